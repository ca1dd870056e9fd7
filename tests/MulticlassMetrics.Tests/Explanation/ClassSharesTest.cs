using MulticlassMetrics.Tests.Inference;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Explanation;

public class ClassSharesTest
{
    public static TheoryData<string> Cases => Golden.Names("explain.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void MicroAucOfPriors_AgreesWithTheReference(string name)
    {
        GoldenValue golden = Golden.Case("explain.json", name);
        if (golden["expected"].Find("microAucOfPriors") is not { } expected) return;

        Golden.Agree(ExplainSample.Read(golden).Scores.MicroAucOfPriors(), expected, Golden.Exact);
    }

    [Fact]
    public void MicroAucOfPriors_IsTheMicroAucOfTheClassShares()
    {
        string[] classes = ["a", "b", "c", "d"], actual = ["a", "b", "a", "c", "c", "b", "a"];
        double[] weights = [1, 2, 0.5, 3, 0, 1, 1.5];
        double[] shares = [3 / 9.0, 3 / 9.0, 3 / 9.0, 0];

        var scores = ClassScores.From(actual, actual.Select(_ => shares).ToArray(), classes, weights);

        scores.MicroAucOfPriors().Should().BeApproximately(Averager.Micro.Auc(scores).Value, 1e-15);
    }

    [Fact]
    public void MicroAucOfPriors_IsUndefinedWithOneClass() => ClassScores.ForPositive([true, false], [0.1, 0.2], positive: true).MicroAucOfPriors().Should().Be(double.NaN);

    [Fact]
    public void MicroAucOfPriors_RefusesNull() => FluentActions.Invoking(() => ((ClassScores)null!).MicroAucOfPriors()).Should().Throw<ArgumentNullException>();
}

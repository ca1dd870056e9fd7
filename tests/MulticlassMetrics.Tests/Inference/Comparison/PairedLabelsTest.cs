using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Inference.Comparison;

public class PairedLabelsTest
{
    private static readonly string[] Actual = ["a", "a", "b", "b", "c"];
    private static readonly string[] First = ["a", "b", "b", "a", "b"];
    private static readonly string[] Second = ["a", "a", "a", "a", "a"];

    public static TheoryData<string> Cases => Golden.Names("inference.json#pairedLabels");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tests_AgreeWithStatsmodels(string name)
    {
        GoldenValue golden = Golden.Case("inference.json#pairedLabels", name);
        PairedLabels<int> labels = PairedLabels.From(golden["actual"].Integers, golden["first"].Integers, golden["second"].Integers);
        GoldenValue expected = golden["expected"];

        double[][] table = expected["mcnemarTable"].Rows;
        new double[] { labels.BothRight, labels.OnlyFirstRight, labels.OnlySecondRight, labels.BothWrong }.Should().Equal(table[0][0], table[0][1], table[1][0], table[1][1]);
        foreach ((string key, HypothesisTest test) in new[]
        {
            ("mcnemarExact", labels.McNemar.Exact()), ("mcnemarMidP", labels.McNemar.MidP()), ("mcnemarChiSquared", labels.McNemar.ChiSquared()),
            ("mcnemarCorrected", labels.McNemar.Corrected()), ("bowker", labels.Table.Bowker()), ("stuartMaxwell", labels.Table.StuartMaxwell()),
        })
        {
            Golden.Agree(test.PValue, expected[key]["p"], Golden.Rounded);
            if (expected[key].Find("statistic") is { } statistic) Golden.Agree(test.Statistic, statistic, Golden.Rounded);
            if (expected[key].Find("df") is { } degrees) test.DegreesOfFreedom.Should().Be(degrees.Number);
        }
    }

    [Fact]
    public void From_CountsWhoIsRight_AndSetsPredictionsAgainstEachOther()
    {
        PairedLabels<string> labels = PairedLabels.From(Actual, First, Second);

        (labels.BothRight, labels.OnlyFirstRight, labels.OnlySecondRight, labels.BothWrong).Should().Be((1, 1, 1, 2));
        labels.Table["b", "a"].Should().Be(3);
        labels.Table.SampleCount.Should().Be(5);
        labels.Table.Classes.Should().Equal("a", "b", "c");
    }

    [Fact]
    public void From_DropsSamplesWithUndeclaredLabelsOnRequest()
    {
        PairedLabels<string> labels = PairedLabels.From(Actual, First, Second, new LabelOptions<string> { Classes = ["b", "a"], Undeclared = UndeclaredLabels.Drop });

        labels.DroppedSamples.Should().Be(1);
        labels.Table.SampleCount.Should().Be(4);
        labels.Table.Classes.Should().Equal("b", "a");
    }

    [Fact]
    public void From_ComparesLabelsAsTold()
    {
        var options = new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase };

        PairedLabels.From(["a"], ["A"], ["b"], options).OnlyFirstRight.Should().Be(1);
    }

    [Fact]
    public void From_RefusesWhatCannotBePaired()
    {
        Refuses(() => PairedLabels.From(Actual, ["a"], Second), "'actual' has 5 entries and 'first' has 1; they must have the same number. (Parameter 'first')");
        Refuses(() => PairedLabels.From(Actual, First, ["a"]), "'actual' has 5 entries and 'second' has 1; they must have the same number. (Parameter 'second')");
        Refuses(() => PairedLabels.From(Actual, First, ["a", "a", null!, "a", "a"]), "The label at position 2 of 'second' is null. (Parameter 'second')");
        Refuses(() => PairedLabels.From<string>([], [], []), "There are no samples. (Parameter 'actual')");
        Refuses(
            () => PairedLabels.From(Actual, First, Second, new LabelOptions<string> { Classes = ["a", "b"] }),
            "The label 'c' at position 4 of 'actual' is not among the declared classes. (Parameter 'actual')");
        Refuses(
            () => PairedLabels.From(Actual, First, Second, new LabelOptions<string> { Classes = ["z"], Undeclared = UndeclaredLabels.Drop }),
            "Every sample has an undeclared label and was dropped. (Parameter 'actual')");
    }

    private static void Refuses(Action act, string message) => act.Should().Throw<ArgumentException>().WithMessage(message);
}

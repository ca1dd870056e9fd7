namespace MulticlassMetrics.Assertions.Tests;

public class AveragedScoreAssertionsTest
{
    [Fact]
    public void Sentence_PassesAndGoesOn() => Averager.Macro.F1(Pets.Model.Matrix).Should().BeAtLeast(0.47).And.BeAtMost(0.48).And.BeWithin(0.47, 0.48);

    [Fact]
    public void Score_TooLow_NamesTheWorstClasses() => Fails.With(
        () => Averager.Macro.Precision(ConfusionMatrix.FromLabels(["cat", "dog"], ["cat", "cat"])).Should().BeAtLeast(0.8, "it is released"),
        """
        Expected precision (macro) at least 0.800 because it is released, but found:
        FAIL  precision (macro) = 0.250, required at least 0.800
              it counts 0 for what is undefined: class dog: 0/0: TP + FP = 0
        """);

    [Fact]
    public void Undefined_NeverPasses() => Fails.With(
        () => new MacroAverager(UndefinedPolicy.Propagate).Precision(ConfusionMatrix.FromLabels(["cat", "dog"], ["cat", "cat"])).Should().BeAtMost(1),
        """
        Expected precision (macro) at most 1.000, but found:
        FAIL  precision (macro): class dog: 0/0: TP + FP = 0
        """);

    [Fact]
    public void Misuse_ThrowsArgumentExceptions()
    {
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => Averager.Macro.F1(Pets.Model.Matrix).Should().BeAtLeast(double.NaN));
        Assert.Throws<ArgumentNullException>("score", () => ((AveragedScore<string>)null!).Should());
    }
}

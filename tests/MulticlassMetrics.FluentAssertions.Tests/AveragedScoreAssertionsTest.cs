using Xunit.Sdk;

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
              worst classes: dog 0.000 (0/0: TP + FP = 0), cat 0.500
        """);

    [Fact]
    public void Score_TooHigh_NamesTheClassesWithTheMost_WhereLessIsBetter() => Fails.With(
        () => Averager.Macro.Average(Pets.Model.Matrix, Metric.FalseNegativeRate).Should().BeAtMost(0.3),
        """
        Expected false negative rate (macro) at most 0.300, but found:
        FAIL  false negative rate (macro) = 0.528, required at most 0.300
              worst classes: owl 1.000, dog 0.333, cat 0.250
        """);

    /// <summary>As zero a class without precision makes it no easier to reach a floor, but to keep below a ceiling.</summary>
    [Fact]
    public void StandIn_MayNotHelp()
    {
        var neverDog = ConfusionMatrix.FromLabels(["cat", "dog"], ["cat", "cat"]);

        Averager.Macro.Precision(neverDog).Should().BeAtLeast(0.25);
        Assert.Throws<XunitException>(() => Averager.Macro.Precision(neverDog).Should().BeAtMost(0.25)).Message.Should().Contain("it counts 0 for what is undefined: class dog");
        Assert.Throws<XunitException>(() => Averager.Worst.Average(neverDog, Metric.FalseDiscoveryRate).Should().BeAtMost(0.5)).Message.Should().Contain("it counts 0 for what is undefined: class dog");
    }

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
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => Averager.Macro.F1(Pets.Model.Matrix).Should().BeAtLeast(80));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => Averager.Macro.F1(Pets.Model.Matrix).Should().BeAtMost(80));
        Assert.Throws<ArgumentNullException>("score", () => ((AveragedScore<string>)null!).Should());
    }
}

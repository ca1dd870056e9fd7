using Xunit.Sdk;

namespace MulticlassMetrics.Assertions.Tests;

public class MatrixAssertionsTest
{
    [Fact]
    public void Sentence_PassesAndGoesOn() => Pets.Model.Matrix.Should().HaveF1(Averager.Macro).AtLeast(0.47)
        .And.HaveRecall(Averager.Worst).AtMost(0)
        .And.Have("cat", Metric.Recall).Within(0.75, 0.75)
        .And.Have(Metric.Accuracy).AtLeast(0.625)
        .And.WithConfidence(0.95).HaveF1(Averager.Micro).AtLeast(0.3);

    [Fact]
    public void Average_TooLow_NamesClassesAndMistakes() => Fails.With(
        () => Pets.Model.Matrix.Should().HaveF1(Averager.Macro).AtLeast(0.8, "it is released"),
        """
        Expected F1 (macro) at least 0.800 because it is released, but found:
        FAIL  F1 (macro) = 0.476, required at least 0.800
              most confused: cat as dog 1, dog as owl 1, owl as dog 1
              worst classes: owl 0.000, dog 0.571, cat 0.857
        """);

    [Fact]
    public void Average_WithConfidence_SaysWhichBound()
    {
        Fails.With(
            () => Pets.Zoo.Matrix.Should().WithConfidence(0.95).HaveF1(Averager.Macro).AtLeast(0.8),
            """
            Expected F1 (macro) at least 0.800 with 95% confidence, but found:
            FAIL  F1 (macro) = 0.476, required at least 0.800, upper bound 0.493
                  most confused: cat as dog 100, dog as owl 100, owl as dog 100
                  worst classes: owl 0.000, dog 0.571, cat 0.857
            """);
        Fails.With(
            () => Pets.Model.Matrix.Should().WithConfidence(0.95).Have("dog", Metric.Recall).AtLeast(0.5),
            """
            Expected recall of dog at least 0.500 with 95% confidence, but found:
            ????  recall of dog = 0.667, required at least 0.500, lower bound 0.254
                  cannot tell at 8 samples
                  most confused: cat as dog 1, dog as owl 1, owl as dog 1
            """);
    }

    [Fact]
    public void Class_TooLow_NamesOnlyItsOwnMistakes() => Fails.With(
        () => Pets.Model.Matrix.Should().Have("cat", Metric.Recall).AtLeast(0.8),
        """
        Expected recall of cat at least 0.800, but found:
        FAIL  recall of cat = 0.750, required at least 0.800
              most confused: cat as dog 1
        """);

    [Fact]
    public void MissingClass_NamesTenOthers() => Assert.Throws<XunitException>(
        () => ConfusionMatrix.FromLabels(Enumerable.Range(0, 25).ToArray(), Enumerable.Range(0, 25).ToArray()).Should().Have(99, Metric.Recall).AtLeast(0))
        .Message.Should().EndWith("there is no class '99', but 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 15 more");

    [Fact]
    public void Names_StayInTheirLine() => Fails.With(
        () => ConfusionMatrix.FromLabels(["a\r\nb", "c"], ["c", "c"]).Should().Have("a\r\nb", Metric.Recall).AtLeast(0.5),
        """
        Expected recall of a\u000D\nb at least 0.500, but found:
        FAIL  recall of a\u000D\nb = 0.000, required at least 0.500
              most confused: a\u000D\nb as c 1
        """);

    [Fact]
    public void Verdict_IsTheGates()
    {
        foreach (double threshold in new[] { 0.3, 0.45, 0.47, 0.476, 0.48, 0.49, 0.6 })
        {
            foreach (double confidence in new[] { 0.6, 0.95 })
            {
                Passes(() => Pets.Zoo.Matrix.Should().WithConfidence(confidence).HaveF1(Averager.Macro).AtLeast(threshold))
                    .Should().Be(Passes(() => Pets.Zoo.Should().WithConfidence(confidence).HaveF1(Averager.Macro).AtLeast(threshold)));
                Passes(() => Pets.Zoo.Matrix.Should().WithConfidence(confidence).Have("dog", Metric.F1).AtMost(threshold))
                    .Should().Be(Passes(() => Pets.Zoo.Should().WithConfidence(confidence).Have("dog", Metric.F1).AtMost(threshold)));
                Passes(() => Pets.Zoo.Matrix.Should().WithConfidence(confidence).Have(Metric.Accuracy).Within(threshold, 0.7))
                    .Should().Be(Passes(() => Pets.Zoo.Should().WithConfidence(confidence).Have(Metric.Accuracy).Within(threshold, 0.7)));
            }
        }

        static bool Passes(Action sentence)
        {
            try
            {
                sentence();
                return true;
            }
            catch (XunitException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void MissingClass_Fails() => Fails.With(
        () => Pets.Model.Matrix.Should().WithConfidence(0.9).Have("cow", Metric.Recall).AtLeast(0),
        """
        Expected recall of cow at least 0.000 with 90% confidence, but found:
        FAIL  recall of cow: there is no class 'cow', but cat, dog, owl
        """);

    [Fact]
    public void Undefined_NeverPasses()
    {
        var neverDog = ConfusionMatrix.FromLabels(["cat", "dog"], ["cat", "cat"]);

        Fails.With(
            () => neverDog.Should().Have("dog", Metric.Precision).AtLeast(0),
            """
            Expected precision of dog at least 0.000, but found:
            FAIL  precision of dog: 0/0: TP + FP = 0
            """);
        Fails.With(
            () => neverDog.Should().Have(new MacroAverager(UndefinedPolicy.Propagate), Metric.Precision).AtMost(1),
            """
            Expected precision (macro) at most 1.000, but found:
            FAIL  precision (macro): class dog: 0/0: TP + FP = 0
            """);
    }

    /// <summary>As zero a class without precision makes it no easier to reach a floor, but to keep below a ceiling.</summary>
    [Fact]
    public void StandIn_MayNotHelp()
    {
        var neverDog = ConfusionMatrix.FromLabels(["cat", "dog"], ["cat", "cat"]);

        neverDog.Should().HavePrecision(Averager.Macro).AtLeast(0.25);
        Fails.With(
            () => neverDog.Should().HavePrecision(Averager.Macro).AtMost(0.25),
            """
            Expected precision (macro) at most 0.250, but found:
            FAIL  precision (macro) = 0.250, required at most 0.250
                  it counts 0 for what is undefined: class dog: 0/0: TP + FP = 0
            """);
        Assert.Throws<XunitException>(() => neverDog.Should().HavePrecision(new MacroAverager(UndefinedPolicy.One)).AtLeast(0.25)).Message.Should().Contain("it counts 1");
    }

    /// <summary>Zero for the class without a value could hide that it is the worst.</summary>
    [Fact]
    public void StandIn_OfAClassThatIsNotTheWorst_MayNotHelp()
    {
        var neverDog = ConfusionMatrix.FromLabels(["cat", "cat", "dog"], ["cat", "cat", "cat"]);

        neverDog.Should().HavePrecision(Averager.Worst).AtLeast(0);
        Fails.With(
            () => neverDog.Should().Have(Averager.Worst, Metric.FalseDiscoveryRate).AtMost(0.4),
            """
            Expected false discovery rate (worst) at most 0.400, but found:
            FAIL  false discovery rate (worst) = 0.333, required at most 0.400
                  it counts 0 for what is undefined: class dog: 0/0: TP + FP = 0
            """);
    }

    [Fact]
    public void Value_HasTheDecimalsThatShowTheSide() => Assert.Throws<XunitException>(
        () => ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 79_999, 20_001 }, { 20_001, 79_999 } }).Should().Have(Metric.Accuracy).AtLeast(0.8))
        .Message.Should().Contain("accuracy = 0.79999, required at least 0.800");

    [Fact]
    public void Misuse_ThrowsArgumentExceptions()
    {
        MatrixAssertions<string> matrix = Pets.Model.Matrix.Should();

        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => matrix.HaveF1(Averager.Macro).AtLeast(80));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => matrix.HaveF1(Averager.Macro).AtMost(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => matrix.HaveF1(Averager.Macro).Within(0.5, 1.5));
        Assert.Throws<ArgumentException>("low", () => matrix.HaveF1(Averager.Macro).Within(0.9, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => matrix.WithConfidence(1));
        Assert.Throws<ArgumentNullException>("averager", () => matrix.HaveF1(null!));
        Assert.Throws<ArgumentNullException>("label", () => matrix.Have((string)null!, Metric.F1));
        Assert.Throws<ArgumentNullException>("matrix", () => ((ConfusionMatrix<string>)null!).Should());
    }
}

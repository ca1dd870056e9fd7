using Xunit.Sdk;

namespace MulticlassMetrics.Assertions.Tests;

public class ComparisonAssertionsTest
{
    [Fact]
    public void Sentence_OfScores_PassesAndGoesOn() => PairedComparison.Of(Pets.Scores, Pets.Scores).Should().HaveAuc(Averager.Macro).NotWorseBy(0)
        .And.Have("dog", Metric.RocAuc).NotWorseBy(0)
        .And.Have(Metric.LogLoss).NotWorseBy(0);

    [Fact]
    public void Sentence_PassesAndGoesOn() => Pets.Better.Compare(Pets.Model).Should().HaveF1(Averager.Macro).Better()
        .And.HaveRecall(Averager.Macro).NotWorseBy(0)
        .And.Have("dog", Metric.Recall).NotWorseBy(0)
        .And.Have(Metric.ErrorRate).Better()
        .And.WithConfidence(0.95).HaveF1(Averager.Macro).NotWorseBy(0.2);

    [Fact]
    public void Worse_SaysByHowMuch() => Fails.With(
        () => Pets.Model.Compare(Pets.Better).Should().HaveF1(Averager.Macro).NotWorseBy(0.02, "it is released"),
        """
        Expected F1 (macro) not to be worse by more than 0.020 because it is released, but found:
        FAIL  F1 (macro): 0.8222 before, 0.4762 now, difference -0.3460
        """);

    [Fact]
    public void NoBetter_IsNotBetter() => Fails.With(
        () => Pets.Model.Compare(Pets.Model).Should().Have(Metric.Accuracy).Better(),
        """
        Expected accuracy to be better than before, but found:
        FAIL  accuracy: 0.6250 before, 0.6250 now, difference 0.0000
        """);

    [Fact]
    public void Better_ByLuck_IsNotSure() => Fails.With(
        () => Pets.Better.Compare(Pets.Model).Should().WithConfidence(0.99).Have(Metric.ErrorRate).Better(),
        """
        Expected error rate to be better than before with 99% confidence, but found:
        ????  error rate: 0.3750 before, 0.1250 now, difference -0.2500, upper bound 0.1061
              cannot tell at 8 samples; the one-sided 99% bounds of the difference are -0.6061 and 0.1061
        """);

    [Fact]
    public void Worse_ByLuck_IsNotSureEither()
    {
        Fails.With(
            () => Pets.Model.Compare(Pets.Better).Should().WithConfidence(0.99).Have(Metric.Accuracy).NotWorseBy(0.1),
            """
            Expected accuracy not to be worse by more than 0.100 with 99% confidence, but found:
            ????  accuracy: 0.8750 before, 0.6250 now, difference -0.2500, lower bound -0.6061
                  cannot tell at 8 samples; the one-sided 99% bounds of the difference are -0.6061 and 0.1061
            """);
        Assert.Throws<XunitException>(() => Pets.Model.Compare(Pets.Model).Should().WithConfidence(0.95).Have(Metric.Accuracy).Better()).Message.Should().Contain("????");
    }

    [Fact]
    public void Worse_ForSure_SaysTheBoundOnTheGoodSide()
    {
        string[] actual = [.. Enumerable.Repeat("cat", 50), .. Enumerable.Repeat("dog", 50)], half = [.. actual.Select((_, row) => row % 2 == 0 ? "cat" : "dog")];
        Evaluation<string> good = Evaluation.Of(actual, actual), bad = Evaluation.Of(actual, half);

        Fails.With(
            () => bad.Compare(good).Should().WithConfidence(0.95).Have(Metric.Accuracy).NotWorseBy(0.1),
            """
            Expected accuracy not to be worse by more than 0.100 with 95% confidence, but found:
            FAIL  accuracy: 1.0000 before, 0.5000 now, difference -0.5000, upper bound -0.4178
            """);
        Assert.Throws<XunitException>(() => bad.Compare(good).Should().WithConfidence(0.95).Have(Metric.ErrorRate).Better()).Message.Should().Contain("FAIL").And.EndWith("lower bound 0.4178");
    }

    /// <summary>Zero for the precision of the first model's dogs makes it easy to match.</summary>
    [Fact]
    public void StandIn_MayNotHelp()
    {
        string[] actual = ["cat", "cat", "cat", "cat", "dog"];
        Evaluation<string> neverDog = Evaluation.Of(actual, ["cat", "cat", "cat", "cat", "cat"]), often = Evaluation.Of(actual, ["cat", "cat", "dog", "dog", "dog"]);

        Fails.With(
            () => often.Compare(neverDog).Should().HavePrecision(Averager.Macro).NotWorseBy(0),
            """
            Expected precision (macro) not to be worse by more than 0.000, but found:
            FAIL  precision (macro): 0.4000 before, 0.6667 now, difference +0.2667
                  before, it counts 0 for what is undefined: class dog: 0/0: TP + FP = 0
            """);
        neverDog.Compare(often).Should().HavePrecision(Averager.Macro).NotWorseBy(0.3);
        Assert.Throws<XunitException>(() => neverDog.Compare(often).Should().Have(Averager.Macro, Metric.FalseDiscoveryRate).Better())
            .Message.Should().Contain("now, it counts 0 for what is undefined: class dog");
        Assert.Throws<XunitException>(() => often.Compare(neverDog).Should().WithConfidence(0.9).HavePrecision(Averager.Macro).NotWorseBy(1))
            .Message.Should().Contain("before, it counts 0");
    }

    [Fact]
    public void MissingClassAndScores_Fail()
    {
        Fails.With(
            () => Pets.Better.Compare(Pets.Model).Should().Have("cow", Metric.Recall).Better("cows count"),
            """
            Expected recall of cow to be better than before because cows count, but found:
            FAIL  recall of cow: there is no class 'cow', but cat, dog, owl
            """);
        Fails.With(
            () => Pets.Better.Compare(Pets.Model).Should().HaveAuc(Averager.Macro).NotWorseBy(1),
            """
            Expected ROC AUC (macro) not to be worse by more than 1.000, but found:
            FAIL  ROC AUC (macro): there are no scores
            """);
        Fails.With(
            () => PairedComparison.Of(Pets.Scores, Pets.Scores).Should().HaveF1(Averager.Macro).NotWorseBy(1),
            """
            Expected F1 (macro) not to be worse by more than 1.000, but found:
            FAIL  F1 (macro): there are no predicted labels
            """);
    }

    [Fact]
    public void Undefined_NeverPasses() => Fails.With(
        () =>
        {
            Evaluation<string> neverDog = Evaluation.Of(["cat", "dog"], ["cat", "cat"]);
            neverDog.Compare(neverDog).Should().Have("dog", Metric.Precision).NotWorseBy(1);
        },
        """
        Expected precision of dog not to be worse by more than 1.000, but found:
        FAIL  precision of dog: undefined before, undefined now
              before: 0/0: TP + FP = 0
              now: 0/0: TP + FP = 0
        """);

    [Fact]
    public void Misuse_ThrowsArgumentExceptions()
    {
        ComparisonAssertions<string> comparison = Pets.Better.Compare(Pets.Model).Should();

        Assert.Throws<ArgumentOutOfRangeException>("margin", () => comparison.HaveF1(Averager.Macro).NotWorseBy(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("margin", () => comparison.HaveF1(Averager.Macro).NotWorseBy(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => comparison.WithConfidence(95));
        Assert.Throws<ArgumentException>("metric", () => comparison.Have(Averager.Macro, Metric.Prevalence));
        Assert.Throws<ArgumentNullException>("comparison", () => ((PairedComparison<string>)null!).Should());
    }
}

using Xunit.Sdk;

namespace MulticlassMetrics.Assertions.Tests;

public class ComparisonAssertionsTest
{
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
              cannot tell at 8 samples; the 95% interval of the difference is [-0.5501, 0.0501]
        """);

    [Fact]
    public void Undefined_NeverPasses() => Assert.Throws<XunitException>(() =>
    {
        Evaluation<string> neverDog = Evaluation.Of(["cat", "dog"], ["cat", "cat"]);
        neverDog.Compare(neverDog).Should().Have("dog", Metric.Precision).NotWorseBy(1);
    }).Message.Should().Contain("undefined before, undefined now");

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

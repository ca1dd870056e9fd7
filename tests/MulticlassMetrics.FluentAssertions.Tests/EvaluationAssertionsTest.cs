using FluentAssertions.Execution;
using Xunit.Sdk;

namespace MulticlassMetrics.Assertions.Tests;

public class EvaluationAssertionsTest
{
    [Fact]
    public void Sentence_PassesAndGoesOn() => Pets.Model.Should().HaveF1(Averager.Macro).AtLeast(0.47)
        .And.HaveF1(Averager.Macro).AtMost(0.48)
        .And.HavePrecision(Averager.Macro).AtLeast(0.5)
        .And.HaveRecall(Averager.Worst).AtMost(0)
        .And.Have("cat", Metric.Recall).Within(0.75, 0.75)
        .And.Have(Metric.Accuracy).AtLeast(0.625)
        .And.Have(Measure.EachClass(Metric.Specificity)).AtLeast(0.6)
        .And.WithConfidence(0.95).HaveF1(Averager.Micro).AtLeast(0.3);

    [Fact]
    public void Sentence_OfScores_PassesAndGoesOn() => Pets.Scores.Should().HaveAuc(Averager.Macro).AtLeast(0.89)
        .And.HaveAveragePrecision(Averager.Micro).AtLeast(0.7)
        .And.Have("dog", Metric.RocAuc).AtLeast(0.7)
        .And.Have(Metric.LogLoss).AtMost(0.65)
        .And.HaveF1(Averager.Micro).AtLeast(0.625);

    [Fact]
    public void Average_TooLow_NamesTheClassesAndMistakes() => Fails.With(
        () => Pets.Model.Should().HaveF1(Averager.Macro).AtLeast(0.8, because: "the last release had {0}", 0.8),
        """
        Expected F1 (macro) at least 0.800 because the last release had 0.8, but found:
        FAIL  F1 (macro) = 0.476, required at least 0.800
              most confused: cat as dog 1, dog as owl 1, owl as dog 1; first rows 3
              worst classes: owl 0.000, dog 0.571, cat 0.857
        """);

    [Fact]
    public void Class_TooLow_NamesTheRowsToLookAt() => Fails.With(
        () => Pets.Model.Should().Have("dog", Metric.Recall).AtLeast(0.9, "dogs bite"),
        """
        Expected recall of dog at least 0.900 because dogs bite, but found:
        FAIL  recall of dog = 0.667 (2 of 3), required at least 0.900
              missed as: owl 1; first rows 6
        """);

    [Fact]
    public void Class_WithConfidence_FailsOnlyForSure() => Fails.With(
        () => Pets.Zoo.Should().WithConfidence(0.99).Have("dog", Metric.Recall).AtLeast(0.9),
        """
        Expected recall of dog at least 0.900 with 99% confidence, but found:
        FAIL  recall of dog = 0.667 (200 of 300), required at least 0.900, upper bound 0.727
              missed as: owl 100; first rows 6, 14, 22
        """);

    [Fact]
    public void Class_WithConfidence_CannotTellFromThreeDogs() => Fails.With(
        () => Pets.Model.Should().WithConfidence(0.95).Have("dog", Metric.Recall).AtLeast(0.5),
        """
        Expected recall of dog at least 0.500 with 95% confidence, but found:
        ????  recall of dog = 0.667 (2 of 3), required at least 0.500, lower bound 0.254
              cannot tell at 8 samples; about 140 would give 80% power
        """);

    [Fact]
    public void EachClass_NamesThoseThatFail() => Fails.With(
        () => Pets.Model.Should().Have(Measure.EachClass(Metric.Recall)).AtLeast(0.5),
        """
        Expected recall of each class at least 0.500, but found:
        FAIL  recall of each class at least 0.500 (1 failed, 0 inconclusive, 2 passed)
              FAIL  recall of owl = 0.000 (0 of 1), required at least 0.500
                    missed as: dog 1; first rows 7
        """);

    [Fact]
    public void MissingClassAndScores_Fail()
    {
        Fails.With(
            () => Pets.Model.Should().Have("cow", Metric.Recall).AtLeast(0),
            """
            Expected recall of cow at least 0.000, but found:
            FAIL  recall of cow: there is no class 'cow', but cat, dog, owl
            """);
        Fails.With(
            () => Pets.Model.Should().HaveAuc(Averager.Macro).AtLeast(0),
            """
            Expected ROC AUC (macro) at least 0.000, but found:
            FAIL  ROC AUC (macro): there are no scores
            """);
    }

    [Fact]
    public void Undefined_NeverPasses()
    {
        Evaluation<string> neverDog = Evaluation.Of(["cat", "dog"], ["cat", "cat"]);

        foreach (Action sentence in new Action[]
        {
            () => neverDog.Should().Have("dog", Metric.Precision).AtLeast(0),
            () => neverDog.Should().Have("dog", Metric.Precision).AtMost(1),
            () => neverDog.Should().Have("dog", Metric.Precision).Within(0, 1),
            () => neverDog.Should().WithConfidence(0.95).Have("dog", Metric.Precision).AtLeast(0),
        })
            Assert.Throws<XunitException>(sentence).Message.Should().Contain("class dog is never predicted");
    }

    [Fact]
    public void Gate_SaysAllAtOnce() => Fails.With(
        () => Pets.Model.Should().Pass(
            new Gate("pets", [Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.4), Measure.OfClass("owl", Metric.Recall).AtLeast(0.5)]), because: "because owls count"),
        """
        Expected the model to pass the gate 'pets' because owls count, but found:
        Gate 'pets': FAIL (1 failed, 0 inconclusive, 1 passed); 8 samples, 3 classes
        FAIL  recall of owl = 0.000 (0 of 1), required at least 0.500
              missed as: dog 1; first rows 7
        ok    F1 (macro) = 0.476, required at least 0.400
        """);

    [Fact]
    public void Gate_AgainstABaseline()
    {
        var gate = new Gate("pets", [Measure.Average(Averager.Macro, Metric.F1).NotWorseThanBaseline(0.01)]);

        Pets.Better.Should().Pass(gate, Baseline.From(Pets.Model, "v1")).And.HaveF1(Averager.Macro).AtLeast(0.8);
        Assert.Throws<XunitException>(() => Pets.Model.Should().Pass(gate, Baseline.From(Pets.Better, "v2"))).Message.Should().Contain("baseline v2");
        Assert.Throws<XunitException>(() => Pets.Model.Should().Pass(gate)).Message.Should().Contain("baseline");
    }

    [Fact]
    public void Baseline_PassesAndGoesOn()
    {
        var baseline = Baseline.From(Pets.Model, "v1");

        Pets.Better.Should().HaveF1(Averager.Macro).NotWorseThanBaseline(baseline, 0, "the last release had {0}", "that")
            .And.Have(Measure.EachClass(Metric.Precision)).NotWorseThanBaseline(baseline, 0)
            .And.WithConfidence(0.95).Have(Metric.Accuracy).NotWorseThanBaseline(baseline, 0.2);
    }

    [Fact]
    public void Baseline_ThatIsBetter_NamesTheRowsThatBroke()
    {
        var baseline = Baseline.From(Pets.Better, "v2");

        Fails.With(
            () => Pets.Model.Should().HaveF1(Averager.Macro).NotWorseThanBaseline(baseline, 0.01, "users would notice"),
            """
            Expected F1 (macro) not to be worse than baseline v2 by more than 0.010 because users would notice, but found:
            FAIL  F1 (macro) against baseline v2: -0.346, margin 0.010; 0 fixed, 2 broken
                  broken: cat as dog 1, owl as dog 1; first rows 3, 7
            """);
        Fails.With(
            () => Pets.Model.Should().WithConfidence(0.95).Have("cat", Metric.Recall).NotWorseThanBaseline(baseline, 0.3),
            """
            Expected recall of cat not to be worse than baseline v2 by more than 0.300 with 95% confidence, but found:
            ????  recall of cat against baseline v2: -0.250, margin 0.300, lower bound -0.606; 0 fixed, 1 broken
                  cannot tell at 8 samples; about 930 would give 80% power
            """);
    }

    [Fact]
    public void Baseline_Misused_Throws()
    {
        var baseline = Baseline.From(Pets.Model, "v1");
        Expectation<EvaluationAssertions<string>> f1 = Pets.Better.Should().HaveF1(Averager.Macro);

        f1.Invoking(f => f.NotWorseThanBaseline(null!, 0)).Should().Throw<ArgumentNullException>().WithParameterName("baseline");
        f1.Invoking(f => f.NotWorseThanBaseline(baseline, -0.1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("margin");
        f1.Invoking(f => f.NotWorseThanBaseline(Baseline.From(Pets.Zoo, "zoo"), 0)).Should().Throw<ArgumentException>();
        f1.Invoking(f => f.NotWorseThanBaseline(baseline, 0, "{1}", "one")).Should().Throw<ArgumentException>();
        Pets.Better.Should().Have("cat", Metric.Prevalence).Invoking(p => p.NotWorseThanBaseline(baseline, 0)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => BaselineWords.NotWorseThanBaseline((Expectation<EvaluationAssertions<string>>)null!, baseline, 0)).Should().Throw<ArgumentNullException>().WithParameterName("expectation");
    }

    [Fact]
    public void Scope_CollectsSentences()
    {
        Action sentences = () =>
        {
            using var scope = new AssertionScope();
            Pets.Model.Should().Have("owl", Metric.Recall).AtLeast(0.5).And.Have("dog", Metric.Recall).AtLeast(0.5).And.Have("cat", Metric.Recall).AtLeast(0.8);
            1.Should().Be(2);
        };

        string message = Assert.Throws<XunitException>(sentences).Message;
        message.Should().Contain("recall of owl = 0.000").And.Contain("recall of cat = 0.750").And.NotContain("recall of dog").And.Contain("Expected value to be 2, but found 1");
    }

    [Fact]
    public void Misuse_ThrowsArgumentExceptions_InAScopeToo()
    {
        using var scope = new AssertionScope();
        EvaluationAssertions<string> model = Pets.Model.Should();

        Throws<ArgumentOutOfRangeException>(() => model.HaveF1(Averager.Macro).AtLeast(80), "threshold");
        Throws<ArgumentOutOfRangeException>(() => model.HaveF1(Averager.Macro).AtLeast(double.NaN), "threshold");
        Throws<ArgumentOutOfRangeException>(() => model.HaveF1(Averager.Macro).AtLeast(double.NegativeInfinity), "threshold");
        Throws<ArgumentOutOfRangeException>(() => model.HaveF1(Averager.Macro).AtMost(double.PositiveInfinity), "threshold");
        Throws<ArgumentOutOfRangeException>(() => model.HaveF1(Averager.Macro).Within(double.NegativeInfinity, 1), "low");
        Throws<ArgumentException>(() => model.HaveF1(Averager.Macro).Within(0.9, 0.8), "low");
        Throws<ArgumentOutOfRangeException>(() => model.WithConfidence(95), "confidence");
        Throws<ArgumentOutOfRangeException>(() => model.WithConfidence(0.5), "confidence");
        Throws<ArgumentOutOfRangeException>(() => model.WithConfidence(double.NaN), "confidence");
        Throws<ArgumentException>(() => model.HaveF1(Averager.Macro).AtLeast(0.1, "{0} {1}", 1), "because");
        Throws<ArgumentNullException>(() => model.HaveF1(Averager.Macro).AtLeast(0.1, null!), "because");
        Throws<ArgumentNullException>(() => model.HaveF1(null!), "averager");
        Throws<ArgumentNullException>(() => model.Have((GateSubject)null!), "subject");
        Throws<ArgumentNullException>(() => model.Pass(null!), "gate");
        Throws<ArgumentNullException>(() => ((Evaluation<string>)null!).Should(), "evaluation");
        Throws<ArgumentNullException>(() => ((ClassScores<string>)null!).Should(), "scores");
        Throws<ArgumentNullException>(() => ((GateResult)null!).Should(), "result");
        Throws<ArgumentNullException>(() => MetricWords.HaveF1<int>(null!, Averager.Macro), "subject");
        scope.Discard().Should().BeEmpty();

        void Throws<TException>(Action misuse, string parameter)
            where TException : ArgumentException => Assert.Throws<TException>(parameter, misuse);
    }

    [Fact]
    public void Because_KeepsBracesAndItsOwnWord()
    {
        Because("{x}").Should().Contain(" because {x}, but");
        Because("  Because it is so  ").Should().Contain("at least 0.900 Because it is so, but");
        Because("   ").Should().Contain("at least 0.900, but");

        static string Because(string text) => Assert.Throws<XunitException>(() => Pets.Model.Should().HaveF1(Averager.Macro).AtLeast(0.9, text)).Message;
    }
}

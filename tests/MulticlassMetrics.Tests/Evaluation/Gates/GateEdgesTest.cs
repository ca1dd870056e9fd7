namespace MulticlassMetrics.Tests.Evaluations;

public class GateEdgesTest
{
    private static readonly string[] Perfect = ["a", "a", "b", "b"];

    [Theory]
    [InlineData(null)]
    [InlineData(0.95)]
    public void InfinitelyWorse_Fails(double? confidence)
    {
        Evaluation<string> before = Evaluation.Of(Perfect, Perfect), after = Evaluation.Of(Perfect, ["b", "a", "a", "b"]);
        GateRequirement requirement = Measure.OfClass("a", Metric.DiagnosticOddsRatio).NotWorseThanBaseline(0.01);

        GateFinding worse = Judge(after, requirement, confidence, before), better = Judge(before, requirement, confidence, after);

        (worse.Verdict, worse.Value).Should().Be((GateVerdict.Fail, double.NegativeInfinity));
        (better.Verdict, better.Value).Should().Be((GateVerdict.Pass, double.PositiveInfinity));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.95)]
    public void DifferenceOfInfinities_FailsWithAReason_EvenWhereInconclusivePasses(double? confidence)
    {
        Evaluation<string> model = Evaluation.Of(Perfect, Perfect);
        var gate = new Gate("edges", [Measure.OfClass("a", Metric.DiagnosticOddsRatio).NotWorseThanBaseline(0.01)], confidence, inconclusivePasses: true);

        GateResult result = gate.Evaluate(model, Baseline.From(model, "v1"));

        result.IsPass.Should().BeFalse();
        result.Requirements[0].Findings[0].Reason.Should().StartWith("undefined: the difference");
    }

    [Fact]
    public void WorstClass_DoesNotHideAClassThatIsUndefined()
    {
        Evaluation<string> evaluation = Evaluation.Of(["a", "a", "b", "b", "c"], ["a", "a", "b", "b", "a"]);

        GateFinding loss = Judge(evaluation, Measure.Average(Averager.Worst, Metric.FalseDiscoveryRate).AtMost(0.4));
        GateFinding one = Judge(evaluation, Measure.Average(new WorstAverager(UndefinedPolicy.One), Metric.Precision).AtLeast(0.6));
        GateFinding skipped = Judge(evaluation, Measure.Average(new WorstAverager(UndefinedPolicy.Skip), Metric.Precision).AtLeast(0.6));

        (loss.Verdict, loss.Reason).Should().Be((GateVerdict.Fail, "undefined: class c is never predicted (0/0: TP + FP = 0)"));
        one.Verdict.Should().Be(GateVerdict.Fail);
        skipped.Verdict.Should().Be(GateVerdict.Pass, "the caller left it out");
    }

    [Fact]
    public void ModelAgainstItself_PassesWhereAClassNeverOccurs()
    {
        Evaluation<string> model = Evaluation.Of(Perfect, ["a", "b", "b", "b"], new() { Labels = new() { Classes = ["a", "b", "owl"] } });

        Judge(model, Measure.Average(Averager.Macro, Metric.F1).NotWorseThanBaseline(0.1), null, model).Verdict.Should().Be(GateVerdict.Pass);
        Judge(model, Measure.Average(Averager.Worst, Metric.F1).NotWorseThanBaseline(0.1), null, model).Verdict.Should().Be(GateVerdict.Fail, "the class that decides has no value");
    }

    [Fact]
    public void BaselineOfOneClass_NamesItsRowsOnly()
    {
        string[] actual = ["cat", "cat", "dog", "fraud", "fraud"];
        Evaluation<string> before = Evaluation.Of(actual, actual), after = Evaluation.Of(actual, ["dog", "cat", "cat", "dog", "fraud"]);

        GateFinding finding = Judge(after, Measure.OfClass("fraud", Metric.Recall).NotWorseThanBaseline(0.1), null, before);

        (finding.Fixed, finding.Broken).Should().Be((0L, 1L));
        finding.Mistakes.Should().ContainSingle().Which.ToString().Should().Be("broken: fraud as dog 1; first rows 3");
    }

    [Fact]
    public void MarginWiderThanTheRange_IsRefused()
    {
        Measure recall = Measure.OfClass("a", Metric.Recall);

        recall.Invoking(r => r.NotWorseThanBaseline(3)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*recall of a lies in [0, 1]; by a margin of 3 no model could be worse.*");
        Measure.OfClass("a", Metric.DiagnosticOddsRatio).NotWorseThanBaseline(3).Should().NotBeNull("it has no upper end");
    }

    [Fact]
    public void PassThatRestsOnFewCases_SaysSo()
    {
        string[] actual = [.. Enumerable.Range(0, 20).Select(i => $"c{i / 2}")];
        string[] predicted = [.. actual];
        predicted[0] = "c1";
        Evaluation<string> evaluation = Evaluation.Of(actual, predicted);

        var gate = new Gate("few", [Measure.Average(Averager.Macro, Metric.Recall).AtLeast(0.7)], 0.95);

        gate.Evaluate(evaluation).ToString().Should().Contain("rests on little: class 'c0' has only 2 cases");
    }

    private static GateFinding Judge(Evaluation<string> evaluation, GateRequirement requirement, double? confidence = null, Evaluation<string>? baseline = null) =>
        new Gate("edges", [requirement], confidence).Evaluate(evaluation, baseline is null ? null : Baseline.From(baseline, "v1")).Requirements[0].Findings[0];
}

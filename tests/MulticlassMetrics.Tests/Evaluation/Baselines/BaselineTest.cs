namespace MulticlassMetrics.Tests.Evaluations;

public class BaselineTest
{
    private static readonly string[] Actual = ["cat", "cat", "cat", "dog", "dog", "owl"];
    private static readonly string[] Before = ["cat", "cat", "dog", "dog", "dog", "dog"];
    private static readonly string[] After = ["cat", "cat", "cat", "dog", "cat", "owl"];
    private static readonly string[] Ids = ["1", "2", "3", "4", "5", "6"];

    private static readonly EvaluationOptions<string> WithIds = new() { Items = Ids };

    private static GateFinding Judge(Evaluation<string> evaluation, Baseline baseline, Measure measure, double margin, double? confidence = null) =>
        new Gate("gate", [measure.NotWorseThanBaseline(margin)], confidence).Evaluate(evaluation, baseline).Requirements[0].Findings[0];

    [Fact]
    public void NotWorse_ByTheDifference()
    {
        var baseline = Baseline.From(Evaluation.Of(Actual, Before), "v12");
        var better = Evaluation.Of(Actual, After);
        var worse = Evaluation.Of(Actual, Before);

        Judge(better, baseline, Measure.Overall(Metric.Accuracy), 0).ToString().Should().Be("accuracy against baseline v12: +0.167, margin 0.000; 2 fixed, 1 broken");
        (Judge(worse, Baseline.From(better, "v13"), Measure.Overall(Metric.Accuracy), 0.1).Verdict, Judge(worse, Baseline.From(better, "v13"), Measure.Overall(Metric.Accuracy), 0.17).Verdict)
            .Should().Be((GateVerdict.Fail, GateVerdict.Pass));
        (Judge(worse, Baseline.From(better, "v13"), Measure.Overall(Metric.ErrorRate), 0.1).Verdict, Judge(worse, Baseline.From(better, "v13"), Measure.Overall(Metric.ErrorRate), 0.17).Verdict)
            .Should().Be((GateVerdict.Fail, GateVerdict.Pass), "of an error rate less is better");
    }

    [Fact]
    public void NotWorse_UnderConfidence_IsNonInferiority()
    {
        string[] actual = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? "a" : "b")];
        string[] before = [.. actual.Select((label, i) => i % 10 == 0 ? "b" : label)], after = [.. actual.Select((label, i) => i % 10 == 2 || i % 50 == 1 ? label == "a" ? "b" : "a" : label)];
        var evaluation = Evaluation.Of(actual, after);
        var baseline = Baseline.From(Evaluation.Of(actual, before), "v1");
        Measure f1 = Measure.Average(Averager.Macro, Metric.F1);
        PairedDifference difference = evaluation.Compare(baseline.For(evaluation)).Difference(Averager.Macro, Metric.F1);

        foreach (double margin in (double[])[0, 0.02, 0.04, 0.05, 0.06, 0.08])
        {
            GateFinding finding = Judge(evaluation, baseline, f1, margin, 0.95);
            NonInferiority expected = difference.NonInferiority(margin);
            (finding.Verdict == GateVerdict.Pass).Should().Be(expected.IsNonInferior);
            finding.LowerBound.Should().BeApproximately(expected.Bound, 1e-12);
        }

        Judge(evaluation, baseline, f1, 0.02, 0.95).Verdict.Should().Be(GateVerdict.Inconclusive);
        Judge(evaluation, baseline, f1, 0.02, 0.95).SamplesNeeded.Should().Be(PowerAnalysis.Of(difference, TestSides.OneSided, 0.05).SamplesForBound(-0.02));
    }

    [Fact]
    public void Rows_AreFoundByTheirIds()
    {
        var baseline = Baseline.From(Evaluation.Of(Actual, Before, WithIds), "v12");
        int[] order = [5, 3, 1, 0, 2, 4];
        var shuffled = Evaluation.Of([.. order.Select(i => Actual[i])], (string[])[.. order.Select(i => After[i])], new EvaluationOptions<string> { Items = [.. order.Select(i => Ids[i])] });

        Judge(shuffled, baseline, Measure.Overall(Metric.Accuracy), 0).ToString().Should().Be("accuracy against baseline v12: +0.167, margin 0.000; 2 fixed, 1 broken");
    }

    [Fact]
    public void OtherTestSet_IsNamed()
    {
        var baseline = Baseline.From(Evaluation.Of(Actual, Before, WithIds), "v12");

        Fails(baseline, Evaluation.Of(Actual, After, new() { Items = ["1", "2", "3", "4", "7", "8"] }))
            .WithMessage("Baseline 'v12' is of another test set: items differ: it lacks '7', '8'; it has, and there are not here, '5', '6'.*");
        Fails(baseline, Evaluation.Of(["cat", "dog", "cat", "dog", "dog", "owl"], After, WithIds)).WithMessage("*item 2 is 'dog' here and 'cat' there.*");
        Fails(baseline, Evaluation.Of(Actual, ["cat", "cat", "cat", "dog", "cat", "emu"], WithIds)).WithMessage("*classes differ: it lacks 'emu'.*");
        Fails(baseline, Evaluation.Of(Actual, After)).WithMessage("*its rows have ids, and those here have none.*");
        Fails(Baseline.From(Evaluation.Of(Actual, Before), "v12"), Evaluation.Of(Actual, After, WithIds)).WithMessage("*its rows have no ids, and those here have.*");
        Fails(Baseline.From(Evaluation.Of(Actual, Before), "v12"), Evaluation.Of([.. Actual, "owl"], (string[])[.. After, "owl"])).WithMessage("*there are 7 rows here and 6 there.*");

        static FluentAssertions.Specialized.ExceptionAssertions<ArgumentException> Fails(Baseline baseline, Evaluation<string> evaluation) =>
            baseline.Invoking(b => Judge(evaluation, b, Measure.Overall(Metric.Accuracy), 0)).Should().Throw<ArgumentException>().WithParameterName(nameof(baseline));
    }

    [Fact]
    public void Scores_AreComparedWhereBothHaveThem()
    {
        string[] classes = ["b", "a"];
        var mine = Evaluation.Of(ClassScores.From(["a", "a", "b", "b"], new[,] { { 0.2, 0.8 }, { 0.6, 0.4 }, { 0.7, 0.3 }, { 0.9, 0.1 } }, classes));
        var theirs = Evaluation.Of(ClassScores.From(["a", "a", "b", "b"], new[,] { { 0.8, 0.2 }, { 0.4, 0.6 }, { 0.3, 0.7 }, { 0.1, 0.9 } }, ["a", "b"]));
        Measure auc = Measure.Average(Averager.Macro, Metric.RocAuc);

        Judge(mine, Baseline.From(theirs, "v1"), auc, 0).Value.Should().Be(0, "the columns stand in another order, and the second row differs in no rank");
        Judge(mine, Baseline.From(Evaluation.Of(["a", "a", "b", "b"], ["a", "a", "b", "b"]), "v1"), auc, 0).Reason.Should().Be("in the baseline, there are no scores");
        Judge(Evaluation.Of(["a", "a", "b", "b"], ["a", "a", "b", "b"]), Baseline.From(theirs, "v1"), auc, 0).Reason.Should().Be("there are no scores");
    }

    [Fact]
    public void Undefined_InEitherNeverPasses()
    {
        string[] constant = ["cat", "cat", "cat", "cat", "cat", "cat"];
        var never = Evaluation.Of(Actual, constant);
        var after = Evaluation.Of(Actual, After);
        Measure macro = Measure.Average(Averager.Macro, Metric.Precision), owl = Measure.OfClass("owl", Metric.Precision);

        Judge(never, Baseline.From(after, "v1"), owl, 1).Reason.Should().Be("undefined: class owl is never predicted (0/0: TP + FP = 0)");
        Judge(after, Baseline.From(never, "v1"), owl, 1).Reason.Should().Be("undefined: in the baseline, class owl is never predicted (0/0: TP + FP = 0)");
        Judge(after, Baseline.From(never, "v1"), macro, 1).Reason.Should().StartWith("undefined: in the baseline, class dog", "a zero would make the baseline easy to match");
        Judge(never, Baseline.From(after, "v1"), macro, 1).Verdict.Should().Be(GateVerdict.Pass, "as zero it is as far below as it can be");
    }

    [Fact]
    public void Slices_AndClusters_HoldForTheBaselineToo()
    {
        var options = new EvaluationOptions<string>
        {
            Items = Ids,
            Clusters = ["x", "x", "y", "y", "z", "z"],
            Weights = [1, 2, 1, 1, 2, 1],
            Slices = new Dictionary<string, IReadOnlyList<string>> { ["half"] = ["1", "1", "2", "1", "2", "2"] },
        };
        var baseline = Baseline.From(Evaluation.Of(Actual, Before, options), "v12");
        var after = Evaluation.Of(Actual, After, options);

        GateResult result = new Gate("gate", [Measure.Overall(Metric.Accuracy).NotWorseThanBaseline(0.01).InEverySlice("half")]).Evaluate(after, baseline);

        // Of the first half both have all right; of the second the baseline has only the one that weighs 2 right, this model the two that weigh 1.
        result.Requirements[0].Findings.Select(finding => (finding.SliceKey, finding.Value, finding.Fixed, finding.Broken)).Should().Equal(("1", 0, 0, 0), ("2", 0, 2, 1));
        baseline.For(after).Matrix.Should().Be(Evaluation.Of(Actual, Before, options).Matrix);
    }

    [Fact]
    public void From_RefusesWhatCouldNotBeReadAgain()
    {
        FluentActions.Invoking(() => Baseline.From(Evaluation.Of([new Same(1), new Same(2)], [new Same(1), new Same(2)]), "v1")).Should().Throw<ArgumentException>().WithMessage("Two classes read 'same'*");
        FluentActions.Invoking(() => Baseline.From(Evaluation.Of(Actual, Before), " ")).Should().Throw<ArgumentException>();
        var dropping = new EvaluationOptions<string> { Labels = new() { Classes = ["cat", "dog"], Undeclared = UndeclaredLabels.Drop } };
        FluentActions.Invoking(() => Baseline.From(Evaluation.Of(Actual, Before, dropping), "v1")).Should().Throw<ArgumentException>().WithMessage("Rows were dropped*");
    }

    [Fact]
    public void From_LabelsOfAnyTypeAreFoundAgain()
    {
        var numbers = Evaluation.Of([1, 2, 3, 3], [1, 2, 3, 1]);
        var days = Evaluation.Of([DayOfWeek.Friday, DayOfWeek.Monday], [DayOfWeek.Friday, DayOfWeek.Friday]);

        Baseline.From(numbers, "v1").For(numbers).Matrix.Should().Be(numbers.Matrix);
        Baseline.From(days, "v1").For(days).Matrix.Should().Be(days.Matrix);
        Baseline.From(numbers, "v1").ToString().Should().Be("baseline v1: 4 rows, 3 classes");
    }

    private sealed record Same(int Number)
    {
        public override string ToString() => "same";
    }
}

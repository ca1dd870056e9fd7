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

    [Fact]
    public void PassesOfAFamilyThatRestOnFewCases_SaySo()
    {
        string[] actual = [.. Enumerable.Repeat("a", 100), .. Enumerable.Repeat("b", 12), .. Enumerable.Repeat("c", 15)];
        string[] sites = [.. actual.Select((_, i) => i % 2 == 0 ? "north" : "south")];
        string[] predicted = [.. actual];
        predicted[105] = predicted[115] = predicted[118] = "a";
        Evaluation<string> evaluation = Evaluation.Of(actual, predicted, new EvaluationOptions<string> { Slices = new Dictionary<string, IReadOnlyList<string>> { ["site"] = sites } });

        string text = new Gate("few", [Measure.EachClass(Metric.Recall).AtLeast(0.5), Measure.OfClass("b", Metric.F1).AtLeast(0.2).InEverySlice("site")], 0.95).Evaluate(evaluation).ToString();

        text.Should().Contain("ok    recall of each class at least 0.500 (0 failed, 0 inconclusive, 3 passed, Holm over 3)\n      passes that rest on little: the estimated variance is zero, which says that the data cannot show it, not that it is none; class 'b' has only 12 cases; class 'c' has only 15 cases\n")
            .And.EndWith("      passes that rest on little: north: class 'b' has only 6 cases; north: the estimated variance is zero, which says that the data cannot show it, not that it is none; south: class 'b' has only 6 cases");
    }

    [Theory]
    [InlineData(20, 0.9, 0.95)]
    [InlineData(37, 0.95, 0.99)]
    public void WhereAllAreRight_TheSamplesNeededDecideIfAllGoOnToBe(int samples, double threshold, double confidence)
    {
        double needed = Finding(samples).SamplesNeeded;

        Finding(samples).Verdict.Should().Be(GateVerdict.Inconclusive);
        Finding((int)needed).Verdict.Should().Be(GateVerdict.Pass);
        Finding((int)needed - 1).Verdict.Should().Be(GateVerdict.Inconclusive);
        GateText.Lines(Result(20, 0.9, 0.95)).Should().EndWith("cannot tell at 20 samples; about 25 would decide, if none of them is unlike these");

        GateFinding Finding(int count) => Result(count, threshold, confidence).Findings[0];

        static GateRequirementResult Result(int count, double threshold, double confidence) =>
            new Gate("right", [Measure.Overall(Metric.Accuracy).AtLeast(threshold)], confidence).Evaluate(Alternating(count, (_, label) => label)).Requirements[0];
    }

    [Fact]
    public void WhereNoneIsRightOrAllAreRankedRight_TheSamplesNeededDecideIfAllGoOn()
    {
        // A share of none, by its upper bound; an exact bound of an area, with half of the samples of the rarer class.
        GateFinding Wrong(int count) => Judge(Alternating(count, (_, label) => label == "a" ? "b" : "a"), Measure.OfClass("a", Metric.Recall).AtMost(0.1), 0.95);
        GateFinding Ranked(int count) => Judge(Alternating(count, (_, label) => label, scored: true), Measure.OfClass("a", Metric.RocAuc).AtLeast(0.9), 0.95);
        foreach (Func<int, GateFinding> judge in (Func<int, GateFinding>[])[Wrong, Ranked])
        {
            int needed = (int)judge(20).SamplesNeeded;
            needed.Should().BeGreaterThan(20);
            judge(needed + (needed % 2)).Verdict.Should().Be(GateVerdict.Pass);
            judge(needed - 2 - (needed % 2)).Verdict.Should().Be(GateVerdict.Inconclusive);
        }

        Judge(Alternating(20, (_, label) => label), Measure.Overall(Metric.Accuracy).AtLeast(1), 0.95).SamplesNeeded.Should().Be(double.PositiveInfinity);
        Judge(Alternating(20, (_, label) => label), Measure.Overall(Metric.CohenKappa).AtLeast(0.9), 0.95).SamplesNeeded.Should().BeGreaterThan(20);
    }

    [Fact]
    public void FindingsOfScores_NameTheSamplesThatAreRankedLowest()
    {
        string[] actual = ["a", "a", "a", "b", "b", "c"];
        var scores = ClassScores.From(actual, new[,] { { 0.9, 0.1, 0 }, { 0.4, 0.3, 0.3 }, { 0.1, 0.8, 0.1 }, { 0.5, 0.4, 0.1 }, { 0.1, 0.9, 0 }, { 0.2, 0.1, 0.7 } }, ["a", "b", "c"]);
        Evaluation<string> rows = Evaluation.Of(scores), items = Evaluation.Of(scores, new EvaluationOptions<string> { Items = ["i0", "i1", "i2", "i3", "i4", "i5"] });

        GateFinding ofClass = Judge(rows, Measure.OfClass("a", Metric.RocAuc).AtLeast(0.9));
        ofClass.Mistakes.Should().ContainSingle().Which.ToString().Should().Be("outranked in pairs by: b 2.5, c 1; first rows 2, 1");
        ofClass.Mistakes[0].Pairs.Sum(pair => pair.Value).Should().BeApproximately((1 - ofClass.Value) * 3 * 3, 1e-12, "wrong pairs are what an area lacks");
        Judge(items, Measure.Average(Averager.Macro, Metric.RocAuc).AtLeast(0.9)).Mistakes.Should().ContainSingle().Which.ToString().Should().Be("a outranked in pairs by: b 2.5, c 1; first items i2, i1");
        Judge(items, Measure.Average(Averager.Macro, Metric.ClassBrierScore).AtMost(0.01)).Mistakes.Should().ContainSingle().Which.Kind.Should().Be("a outranked in pairs by");
        Judge(items, Measure.Overall(Metric.LogLoss).AtMost(0.01)).Mistakes.Should().ContainSingle().Which.ToString().Should().Be("lowest scores of the own class: items i2, i1, i3");
        Judge(items, Measure.OfClass("c", Metric.RocAuc).AtLeast(1)).Mistakes.Should().BeEmpty("its sample is ranked first");
    }

    [Fact]
    public void FindingsOfScores_WeighThePairsThatAreRankedWrongly()
    {
        var random = new Random(5);
        string[] actual = [.. Enumerable.Range(0, 200).Select(_ => "abc"[random.Next(3)].ToString())];
        double[,] scores = new double[200, 3];
        for (int i = 0; i < 200; i++) for (int c = 0; c < 3; c++) scores[i, c] = random.Next(8) + (actual[i] == "abc"[c].ToString() ? 2 : 0);
        double[] weights = [.. actual.Select(_ => random.Next(4) / 2.0)];
        Evaluation<string> evaluation = Evaluation.Of(ClassScores.From(actual, scores, ["a", "b", "c"], weights));

        GateMistakes mistakes = Judge(evaluation, Measure.OfClass("b", Metric.RocAuc).AtLeast(1)).Mistakes[0];

        foreach ((string other, double weight) in mistakes.Pairs)
        {
            double expected = 0;
            for (int i = 0; i < 200; i++)
            {
                for (int j = 0; j < 200; j++) if (actual[i] == "b" && actual[j] == other) expected += weights[i] * weights[j] * (scores[j, 1] > scores[i, 1] ? 1 : scores[j, 1] == scores[i, 1] ? 0.5 : 0);
            }

            weight.Should().BeApproximately(expected, 1e-9 * expected);
        }

        mistakes.Pairs.Select(pair => pair.Key).Should().BeEquivalentTo("a", "c");
        mistakes.Items.Should().Equal(Enumerable.Range(0, 200).Where(i => actual[i] == "b" && weights[i] > 0).OrderBy(i => scores[i, 1]).Take(3).Select(i => $"{i}"));
    }

    [Fact]
    public void AverageOverSomeClasses_IsThatOfTheSelection()
    {
        string[] actual = ["a", "a", "a", "b", "b", "c"];
        var scores = ClassScores.From(actual, new[,] { { 0.9, 0.1, 0 }, { 0.4, 0.3, 0.3 }, { 0.1, 0.8, 0.1 }, { 0.5, 0.4, 0.1 }, { 0.1, 0.9, 0 }, { 0.2, 0.1, 0.7 } }, ["a", "b", "c"]);
        Evaluation<string> evaluation = Evaluation.Of(scores);
        Measure f1 = Measure.Average(Averager.Macro, Metric.F1, ["a", "b"]), auc = Measure.Average(Averager.Weighted, Metric.RocAuc, ["c", "a"]);

        (f1.Name, auc.Name).Should().Be(("F1 (macro of a, b)", "ROC AUC (weighted of c, a)"));
        evaluation.Estimate(f1).Should().BeEquivalentTo(evaluation.Matrix.Select("a", "b").Estimate(Averager.Macro, Metric.F1));
        Estimate expected = scores.Select("c", "a").Estimate(Averager.Weighted, Metric.RocAuc), found = evaluation.Estimate(auc);
        (found.Value, found.StandardError, found.Low, found.High, found.Method).Should().Be((expected.Value, expected.StandardError, expected.Low, expected.High, expected.Method));

        GateFinding low = Judge(evaluation, f1.AtLeast(0.9));
        low.Value.Should().Be(Averager.Macro.F1(evaluation.Matrix.Select("a", "b")).Value);
        low.Mistakes.Should().ContainSingle().Which.Kind.Should().Be("most confused");
        low.Notes.Should().ContainSingle().Which.Should().NotContain("c ");
        Judge(evaluation, auc.AtLeast(0.99)).Mistakes.Should().ContainSingle().Which.Kind.Should().Be("a outranked in pairs by");
        Judge(evaluation, Measure.Average(Averager.Macro, Metric.F1, ["c"]).AtLeast(1)).Verdict.Should().Be(GateVerdict.Pass);
        Judge(evaluation, Measure.Average(Averager.Macro, Metric.F1, ["a", "x"]).AtLeast(0)).Reason.Should().Be("there is no class 'x', but a, b, c");
        Judge(Evaluation.Of(actual, actual), Measure.Average(Averager.Macro, Metric.RocAuc, ["a"]).AtLeast(0)).Reason.Should().Be("there are no scores");
    }

    [Fact]
    public void AverageOverSomeClasses_AgainstABaseline_TakesTheDifferenceOfTheSelections()
    {
        var random = new Random(3);
        string[] actual = [.. Enumerable.Range(0, 60).Select(i => "abc"[i % 3].ToString())];
        ClassScores<string> One(int skill)
        {
            double[,] scores = new double[60, 3];
            for (int i = 0; i < 60; i++) for (int c = 0; c < 3; c++) scores[i, c] = random.Next(6) + (i % 3 == c ? skill : 0);
            return ClassScores.From(actual, scores, ["a", "b", "c"]);
        }

        Evaluation<string> before = Evaluation.Of(One(2)), after = Evaluation.Of(One(1));
        foreach (Measure measure in (Measure[])[Measure.Average(Averager.Macro, Metric.F1, ["a", "b"]), Measure.Average(Averager.Macro, Metric.RocAuc, ["a", "b"])])
        {
            GateFinding finding = Judge(after, measure.NotWorseThanBaseline(0), 0.95, before);

            finding.Value.Should().BeApproximately(after.Estimate(measure).Value - before.Estimate(measure).Value, 1e-12);
            finding.LowerBound.Should().BeLessThan(finding.Value);
            (finding.Fixed + finding.Broken).Should().Be(Enumerable.Range(0, 60).Count(i => after.IsRight(i) != before.IsRight(i) && (i % 3 < 2 || after.Predicted[i] != "c" || before.Predicted[i] != "c")));
        }
    }

    [Fact]
    public void AverageOverSomeClasses_IsEqualByMetricAveragerAndClasses()
    {
        Measure one = Measure.Average(Averager.Macro, Metric.F1, ["a", "b"]);

        one.Should().Be(Measure.Average(Averager.Macro, Metric.F1, ["a", "b"])).And.NotBe(Measure.Average(Averager.Macro, Metric.F1, ["a", "c"]))
            .And.NotBe(Measure.Average(Averager.Micro, Metric.F1, ["a", "b"])).And.NotBe(Measure.Average(Averager.Macro, Metric.F1));
        one.GetHashCode().Should().Be(Measure.Average(Averager.Macro, Metric.F1, ["a", "b"]).GetHashCode());
        FluentActions.Invoking(() => Measure.Average(Averager.Macro, Metric.F1, (string[])[])).Should().Throw<ArgumentException>().WithMessage("No class is named.*");
        FluentActions.Invoking(() => Measure.Average(Averager.Macro, Metric.F1, ["a", "a"])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Measure.Average(Averager.Macro, Metric.RocAuc, (string[])null!)).Should().Throw<ArgumentNullException>().WithParameterName("labels");
    }

    private static Evaluation<string> Alternating(int count, Func<int, string, string> predict, bool scored = false)
    {
        string[] actual = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "a" : "b")], predicted = [.. actual.Select((label, i) => predict(i, label))];
        if (!scored) return Evaluation.Of(actual, predicted);
        double[,] scores = new double[count, 2];
        for (int i = 0; i < count; i++) (scores[i, 0], scores[i, 1]) = predicted[i] == "a" ? (0.9, 0.1) : (0.2, 0.8);
        return Evaluation.Of(actual, predicted, ClassScores.From(actual, scores, ["a", "b"]));
    }

    private static GateFinding Judge(Evaluation<string> evaluation, GateRequirement requirement, double? confidence = null, Evaluation<string>? baseline = null) =>
        new Gate("edges", [requirement], confidence).Evaluate(evaluation, baseline is null ? null : Baseline.From(baseline, "v1")).Requirements[0].Findings[0];
}

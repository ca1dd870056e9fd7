using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Evaluations;

public class GateVerdictTest
{
    /// <summary>Rows of class a, of which some are found, and as many of b, all of which are.</summary>
    private static Evaluation<string> Found(int found, int missed, EvaluationOptions<string>? options = null)
    {
        string[] actual = [.. Enumerable.Repeat("a", found + missed), .. Enumerable.Repeat("b", found + missed)];
        string[] predicted = [.. Enumerable.Repeat("a", found), .. Enumerable.Repeat("b", missed), .. Enumerable.Repeat("b", found + missed)];
        return Evaluation.Of(actual, predicted, options);
    }

    private static GateFinding Judge(Evaluation<string> evaluation, GateRequirement requirement, double? confidence = null, Baseline? baseline = null) =>
        new Gate("gate", [requirement], confidence).Evaluate(evaluation, baseline).Requirements[0].Findings[0];

    [Theory]
    [InlineData(80, 20, 0.8, GateVerdict.Pass)]
    [InlineData(79, 21, 0.8, GateVerdict.Fail)]
    [InlineData(81, 19, 0.8, GateVerdict.Pass)]
    public void AtLeast_WithoutConfidence_TheValueDecides(int found, int missed, double threshold, GateVerdict verdict)
    {
        GateFinding finding = Judge(Found(found, missed), Measure.OfClass("a", Metric.Recall).AtLeast(threshold));

        finding.Verdict.Should().Be(verdict);
        finding.Confidence.Should().BeNull();
        (finding.Hits, finding.Trials).Should().Be((found, found + missed));
        double.IsNaN(finding.LowerBound).Should().BeTrue();
    }

    // Wilson's one-sided 95% bounds of 90 of 100: 0.8396 and 0.9393, from the formula.
    [Theory]
    [InlineData(0.839, GateVerdict.Pass)]
    [InlineData(0.85, GateVerdict.Inconclusive)]
    [InlineData(0.93, GateVerdict.Inconclusive)]
    [InlineData(0.94, GateVerdict.Fail)]
    public void AtLeast_WithConfidence_TheBoundsDecide(double threshold, GateVerdict verdict)
    {
        GateFinding finding = Judge(Found(90, 10), Measure.OfClass("a", Metric.Recall).AtLeast(threshold), 0.95);

        finding.Verdict.Should().Be(verdict);
        finding.LowerBound.Should().BeApproximately(0.83964, 1e-5);
        finding.UpperBound.Should().BeApproximately(0.93928, 1e-5);
        finding.Method.Should().Be("Wilson");
        double.IsNaN(finding.SamplesNeeded).Should().Be(verdict != GateVerdict.Inconclusive);
    }

    [Theory]
    [InlineData(0.161, GateVerdict.Pass)]
    [InlineData(0.16, GateVerdict.Inconclusive)]
    [InlineData(0.07, GateVerdict.Inconclusive)]
    [InlineData(0.06, GateVerdict.Fail)]
    public void AtMost_IsTheMirror(double threshold, GateVerdict verdict) =>
        Judge(Found(90, 10), Measure.OfClass("a", Metric.FalseNegativeRate).AtMost(threshold), 0.95).Verdict.Should().Be(verdict);

    [Theory]
    [InlineData(0.80, 0.95, GateVerdict.Pass)]
    [InlineData(0.85, 0.95, GateVerdict.Inconclusive)]
    [InlineData(0.80, 0.92, GateVerdict.Inconclusive)]
    [InlineData(0.10, 0.80, GateVerdict.Fail)]
    [InlineData(0.95, 1.00, GateVerdict.Fail)]
    public void Within_MustHoldBothBounds(double low, double high, GateVerdict verdict) =>
        Judge(Found(90, 10), Measure.OfClass("a", Metric.Recall).Within(low, high), 0.95).Verdict.Should().Be(verdict);

    [Fact]
    public void SamplesNeeded_GiveTheirPower()
    {
        GateFinding finding = Judge(Found(90, 10), Measure.OfClass("a", Metric.Recall).AtLeast(0.85), 0.95);

        // Half of the rows are of class a; z for 95% and for 80%: ((1.6449 + 0.8416) / 0.05)² * 0.09 / 0.5 = 445.1.
        finding.SamplesNeeded.Should().Be(446);
        finding.Samples.Should().Be(200);
    }

    [Fact]
    public void Inconclusive_AtTheThresholdItself_SaysThatNoNumberOfSamplesWouldDo()
    {
        GateFinding finding = Judge(Found(80, 20), Measure.OfClass("a", Metric.Recall).AtLeast(0.8), 0.95);

        finding.Verdict.Should().Be(GateVerdict.Inconclusive);
        finding.SamplesNeeded.Should().Be(double.PositiveInfinity);
        new Gate("g", [Measure.OfClass("a", Metric.Recall).AtLeast(0.8)], 0.95).Evaluate(Found(80, 20)).ToString().Should().Contain("cannot tell at 200 samples; the value is the threshold, so no number would");
    }

    [Fact]
    public void ZeroVariance_IsNoCertainty()
    {
        // Two of two right: by Wilson's bound at least 0.43.
        GateFinding finding = Judge(Found(2, 0), Measure.OfClass("a", Metric.Recall).AtLeast(0.9), 0.95);
        finding.Verdict.Should().Be(GateVerdict.Inconclusive);
        finding.LowerBound.Should().BeApproximately(0.425, 0.001);
        Judge(Found(2, 0), Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.9), 0.95).Verdict.Should().Be(GateVerdict.Inconclusive);
        Judge(Found(2, 0), Measure.Overall(Metric.CohenKappa).AtLeast(0.9), 0.95).Verdict.Should().Be(GateVerdict.Inconclusive);
        Judge(Found(200, 0), Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.9), 0.95).Verdict.Should().Be(GateVerdict.Pass);
    }

    [Fact]
    public void OneSample_IsInconclusiveUnderConfidence()
    {
        var one = Evaluation.Of(["a"], ["a"]);

        Judge(one, Measure.Overall(Metric.Accuracy).AtLeast(0.5), 0.95).Verdict.Should().Be(GateVerdict.Inconclusive);
        Judge(one, Measure.Overall(Metric.Accuracy).AtLeast(0.5)).Verdict.Should().Be(GateVerdict.Pass);
        Judge(one, Measure.Overall(Metric.CohenKappa).AtLeast(0)).Verdict.Should().Be(GateVerdict.Fail, "kappa of one class is 0/0");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.95)]
    public void Undefined_NeverPasses(double? confidence)
    {
        var evaluation = Evaluation.Of(["a", "a", "a", "b"], ["a", "a", "a", "a"], new() { Labels = new() { Classes = ["a", "b", "owl"] } });

        Reason(Measure.OfClass("owl", Metric.Recall).AtLeast(0)).Should().Be("undefined: class owl never occurs and is never predicted (0/0: TP + FN = 0)");
        Reason(Measure.OfClass("owl", Metric.FalseNegativeRate).AtMost(1)).Should().Be("undefined: class owl never occurs and is never predicted (0/0: TP + FN = 0)");
        Reason(Measure.OfClass("b", Metric.Precision).Within(0, 1)).Should().Be("undefined: class b is never predicted (0/0: TP + FP = 0)");
        Reason(Measure.Average(new MacroAverager(UndefinedPolicy.Propagate), Metric.Precision).AtLeast(0)).Should().Be("undefined: class b is never predicted (0/0: TP + FP = 0)");
        Reason(Measure.Average(new MacroAverager(UndefinedPolicy.Throw), Metric.Precision).AtLeast(0)).Should().Be("undefined: precision (macro) is undefined for class 'b': 0/0: TP + FP = 0");
        Reason(Measure.Average(Averager.Macro, Metric.FalseDiscoveryRate).AtMost(1)).Should().Be("undefined: class b is never predicted (0/0: TP + FP = 0)");
        Reason(Measure.Average(new MacroAverager(UndefinedPolicy.One), Metric.Precision).AtLeast(0)).Should().Be("undefined: class b is never predicted (0/0: TP + FP = 0)");
        Reason(Measure.Average(Averager.Macro, Metric.Precision).Within(0, 1)).Should().Be("undefined: class b is never predicted (0/0: TP + FP = 0)");
        Reason(Measure.Overall(Metric.CohenKappaQuadratic).AtLeast(-1).WithConfidence(confidence)).Should().BeNull("these classes are declared in an order");

        string? Reason(GateRequirement requirement)
        {
            GateFinding finding = Judge(evaluation, requirement, confidence);
            if (finding.Reason is not null) finding.Verdict.Should().Be(GateVerdict.Fail);
            return finding.Reason;
        }
    }

    [Fact]
    public void Undefined_ClassThatStandsInAsTheWorstNumber_MayPass()
    {
        var evaluation = Evaluation.Of(["a", "a", "a", "b"], ["a", "a", "a", "a"]);

        GateFinding zero = Judge(evaluation, Measure.Average(Averager.Macro, Metric.Precision).AtLeast(0.375));
        GateFinding skipped = Judge(evaluation, Measure.Average(new MacroAverager(UndefinedPolicy.Skip), Metric.Precision).AtLeast(0.75));
        GateFinding micro = Judge(evaluation, Measure.Average(Averager.Micro, Metric.FalseDiscoveryRate).AtMost(0.25));

        (zero.Verdict, zero.Value).Should().Be((GateVerdict.Pass, 0.375), "no precision of b could make the average less");
        (skipped.Verdict, skipped.Value).Should().Be((GateVerdict.Pass, 0.75), "the caller left it out");
        micro.Verdict.Should().Be(GateVerdict.Pass, "the pool is defined");
    }

    [Fact]
    public void Undefined_AucFails()
    {
        var scores = ClassScores.From(["a", "b", "a", "b"], new[,] { { 0.6, 0.3, 0.1 }, { 0.5, 0.4, 0.1 }, { 0.4, 0.5, 0.1 }, { 0.1, 0.8, 0.1 } }, ["a", "b", "owl"]);

        Judge(Evaluation.Of(scores), Measure.Average(Averager.Macro, Metric.RocAuc).AtLeast(0)).Reason.Should().Be("undefined: class owl never occurs (no positive sample)");
        Judge(Evaluation.Of(scores), Measure.OfClass("owl", Metric.RocAuc).AtLeast(0), 0.95).Verdict.Should().Be(GateVerdict.Fail);
        Judge(Evaluation.Of(scores), Measure.Average(new MacroAverager(UndefinedPolicy.Skip), Metric.RocAuc).AtLeast(0.5)).Verdict.Should().Be(GateVerdict.Pass);
    }

    [Fact]
    public void Missing_FailsByName()
    {
        var evaluation = Found(8, 2, new() { Slices = new Dictionary<string, IReadOnlyList<string>> { ["region"] = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "north" : "south")] } });
        GateRequirement accuracy = Measure.Overall(Metric.Accuracy).AtLeast(0.1);

        Text(Measure.OfClass("owl", Metric.Recall).AtLeast(0.1)).Should().Be("recall of owl: there is no class 'owl', but a, b");
        Text(Measure.EachClass(["a", "owl"], Metric.Recall).AtLeast(0.1), 1).Should().Be("recall of owl: there is no class 'owl', but a, b");
        Text(GateRequirement.SupportAtLeast(1, ["owl"])).Should().Be("support of owl: there is no class 'owl', but a, b");
        Text(accuracy.InSlices("country", "nl")).Should().Be("accuracy at least 0.100 where country is nl: there is no slice 'country', but region");
        Text(accuracy.InSlices("region", "north", "east"), 1).Should().Be("accuracy at least 0.100 where region is east: no row has region 'east', but north, south");
        Text(accuracy.InEverySlice("country")).Should().Be("accuracy at least 0.100 for each country: there is no slice 'country', but region");
        Text(Measure.Overall(Metric.LogLoss).AtMost(1)).Should().Be("log loss: there are no scores");
        Text(Measure.OfClass("a", Metric.RocAuc).AtLeast(0)).Should().Be("ROC AUC of a: there are no scores");
        Text(Measure.Overall(Metric.Accuracy).NotWorseThanBaseline(1)).Should().Be("accuracy against baseline: no baseline was given");

        string Text(GateRequirement requirement, int finding = 0)
        {
            GateRequirementResult result = new Gate("gate", [requirement]).Evaluate(evaluation).Requirements[0];
            result.Verdict.Should().Be(GateVerdict.Fail);
            return result.Findings[finding].ToString();
        }
    }

    [Fact]
    public void Slices_AreJudgedEach()
    {
        string[] region = [.. Enumerable.Range(0, 20).Select(i => i is 8 or 9 or 0 ? "north" : "south")];
        var evaluation = Found(8, 2, new() { Slices = new Dictionary<string, IReadOnlyList<string>> { ["region"] = region }, Items = [.. Enumerable.Range(100, 20).Select(i => $"{i}")] });
        GateRequirementResult result = new Gate("gate", [Measure.Overall(Metric.Accuracy).AtLeast(0.5).InEverySlice("region")]).Evaluate(evaluation).Requirements[0];

        result.Findings.Select(finding => (finding.SliceKey, finding.Verdict, finding.Samples)).Should().Equal(("north", GateVerdict.Fail, 3), ("south", GateVerdict.Pass, 17));
        result.ToString().Should().Be(
            """
            FAIL  accuracy at least 0.500 for each region (1 failed, 0 inconclusive, 1 passed)
                  FAIL  accuracy where region is north = 0.333 (1 of 3), required at least 0.500
                        most confused: a as b 2; first items 108, 109
            """);
    }

    [Fact]
    public void Slice_OfOneClusterIsInconclusiveUnderConfidence()
    {
        string[] owner = [.. Enumerable.Range(0, 20).Select(i => i < 10 ? "ann" : "bob")];
        var evaluation = Found(9, 1, new() { Clusters = owner, Slices = new Dictionary<string, IReadOnlyList<string>> { ["owner"] = owner } });
        var baseline = Baseline.From(evaluation, "v1");

        GateFinding alone = Judge(evaluation, Measure.Overall(Metric.Accuracy).AtLeast(0.1).InSlices("owner", "ann"), 0.95);
        GateFinding paired = Judge(evaluation, Measure.Overall(Metric.Accuracy).NotWorseThanBaseline(0.5).InSlices("owner", "ann"), 0.95, baseline);

        (alone.Verdict, paired.Verdict).Should().Be((GateVerdict.Inconclusive, GateVerdict.Inconclusive));
        alone.ToString().Should().Be("accuracy where owner is ann = 0.900 (9 of 10), required at least 0.100, no bounds (all rows are of one cluster)");
        Judge(evaluation, Measure.Overall(Metric.Accuracy).NotWorseThanBaseline(0.5).InSlices("owner", "ann"), null, baseline).Verdict.Should().Be(GateVerdict.Pass);
    }

    [Fact]
    public void Clusters_WidenTheBounds()
    {
        string[] owner = [.. Enumerable.Range(0, 200).Select(i => $"{i / 10}")];
        GateRequirement requirement = Measure.OfClass("a", Metric.Recall).AtLeast(0.8);

        Judge(Found(90, 10), requirement, 0.95).Verdict.Should().Be(GateVerdict.Pass);
        Judge(Found(90, 10, new() { Clusters = owner }), requirement, 0.95).Verdict.Should().Be(GateVerdict.Inconclusive, "all mistakes are of one owner");
    }

    [Fact]
    public void Weights_CountInTheValue()
    {
        double[] weights = [.. Enumerable.Repeat(3.0, 8), .. Enumerable.Repeat(1.0, 12)];
        GateFinding finding = Judge(Found(8, 2, new() { Weights = weights }), Measure.OfClass("a", Metric.Recall).AtLeast(0.9));

        finding.ToString().Should().Be("recall of a = 0.923 (24 of 26), required at least 0.900");
        Judge(Found(8, 2, new() { Weights = weights }), GateRequirement.SupportAtLeast(11)).Value.Should().Be(10, "support is in rows");
    }

    [Fact]
    public void Requirement_MayHaveItsOwnLevel()
    {
        GateRequirement requirement = Measure.OfClass("a", Metric.Recall).AtLeast(0.85);

        Judge(Found(90, 10), requirement.WithConfidence(null), 0.95).Verdict.Should().Be(GateVerdict.Pass);
        Judge(Found(90, 10), requirement.WithConfidence(0.9), 0.6).Confidence.Should().Be(0.9);
        Judge(Found(90, 10), requirement.WithConfidence(0.9)).Confidence.Should().Be(0.9);
        Judge(Found(90, 10), requirement, 0.6).Verdict.Should().Be(GateVerdict.Pass);
    }

    [Fact]
    public void Check_ThrowsWithTheMessage_AndInconclusivePassesWhereTheGateSaysSo()
    {
        GateRequirement requirement = Measure.OfClass("a", Metric.Recall).AtLeast(0.85);
        var strict = new Gate("strict", [requirement], 0.95);
        var lenient = new Gate("lenient", [requirement], 0.95, inconclusivePasses: true);

        GateFailedException thrown = strict.Invoking(gate => gate.Check(Found(90, 10))).Should().Throw<GateFailedException>().Which;
        thrown.Message.Should().StartWith("Gate 'strict': INCONCLUSIVE (0 failed, 1 inconclusive, 0 passed); 200 samples, 2 classes\n????  recall of a = 0.900 (90 of 100), required at least 0.850, lower bound 0.840");
        (thrown.Result.Verdict, thrown.Result.IsPass, thrown.Result.InconclusiveCount).Should().Be((GateVerdict.Inconclusive, false, 1));
        lenient.Check(Found(90, 10)).ToString().Should().StartWith("Gate 'lenient': PASS, though inconclusive (");
        lenient.Invoking(gate => gate.Check(Found(10, 90))).Should().Throw<GateFailedException>();
        new Gate("easy", [requirement]).Check(Found(90, 10)).IsPass.Should().BeTrue();
    }

    [Fact]
    public void Configuration_ThatMakesNoSenseIsRefused()
    {
        Measure recall = Measure.OfClass("a", Metric.Recall);
        Refused<ArgumentOutOfRangeException>(() => recall.AtLeast(double.NaN)).WithMessage("recall of a lies in [0, 1]; NaN is no threshold for it.*");
        Refused<ArgumentOutOfRangeException>(() => recall.AtLeast(80)).WithMessage("recall of a lies in [0, 1]; 80 is no threshold for it.*");
        Refused<ArgumentOutOfRangeException>(() => Measure.Overall(Metric.LogLoss).AtMost(double.PositiveInfinity));
        Refused<ArgumentException>(() => recall.Within(0.8, 0.7)).WithMessage("The range runs from 0.8 to 0.7*");
        Refused<ArgumentOutOfRangeException>(() => recall.NotWorseThanBaseline(double.NaN));
        Refused<ArgumentOutOfRangeException>(() => recall.NotWorseThanBaseline(-0.1));
        Refused<InvalidOperationException>(() => Measure.OfClass("a", Metric.Prevalence).NotWorseThanBaseline(0.1)).WithMessage("'prevalence of a' is neither better nor worse*");
        Refused<ArgumentOutOfRangeException>(() => recall.AtLeast(0.5).WithConfidence(0.5));
        Refused<ArgumentOutOfRangeException>(() => recall.AtLeast(0.5).WithConfidence(double.NaN));
        Refused<ArgumentOutOfRangeException>(() => recall.AtLeast(0.5).WithMultipleTesting((MultipleTesting)7));
        Refused<ArgumentException>(() => recall.AtLeast(0.5).InSlices("region")).WithMessage("No key of slice 'region' is named.*");
        Refused<ArgumentException>(() => recall.AtLeast(0.5).InSlices("region", "x", "x")).WithMessage("The key 'x' of slice 'region' is named twice.*");
        Refused<ArgumentException>(() => Measure.EachClass(["a", "a"], Metric.Recall)).WithMessage("The class 'a' is declared twice*");
        Refused<ArgumentException>(() => Measure.EachClass(Array.Empty<string>(), Metric.Recall)).WithMessage("No class is named.*");
        Refused<ArgumentOutOfRangeException>(() => GateRequirement.SupportAtLeast(0));
        Refused<ArgumentException>(() => _ = new Gate("g", [])).WithMessage("A gate without requirements would let everything through.*");
        Refused<ArgumentException>(() => _ = new Gate(" ", [recall.AtLeast(0.5)]));
        Refused<ArgumentException>(() => _ = new Gate("g", [recall.AtLeast(0.5), null!])).WithMessage("The requirement at position 1 is null.*");
        Refused<ArgumentOutOfRangeException>(() => _ = new Gate("g", [recall.AtLeast(0.5)], confidence: 1));
        Refused<ArgumentException>(() => new Gate("g", [Measure.OfClass(1, Metric.Recall).AtLeast(0.5)]).Evaluate(Found(1, 1))).WithMessage("The class '1' is a Int32, and the labels are of type String.*");

        static FluentAssertions.Specialized.ExceptionAssertions<T> Refused<T>(Action action)
            where T : Exception => action.Should().Throw<T>();
    }

    [Fact]
    public void EachClass_OfManyNamesTheFirstAndCountsTheRest()
    {
        int[] labels = [.. Enumerable.Range(0, 5000)];
        GateResult result = new Gate("many", [Measure.EachClass(Metric.Recall).AtLeast(0.5)], 0.95).Evaluate(Evaluation.Of(labels, (int[])[.. labels.Skip(1), 0]));
        string[] lines = result.ToString().Split('\n');

        lines[1].Should().Be("????  recall of each class at least 0.500 (0 failed, 5000 inconclusive, 0 passed, Holm over 5000)");
        lines[^1].Should().Be("      and 4980 more");
        lines.Should().HaveCount(2 + (20 * 2) + 1);
    }

    [Fact]
    public void Evaluate_IsTheSameInEveryCulture()
    {
        var gate = new Gate("görev", [Measure.OfClass("İstanbul", Metric.Recall).AtLeast(0.75), Measure.EachClass(Metric.F1).AtLeast(0.95)], 0.95);
        var evaluation = Evaluation.Of(["İstanbul", "ısı", "犬", "犬"], ["ısı", "ısı", "犬", "犬"], new() { Items = ["ı1", "i2", "🐕", "4"] });

        string plain = gate.Evaluate(evaluation).ToString();

        Culture.Turkish(() => gate.Evaluate(evaluation).ToString()).Should().Be(plain);
        Culture.DecimalComma(() => gate.Evaluate(evaluation).ToString()).Should().Be(plain);
        plain.Should().Contain("recall of İstanbul = 0.000 (0 of 1), required at least 0.750, upper bound").And.Contain("Gate 'görev'");
    }
}

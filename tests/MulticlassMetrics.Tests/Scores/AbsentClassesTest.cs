namespace MulticlassMetrics.Tests.Scores;

public class AbsentClassesTest
{
    private static readonly ScoreMetric[] Metrics =
    [
        Metric.RocAuc, Metric.AveragePrecision, Metric.PrecisionRecallTrapezoid, Metric.EqualErrorRate, Metric.KolmogorovSmirnov, Metric.BestFBeta(),
        Metric.PartialAuc(0, 0.5), Metric.PartialAucOverSensitivity(0.5, 1), Metric.RecallAtPrecision(0.5), Metric.PrecisionAtRecall(0.5),
        Metric.RecallAtSpecificity(0.5), Metric.SpecificityAtRecall(0.5), Metric.FromCurve("own", curve => curve.Count, MetricRange.Unbounded, MetricDirection.HigherIsBetter),
    ];

    private readonly ClassScores<string> _scores = ClassScores.From(
        ["a", "b", "a", "b"], new[,] { { 0.9, 0.1, 0 }, { 0.8, 0.1, 0.1 }, { 0.3, 0.3, 0.4 }, { 0.1, 0.7, 0.2 } }, ["a", "b", "c"]);

    [Fact]
    public void AbsentClass_IsUndefinedUnderEveryMetric()
    {
        foreach (ScoreMetric metric in Metrics)
        {
            metric.Measure(_scores["c"]).Should().Be(double.NaN, metric.Name);
            metric.ExplainUndefined(_scores["c"]).Should().Be("no positive sample");
            metric.CanBeSubstituted.Should().BeFalse();
        }
    }

    [Theory]
    [InlineData(UndefinedPolicy.Zero)]
    [InlineData(UndefinedPolicy.One)]
    [InlineData(UndefinedPolicy.Propagate)]
    public void AbsentClass_IsNamedAndNeverANumber(UndefinedPolicy policy)
    {
        foreach (ScoreMetric metric in Metrics)
        {
            AveragedScore<string> score = new MacroAverager(policy).Average(_scores, metric);
            score.Value.Should().Be(double.NaN, metric.Name);
            score["c"].Should().Be(double.NaN);
            score.PerClass.Where(part => part.UndefinedReason is not null).Should().ContainSingle().Which.Class.Should().Be("c");
            score.ToString().Should().EndWith("= undefined (c: no positive sample)");
        }
    }

    [Fact]
    public void AbsentClass_IsSkippedWhenAskedFor()
    {
        foreach (ScoreMetric metric in Metrics)
        {
            AveragedScore<string> score = new MacroAverager(UndefinedPolicy.Skip).Average(_scores, metric);
            score.Value.Should().BeApproximately((metric.Measure(_scores["a"]) + metric.Measure(_scores["b"])) / 2, 1e-15, metric.Name);
            score["c"].Should().Be(double.NaN);
            score.PerClass[2].Weight.Should().Be(0);
        }
    }

    [Fact]
    public void AbsentClass_ThrowsWhenAskedFor() =>
        new MacroAverager(UndefinedPolicy.Throw).Invoking(averager => averager.Auc(_scores)).Should().Throw<UndefinedMetricException>()
            .WithMessage("ROC AUC (macro) is undefined for class 'c': no positive sample.");

    [Fact]
    public void AbsentClass_StillCountsInThePool()
    {
        // Its column holds negatives only: 2 positives of each class against 8 negatives of three columns.
        ScoredClass pool = ScoredClass.Pool(_scores.PerClass);
        pool.Support.Should().Be(4);
        pool.NegativeWeight.Should().Be(8);
        Averager.Micro.Auc(_scores).Value.Should().Be(Metric.RocAuc.Measure(pool)).And.BeInRange(0, 1);
        Averager.Micro.Auc(_scores)["c"].Should().Be(double.NaN);
    }

    [Fact]
    public void AbsentClass_HasNoSayInTheWeightedAverage() =>
        Averager.Weighted.Auc(_scores).Value.Should().Be(new MacroAverager(UndefinedPolicy.Skip).Auc(_scores).Value, "both others have two samples");

    [Fact]
    public void WorstClass_IsTheUndefinedOneUnlessSkipped()
    {
        AveragedScore<string> worst = Averager.Worst.Auc(_scores);
        worst.Value.Should().Be(double.NaN);
        worst.TryGetDecidingClass(out string? label).Should().BeTrue();
        label.Should().Be("c");

        AveragedScore<string> skipped = new WorstAverager(UndefinedPolicy.Skip).Auc(_scores);
        skipped.Value.Should().Be(Math.Min(Metric.RocAuc.Measure(_scores["a"]), Metric.RocAuc.Measure(_scores["b"])));

        // Of an error rate the worst is the highest.
        new WorstAverager(UndefinedPolicy.Skip).Average(_scores, Metric.EqualErrorRate).Value
            .Should().Be(Math.Max(Metric.EqualErrorRate.Measure(_scores["a"]), Metric.EqualErrorRate.Measure(_scores["b"])));
    }

    [Fact]
    public void CallersWeights_AreKeyedByClass()
    {
        double a = Metric.RocAuc.Measure(_scores["a"]), b = Metric.RocAuc.Measure(_scores["b"]);
        var weights = new Dictionary<string, double> { ["b"] = 3, ["a"] = 1, ["c"] = 0 };

        Averager.WeightedBy(weights).Auc(_scores).Value.Should().BeApproximately((a + (3 * b)) / 4, 1e-15);
    }

    [Fact]
    public void OneVsOne_PropagatesOrSkips()
    {
        _scores.OneVsOneAuc().Should().Be(double.NaN);
        Metric.OneVsOneAuc().ExplainUndefined(_scores).Should().Be("the class at position 2 has no sample");
        _scores.OneVsOneAuc(UndefinedPolicy.Skip).Should().BeInRange(0, 1);
        _scores.WeightedOneVsOneAuc(UndefinedPolicy.Skip).Should().Be(_scores.OneVsOneAuc(UndefinedPolicy.Skip), "one pair is left");
        ((Action)(() => Metric.OneVsOneAuc(UndefinedPolicy.Zero))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("absent");

        var one = ClassScores.ForPositive(["a", "b"], [0.9, 0.1], "a");
        one.OneVsOneAuc().Should().Be(double.NaN);
        Metric.OneVsOneAuc().ExplainUndefined(one).Should().Be("one class has no pairs");
    }

    [Fact]
    public void OneSample_HasAMicroAverageAlone()
    {
        var scores = ClassScores.From(["a"], new[,] { { 0.7, 0.3 } }, ["a", "b"]);

        Averager.Micro.Auc(scores).Value.Should().Be(1);
        Averager.Macro.Auc(scores).Value.Should().Be(double.NaN);
        Averager.Macro.Auc(scores).PerClass.Select(part => part.UndefinedReason).Should().Equal("no negative sample", "no positive sample");
        new MacroAverager(UndefinedPolicy.Skip).Auc(scores).UndefinedReason.Should().Be("no class has a value");
        Metric.AveragePrecision.Measure(scores["a"]).Should().Be(1);
        scores.Curve("a").Count.Should().Be(2);
        scores.Curve("b").Roc().Y.ToArray().Should().OnlyContain(rate => double.IsNaN(rate));
    }
}

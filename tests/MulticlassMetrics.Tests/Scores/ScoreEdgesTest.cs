namespace MulticlassMetrics.Tests.Scores;

public class ScoreEdgesTest
{
    [Fact]
    public void Zeros_OfEitherSignTie()
    {
        foreach (double[] scores in new double[][] { [0.0, -0.0], [-0.0, 0.0] })
        {
            var bound = ClassScores.ForPositive([true, false], scores, positive: true);
            Metric.RocAuc.Measure(bound[true]).Should().Be(0.5);
            Metric.AveragePrecision.Measure(bound[true]).Should().Be(0.5);
            bound.Curve(true).Count.Should().Be(2);
            double.IsNegative(bound.Curve(true)[1].Threshold).Should().BeFalse();
        }
    }

    [Fact]
    public void Subnormals_AreToldApart()
    {
        var scores = ClassScores.ForPositive([true, false, false], [2 * double.Epsilon, double.Epsilon, -double.Epsilon], positive: true);

        Metric.RocAuc.Measure(scores[true]).Should().Be(1);
        scores.Curve(true).Thresholds.ToArray().Should().Equal(double.PositiveInfinity, 2 * double.Epsilon, double.Epsilon, -double.Epsilon);
        Metric.RocAuc.Measure(ClassScores.ForPositive([true, false], [2 * float.Epsilon, float.Epsilon], positive: true)[true]).Should().Be(1);
    }

    [Fact]
    public void Infinities_Rank()
    {
        var scores = ClassScores.ForPositive(
            [true, false, true, false], [double.PositiveInfinity, double.PositiveInfinity, double.MaxValue, double.NegativeInfinity], positive: true);
        ThresholdCurve curve = scores.Curve(true);

        Metric.RocAuc.Measure(scores[true]).Should().Be((0.5 + 1 + 0 + 1) / 4);
        curve.Thresholds.ToArray().Should().Equal(double.PositiveInfinity, double.PositiveInfinity, double.MaxValue, double.NegativeInfinity);
        curve[0].Counts.PredictedPositives.Should().Be(0);
        curve.At(double.PositiveInfinity).Should().Be(new BinaryCounts(1, 1, 1, 1));
        curve.At(0).Should().Be(new BinaryCounts(2, 1, 1, 0));
        curve.At(double.NegativeInfinity).Should().Be(new BinaryCounts(2, 2, 0, 0));
        scores.AreProbabilities.Should().BeFalse();
    }

    [Fact]
    public void EqualScores_AreOnePoint()
    {
        var scores = ClassScores.ForPositive([true, false, false, false], [0.3, 0.3, 0.3, 0.3], positive: true);
        ScoredClass scored = scores[true];

        Metric.RocAuc.Measure(scored).Should().Be(0.5);
        Metric.AveragePrecision.Measure(scored).Should().Be(0.25);
        Metric.KolmogorovSmirnov.Measure(scored).Should().Be(0);
        Metric.EqualErrorRate.Measure(scored).Should().Be(0.5);
        Metric.PartialAuc(0, 0.25, standardized: true).Measure(scored).Should().Be(0.5);
        scored.Curve.YoudenPoint().Threshold.Should().Be(double.PositiveInfinity, "predicting nobody is as good");
        scored.Curve.Should().Equal(
            new ThresholdPoint(double.PositiveInfinity, new BinaryCounts(0, 0, 3, 1)),
            new ThresholdPoint(0.3, new BinaryCounts(1, 3, 0, 0)));
    }

    [Fact]
    public void OneSampleOfAClass_IsEnough()
    {
        var scores = ClassScores.ForPositive([false, false, true, false], [0.1, 0.2, 0.3, 0.4], positive: true);

        Metric.RocAuc.Measure(scores[true]).Should().BeApproximately(2.0 / 3, 1e-16);
        Metric.AveragePrecision.Measure(scores[true]).Should().Be(0.5);
    }

    [Fact]
    public void Reversed_IsZero_NotFlipped()
    {
        var scores = ClassScores.ForPositive([true, false], [0.1, 0.9], positive: true);

        Metric.RocAuc.Measure(scores[true]).Should().Be(0);
        Metric.EqualErrorRate.Measure(scores[true]).Should().Be(1);
        Metric.PartialAuc(0, 0.5, standardized: true).Measure(scores[true]).Should().BeApproximately((1 - (0.125 / 0.375)) / 2, 1e-15);
    }

    [Fact]
    public void AllPositive_HasPrecisionButNoRoc()
    {
        var scores = ClassScores.ForPositive([true, true], [0.1, 0.9], positive: true);

        Metric.RocAuc.Measure(scores[true]).Should().Be(double.NaN);
        Metric.RocAuc.ExplainUndefined(scores[true]).Should().Be("no negative sample");
        Metric.AveragePrecision.Measure(scores[true]).Should().Be(1);
        Metric.BestFBeta().Measure(scores[true]).Should().Be(1);
        scores[true].NegativeWeight.Should().Be(0);
    }

    [Fact]
    public void NoNegativeOfRoundedWeights_IsStillNone()
    {
        // 0.1 + 0.2 + 0.3 differs from 0.3 + 0.2 + 0.1: a difference of sums would leave something.
        var scores = ClassScores.From(["a", "a", "a"], new[,] { { 0.1, 0.9 }, { 0.2, 0.8 }, { 0.3, 0.7 } }, ["a", "b"], [0.1, 0.2, 0.3]);

        scores["a"].NegativeWeight.Should().Be(0);
        scores["b"].NegativeWeight.Should().Be(scores.TotalWeight);
        Metric.RocAuc.Measure(scores["a"]).Should().Be(double.NaN);
    }

    [Fact]
    public void TinyRest_KeepsItsDigits()
    {
        var scores = ClassScores.From(["a", "b"], new[,] { { 0.9, 0.1 }, { 0.2, 0.8 } }, ["a", "b"], [1e300, 1e-300]);

        scores["a"].NegativeWeight.Should().Be(1e-300);
        Averager.Macro.Auc(scores).Value.Should().Be(1);
        scores.OneVsOneAuc().Should().Be(1);
    }

    [Fact]
    public void Pool_JoinsTablesOfDifferentTypes()
    {
        double[] one = [0.75, 0.25, 0.5, 0.5];
        float[] two = [0.25f, 0.75f, 0.5f, 0.5f, 0.125f, 0.875f];
        double[] both = [.. one, .. two];
        var first = ClassScores.From(["a", "b"], one, ["a", "b"]);
        var second = ClassScores.From(["b", "a", "b"], two, ["a", "b"], [1, 2, 1]);
        var joined = ClassScores.From(["a", "b", "b", "a", "b"], both, ["a", "b"], [1, 1, 1, 2, 1]);

        ScoredClass pool = ScoredClass.Pool([first["a"], second["a"]]);

        pool.Support.Should().Be(3);
        pool.NegativeWeight.Should().Be(3);
        pool.Curve.Should().Equal(joined.Curve("a"));
        foreach (ScoreMetric metric in new[] { Metric.RocAuc, Metric.AveragePrecision, Metric.BestFBeta() }) metric.Measure(pool).Should().Be(metric.Measure(joined["a"]));

        ScoredClass all = ScoredClass.Pool([first["a"], second["b"], first["b"], second["a"]]);
        Metric.RocAuc.Measure(all).Should().Be(Averager.Micro.Auc(joined).Value);
        all.ToString().Should().Be("6 positive, 6 negative");
    }

    [Fact]
    public void Pool_OfNothingIsUndefined_AndOfOneIsIt()
    {
        ScoredClass nothing = ScoredClass.Pool([]);
        var scores = ClassScores.ForPositive([true, false], [0.9, 0.1], positive: true);

        Metric.RocAuc.Measure(nothing).Should().Be(double.NaN);
        nothing.Curve.Count.Should().Be(1);
        ScoredClass.Pool([scores[true]]).Should().BeSameAs(scores[true]);
        ((Action)(() => ScoredClass.Pool([scores[true], null!]))).Should().Throw<ArgumentNullException>();

        // The same class twice counts twice.
        ScoredClass.Pool([scores[true], scores[true]]).Support.Should().Be(2);
    }

    [Fact]
    public void Select_KeepsTheOtherClassesAsNegatives()
    {
        var scores = ClassScores.From(
            ["a", "b", "c", "c"], new[,] { { 0.6, 0.3, 0.1 }, { 0.3, 0.4, 0.3 }, { 0.7, 0.1, 0.2 }, { 0.2, 0.5, 0.3 } }, ["a", "b", "c"]);
        ScoreSelection<string> selection = scores.Select("c", "a");

        selection.Classes.Should().Equal("c", "a");
        selection["a"].Should().BeSameAs(scores["a"]);
        Averager.Macro.Auc(selection).Value.Should().Be((Metric.RocAuc.Measure(scores["c"]) + Metric.RocAuc.Measure(scores["a"])) / 2);
        Averager.Micro.Auc(selection).Value.Should().BeApproximately(selection.MicroCurve().Roc().TrapezoidArea(), 1e-15);
        selection.MacroRoc().TrapezoidArea().Should().BeApproximately(Averager.Macro.Auc(selection).Value, 1e-15);
        selection.Scores.Should().BeSameAs(scores);
    }

    [Fact]
    public void Curve_IsTheSameAsLongAsItIsHeld()
    {
        ScoredClass scored = ClassScores.ForPositive([true, false], [0.9, 0.1], positive: true)[true];
        ThresholdCurve curve = scored.Curve;

        scored.Curve.Should().BeSameAs(curve);
        GC.KeepAlive(curve);
    }
}

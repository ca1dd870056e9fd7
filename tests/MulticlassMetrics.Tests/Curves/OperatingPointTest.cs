using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Curves;

public class OperatingPointTest
{
    [Fact]
    public void BestFBeta_IsTheBestOverThresholds() => EachCurve((curve, candidates) =>
    {
        foreach (double beta in new[] { 0.5, 1, 2 })
        {
            Check(curve.BestFBeta(beta), Best(candidates, counts => Metric.FBeta(beta).Measure(counts)), curve.PositiveWeight > 0);
        }
    });

    [Fact]
    public void YoudenPoint_HasTheLargestDistanceOfRates() => EachCurve((curve, candidates) =>
    {
        double? best = Best(candidates, counts => counts.Recall + counts.Specificity - 1);
        Check(curve.YoudenPoint(), best, TwoSided(curve));
        if (TwoSided(curve)) Golden.Agree(curve.KolmogorovSmirnov().Max(point => point.Y), best!.Value, Golden.Exact, "KS");
    });

    [Fact]
    public void ClosestToCorner_HasTheSmallestDistance() => EachCurve((curve, candidates) =>
    {
        double? best = Best(candidates, counts => -Math.Sqrt(Math.Pow(1 - counts.Recall, 2) + Math.Pow(1 - counts.Specificity, 2)));
        Check(curve.ClosestToCorner(), -best, TwoSided(curve));
    });

    [Fact]
    public void RecallAtPrecision_IsTheHighestAllowed() => EachCurve((curve, candidates) => EachBound(bound =>
        Check(curve.RecallAtPrecision(bound), Best(candidates.Where(c => c.Precision >= bound), c => c.Recall), curve.PositiveWeight > 0)));

    [Fact]
    public void PrecisionAtRecall_IsTheHighestAllowed() => EachCurve((curve, candidates) => EachBound(bound =>
        Check(curve.PrecisionAtRecall(bound), Best(candidates.Where(c => Recall(curve, c) >= bound), c => c.Precision), curve.PositiveWeight > 0)));

    [Fact]
    public void RecallAtSpecificity_IsTheHighestAllowed() => EachCurve((curve, candidates) => EachBound(bound =>
        Check(curve.RecallAtSpecificity(bound), Best(candidates.Where(c => Specificity(curve, c) >= bound), c => c.Recall), TwoSided(curve))));

    [Fact]
    public void SpecificityAtRecall_IsTheHighestAllowed() => EachCurve((curve, candidates) => EachBound(bound =>
        Check(curve.SpecificityAtRecall(bound), Best(candidates.Where(c => Recall(curve, c) >= bound), c => c.Specificity), TwoSided(curve))));

    [Fact]
    public void EqualErrorRate_IsWhereTheLineBetweenPointsCrosses() => EachCurve((curve, candidates) =>
    {
        double rate = curve.EqualErrorRate();
        double.IsNaN(rate).Should().Be(!TwoSided(curve));
        if (!TwoSided(curve)) return;

        // On the ROC, TPR = 1 - FPR there.
        // Looked up on both sides: a rounded rate can lie just beside a step.
        double low = ByHand.Height(curve.Roc(), Math.Max(0, rate - 1e-12)).Low, high = ByHand.Height(curve.Roc(), Math.Min(1, rate + 1e-12)).High;
        (1 - rate).Should().BeInRange(low - 1e-12, high + 1e-12);
    });

    [Fact]
    public void Counts_AreThoseOfTheDefinitionAtEveryThreshold() => RandomScores.Unweighted.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        foreach (int c in drawn.Classes)
        {
            var entries = drawn.Entries(c).ToList();
            ThresholdCurve curve = scores.Curve(c);
            curve.Thresholds.ToArray().Should().Equal(ByHand.Thresholds(entries).Prepend(double.PositiveInfinity));
            foreach (ThresholdPoint point in curve)
            {
                point.Counts.Should().Be(ByHand.At(entries, point.Threshold));
                foreach (double near in new[] { point.Threshold, Math.BitDecrement(point.Threshold), Math.BitIncrement(point.Threshold) })
                {
                    curve.At(near).Should().Be(ByHand.At(entries, near));
                }
            }

            curve.At(double.NegativeInfinity).Should().Be(curve[^1].Counts);
        }
    });

    [Fact]
    public void Points_PreferTheHighestOfEquallyGoodThresholds()
    {
        ThresholdCurve curve = ClassScores.ForPositive([true, false, true, false], [0.9, 0.8, 0.7, 0.1], positive: true).Curve(true);

        curve.YoudenPoint().Should().Be(new OperatingPoint(0.5, 0.9, new BinaryCounts(1, 0, 2, 1)));
        curve.RecallAtPrecision(0).Threshold.Should().Be(0.7, "of equal recall the more precise");
        curve.PrecisionAtRecall(0).Threshold.Should().Be(0.9);
        curve.RecallAtSpecificity(0).Threshold.Should().Be(0.7);
        curve.SpecificityAtRecall(0.5).Threshold.Should().Be(0.9);
        curve.BestFBeta().Should().Be(new OperatingPoint(0.8, 0.7, new BinaryCounts(2, 1, 1, 0)));
    }

    [Fact]
    public void UnreachableBound_GivesNoPoint()
    {
        var scores = ClassScores.ForPositive([false, true], [0.9, 0.1], positive: true);
        OperatingPoint point = scores.Curve(true).RecallAtPrecision(0.6);

        point.Exists.Should().BeFalse();
        point.Value.Should().Be(double.NaN);
        point.Threshold.Should().Be(double.NaN);
        point.Counts.Should().Be(default(BinaryCounts));
        double.IsNaN(Metric.RecallAtPrecision(0.6).Measure(scores[true])).Should().BeTrue();
        Metric.RecallAtPrecision(0.6).ExplainUndefined(scores[true]).Should().Be("no threshold reaches it");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Bounds_MustBeRates(double bound)
    {
        ThresholdCurve curve = ClassScores.ForPositive([false, true], [0.9, 0.1], positive: true).Curve(true);

        curve.Invoking(c => c.RecallAtPrecision(bound)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("precision");
        curve.Invoking(c => c.PrecisionAtRecall(bound)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("recall");
        curve.Invoking(c => c.RecallAtSpecificity(bound)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("specificity");
        curve.Invoking(c => c.SpecificityAtRecall(bound)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("recall");
        FluentActions.Invoking(() => Metric.RecallAtPrecision(bound)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("precision");
        FluentActions.Invoking(() => Metric.PartialAuc(bound, 1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("lowest");
        FluentActions.Invoking(() => Metric.PartialAuc(0, bound)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("highest");
    }

    [Fact]
    public void At_RefusesNaN()
    {
        ThresholdCurve curve = ClassScores.ForPositive([false, true], [0.9, 0.1], positive: true).Curve(true);

        curve.Invoking(c => c.At(double.NaN)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("threshold");
        curve.Invoking(c => c[3]).Should().Throw<ArgumentOutOfRangeException>().WithMessage("The curve has 3 points.*");
        curve.Roc().Invoking(c => c[-1]).Should().Throw<ArgumentOutOfRangeException>().WithMessage("The curve has 3 points.*");
    }

    [Fact]
    public void Views_ReadTheCounts() => RandomScores.Any.Sample(drawn =>
    {
        ThresholdCurve curve = drawn.Bind().Curve(0);
        PlotCurve roc = curve.Roc(), pr = curve.PrecisionRecall(), det = curve.DetectionErrorTradeoff(), gain = curve.Gain(), lift = curve.Lift(), ks = curve.KolmogorovSmirnov();
        double prevalence = curve.PositiveWeight / (curve.PositiveWeight + curve.NegativeWeight);
        for (int i = 0; i < curve.Count; i++)
        {
            BinaryCounts counts = curve[i].Counts;
            double taken = counts.PredictedPositives / counts.Total;
            Point(roc[i], 1 - counts.Specificity, counts.Recall);
            Point(pr[i], counts.Recall, i == 0 ? 1 : counts.Precision);
            Point(det[i], 1 - counts.Specificity, 1 - counts.Recall);
            Point(gain[i], taken, counts.Recall);
            Point(lift[i], taken, prevalence == 0 ? double.NaN : counts.Precision / prevalence);
            Point(ks[i], taken, counts.Recall + counts.Specificity - 1);
        }
    });

    private static void Point(CurvePoint point, double x, double y)
    {
        Golden.Agree(point.X, x, Golden.Exact, "x");
        Golden.Agree(point.Y, y, Golden.Exact, "y");
    }

    private static void EachCurve(Action<ThresholdCurve, List<BinaryCounts>> check) => RandomScores.Any.Sample(drawn =>
    {
        ClassScores<int> scores = drawn.Bind();
        foreach (int c in drawn.Classes)
        {
            // The counts of the curve, which another test compares with the definition: a bound met exactly must not hang on how they were summed.
            ThresholdCurve curve = scores.Curve(c);
            check(curve, [.. curve.Select(point => point.Counts)]);
        }
    });

    private static void EachBound(Action<double> check)
    {
        foreach (double bound in new[] { 0, 0.25, 1.0 / 3, 0.5, 0.8, 1 }) check(bound);
    }

    // Of the curve's own totals: TP / (TP + FN) can round to another side of a bound when a weight is far smaller than the rest.
    private static double Recall(ThresholdCurve curve, BinaryCounts counts) => counts.TruePositives / curve.PositiveWeight;

    private static double Specificity(ThresholdCurve curve, BinaryCounts counts) => counts.TrueNegatives / curve.NegativeWeight;

    private static double? Best(IEnumerable<BinaryCounts> candidates, Func<BinaryCounts, double> value) =>
        candidates.Select(value).Where(v => !double.IsNaN(v)).Select(v => (double?)v).Max();

    private static bool TwoSided(ThresholdCurve curve) => curve.PositiveWeight > 0 && curve.NegativeWeight > 0;

    private static void Check(OperatingPoint point, double? best, bool defined)
    {
        point.Exists.Should().Be(defined && best is not null);
        if (point.Exists) Golden.Agree(point.Value, best!.Value, Golden.Exact, "value");
    }
}

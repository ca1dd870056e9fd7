namespace MulticlassMetrics.Tests.Metrics;

public class CountsFunctionTest
{
    // TPR 0.6, TNR 0.8, PPV 0.75, NPV 2/3
    private static readonly BinaryCounts Counts = new(truePositives: 12, falsePositives: 4, trueNegatives: 16, falseNegatives: 8);

    [Fact]
    public void Measure_FollowsTheDefinition()
    {
        Measure(Metric.ClassBalancedAccuracy).Should().BeApproximately(0.7, 1e-15);
        Measure(Metric.AucOfOneOperatingPoint).Should().BeApproximately(0.7, 1e-15);
        Measure(Metric.Informedness).Should().BeApproximately(0.4, 1e-15);
        Measure(Metric.Markedness).Should().BeApproximately(0.75 + 2.0 / 3 - 1, 1e-15);
        Measure(Metric.MatthewsCorrelation).Should().BeApproximately((12 * 16 - 4 * 8) / Math.Sqrt(16.0 * 20 * 20 * 24), 1e-15);
        Measure(Metric.GeometricMean).Should().BeApproximately(Math.Sqrt(0.48), 1e-15);
        Measure(Metric.FowlkesMallows).Should().BeApproximately(Math.Sqrt(0.45), 1e-15);
        Measure(Metric.PositiveLikelihoodRatio).Should().BeApproximately(3, 1e-14);
        Measure(Metric.NegativeLikelihoodRatio).Should().BeApproximately(0.5, 1e-15);
        Measure(Metric.DiagnosticOddsRatio).Should().BeApproximately(6, 1e-14);
    }

    [Fact]
    public void Measure_IsInfiniteForAPositiveNumberOverZero()
    {
        Metric.PositiveLikelihoodRatio.Measure(new BinaryCounts(3, 0, 5, 1)).Should().Be(double.PositiveInfinity);
        Metric.NegativeLikelihoodRatio.Measure(new BinaryCounts(3, 5, 0, 1)).Should().Be(double.PositiveInfinity);
        Metric.DiagnosticOddsRatio.Measure(new BinaryCounts(3, 0, 5, 1)).Should().Be(double.PositiveInfinity);
        Metric.DiagnosticOddsRatio.Measure(new BinaryCounts(3, 0, 5, 0)).Should().Be(double.PositiveInfinity);
    }

    [Fact]
    public void Measure_IsUndefinedForZeroOverZero()
    {
        Metric.PositiveLikelihoodRatio.Measure(new BinaryCounts(0, 0, 5, 1)).Should().Be(double.NaN);
        Metric.DiagnosticOddsRatio.Measure(new BinaryCounts(0, 3, 5, 0)).Should().Be(double.NaN);
        Metric.MatthewsCorrelation.Measure(new BinaryCounts(0, 0, 5, 1)).Should().Be(double.NaN, "the class is never predicted");
        Metric.AucOfOneOperatingPoint.Measure(new BinaryCounts(0, 2, 5, 0)).Should().Be(double.NaN);
        Metric.MatthewsCorrelation.ExplainUndefined(new BinaryCounts(0, 0, 5, 1)).Should().EndWith("is undefined at TP 0, FP 0, TN 5, FN 1");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e15)]
    [InlineData(1e160)]
    [InlineData(1e300)]
    [InlineData(1e-200)]
    public void MatthewsCorrelation_DoesNotChangeWithTheUnitOfWeights(double unit)
    {
        Metric.MatthewsCorrelation.Measure(new BinaryCounts(3 * unit, 0, 5 * unit, 0)).Should().Be(1);
        Metric.MatthewsCorrelation.Measure(new BinaryCounts(0, 5 * unit, 0, 3 * unit)).Should().BeApproximately(-1, 1e-15);
        Metric.MatthewsCorrelation.Measure(new BinaryCounts(12 * unit, 4 * unit, 16 * unit, 8 * unit)).Should().BeApproximately(160 / Math.Sqrt(153600), 1e-15);
    }

    [Fact]
    public void FromCounts_MakesAMetricOfOnesOwn()
    {
        var cost = Metric.FromCounts("cost", c => (10 * c.FalseNegatives + c.FalsePositives) / c.Total, MetricRange.NotNegative, MetricDirection.LowerIsBetter);

        cost.Measure(Counts).Should().Be(2.1);
        cost.ToString().Should().Be("cost = cost");
        cost.CanBeSubstituted.Should().BeTrue();
        Action unnamed = () => Metric.FromCounts(" ", c => 0, MetricRange.ZeroToOne, MetricDirection.Neither);
        Action empty = () => Metric.FromCounts("x", null!, MetricRange.ZeroToOne, MetricDirection.Neither);
        unnamed.Should().Throw<ArgumentException>().WithParameterName("name");
        empty.Should().Throw<ArgumentNullException>().WithParameterName("value");
    }

    private static double Measure(CountsFunction metric) => metric.Measure(Counts);
}

using CsCheck;

namespace MulticlassMetrics.Tests.Metrics;

public class MetricsOfImbalanceTest
{
    private static readonly CountsMetric[] Metrics =
        [Metric.Lift, Metric.YuleQ, Metric.OptimizedPrecision, Metric.IndexOfBalancedAccuracy(), Metric.IndexOfBalancedAccuracy(1)];

    [Fact]
    public void Gradient_MatchesFiniteDifferences() => Gen.Double[0.5, 20].Array[4].Sample(c =>
    {
        foreach (CountsMetric metric in Metrics)
        {
            CountsForm gradient = metric.Gradient(new BinaryCounts(c[0], c[1], c[2], c[3]));
            double[] slopes = [gradient.TruePositives, gradient.FalsePositives, gradient.TrueNegatives, gradient.FalseNegatives];
            for (int i = 0; i < 4; i++)
            {
                double[] up = [.. c], down = [.. c];
                up[i] += 1e-6;
                down[i] -= 1e-6;
                double slope = (metric.Measure(new BinaryCounts(up[0], up[1], up[2], up[3])) - metric.Measure(new BinaryCounts(down[0], down[1], down[2], down[3]))) / 2e-6;
                slopes[i].Should().BeApproximately(slope, 1e-6 * Math.Max(1, Math.Abs(slope)), metric.Name);
            }
        }
    });

    [Fact]
    public void YuleQ_IsOneWithoutOneKindOfMistake()
    {
        Metric.YuleQ.Measure(new BinaryCounts(5, 0, 3, 2)).Should().Be(1);
        Metric.YuleQ.Measure(new BinaryCounts(0, 1, 3, 2)).Should().Be(-1);
        Metric.YuleQ.Measure(new BinaryCounts(0, 0, 3, 2)).Should().Be(double.NaN);
        Metric.YuleQ.Measure(new BinaryCounts(5e200, 1e200, 3e200, 2e200)).Should().BeApproximately(13 / 17.0, 1e-15);
    }

    [Fact]
    public void IndexOfBalancedAccuracy_RefusesAnAlphaOutsideItsRange()
    {
        foreach (double alpha in (double[])[-0.1, 1.1, double.NaN])
        {
            Action make = () => Metric.IndexOfBalancedAccuracy(alpha);
            make.Should().Throw<ArgumentOutOfRangeException>();
        }
    }
}

using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics;

public class GradientTest
{
    private static readonly Gen<BinaryCounts> Positive = Gen.Select(Gen.Double[1, 100], Gen.Double[1, 100], Gen.Double[1, 100], Gen.Double[1, 100])
        .Select((tp, fp, tn, fn) => new BinaryCounts(tp, fp, tn, fn));

    [Fact]
    public void Gradient_IsTheSlopeOfTheMetric() => Positive.Sample(at =>
    {
        foreach (CountsMetric metric in (IEnumerable<CountsMetric>)[.. Metric.OfCounts, Metric.FBeta(0.5), Metric.FBeta(3), Metric.Tversky(0.3, 2)])
        {
            CountsForm gradient = metric.Gradient(at);
            Golden.Agree(gradient.TruePositives, Slope(metric, at, h => new(h, 0, 0, 0)), 1e-6, $"{metric.Name} by TP at {at}");
            Golden.Agree(gradient.FalsePositives, Slope(metric, at, h => new(0, h, 0, 0)), 1e-6, $"{metric.Name} by FP at {at}");
            Golden.Agree(gradient.TrueNegatives, Slope(metric, at, h => new(0, 0, h, 0)), 1e-6, $"{metric.Name} by TN at {at}");
            Golden.Agree(gradient.FalseNegatives, Slope(metric, at, h => new(0, 0, 0, h)), 1e-6, $"{metric.Name} by FN at {at}");
        }
    });

    // All of them are ratios: twice the counts give the same value.
    [Fact]
    public void Gradient_VanishesAlongTheCounts() => Positive.Sample(at =>
    {
        foreach (CountsMetric metric in Metric.OfCounts) Golden.Agree(metric.Gradient(at).Of(at), 0, 1e-9 * Math.Max(1, metric.Measure(at)), metric.Name);
    });

    [Theory]
    [InlineData(3, 5, 1e7, 2)]
    [InlineData(3, 0, 1e7, 2)]
    [InlineData(3e-9, 5e-9, 2e-9, 1e-9)]
    [InlineData(3e12, 5e12, 1, 1e12)]
    [InlineData(4, 3, 2, 0)]
    public void Gradient_WithoutFormulaHoldsToSixDigits(double tp, double fp, double tn, double fn)
    {
        var at = new BinaryCounts(tp, fp, tn, fn);
        double fpUnit = fp > 0 ? fp : tp, fnUnit = fn > 0 ? fn : tp;
        foreach (RatioMetric exact in new[] { Metric.Recall, Metric.Precision, Metric.F1, Metric.Jaccard })
        {
            var own = Metric.FromCounts(exact.Name, exact.Measure, exact.Range, exact.Direction);
            CountsForm expected = exact.Gradient(at), actual = own.Gradient(at);

            // Against the slope in the counts' own units: where it is zero, rounding remains.
            Golden.Agree(actual.TruePositives * tp, expected.TruePositives * tp, 1e-6, $"{exact.Name} by TP");
            Golden.Agree(actual.FalsePositives * fpUnit, expected.FalsePositives * fpUnit, 1e-6, $"{exact.Name} by FP");
            Golden.Agree(actual.TrueNegatives * tn, expected.TrueNegatives * tn, 1e-6, $"{exact.Name} by TN");
            Golden.Agree(actual.FalseNegatives * fnUnit, expected.FalseNegatives * fnUnit, 1e-6, $"{exact.Name} by FN");
        }
    }

    [Fact]
    public void Gradient_GivenByTheCallerIsUsed() =>
        Metric.FromCounts("x", c => c.TruePositives, MetricRange.NotNegative, MetricDirection.Neither, _ => new CountsForm(42)).Gradient(new BinaryCounts(1, 1, 1, 1)).Should().Be(new CountsForm(42));

    [Theory]
    [InlineData(0, 0, 5, 0)]
    [InlineData(0, 0, 0, 0)]
    public void Gradient_IsNaNWhereTheMetricIsUndefined(double tp, double fp, double tn, double fn)
    {
        var at = new BinaryCounts(tp, fp, tn, fn);
        var nowhere = new CountsForm(double.NaN, double.NaN, double.NaN, double.NaN);
        foreach (CountsMetric metric in Metric.OfCounts.Where(metric => double.IsNaN(metric.Measure(at)))) metric.Gradient(at).Should().Be(nowhere, metric.Name);
        Metric.Recall.Measure(at).Should().Be(double.NaN);
    }

    [Fact]
    public void Gradient_IsNaNWhereTheMetricIsInfinite()
    {
        var at = new BinaryCounts(3, 0, 5, 1);
        var nowhere = new CountsForm(double.NaN, double.NaN, double.NaN, double.NaN);

        Metric.PositiveLikelihoodRatio.Gradient(at).Should().Be(nowhere);
        Metric.DiagnosticOddsRatio.Gradient(at).Should().Be(nowhere);
        Metric.Ratio("odds", new(1), new(FalsePositives: 1), MetricRange.NotNegative, MetricDirection.HigherIsBetter).Gradient(at).Should().Be(nowhere);
    }

    private static double Slope(CountsMetric metric, BinaryCounts at, Func<double, BinaryCounts> direction)
    {
        const double step = 1e-4;
        double Value(double sign) => metric.Measure(new BinaryCounts(
            at.TruePositives + sign * direction(step).TruePositives,
            at.FalsePositives + sign * direction(step).FalsePositives,
            at.TrueNegatives + sign * direction(step).TrueNegatives,
            at.FalseNegatives + sign * direction(step).FalseNegatives));
        return (Value(1) - Value(-1)) / (2 * step);
    }
}

using MathNet.Numerics.Distributions;

namespace MulticlassMetrics.Tests.Inference.Resampling;

/// <summary>The worked example of Efron &amp; Tibshirani 1993, "An Introduction to the Bootstrap", chapter 14: the variance of 26 spatial perception scores (table 14.1, A).</summary>
public class BootstrapBcaTest
{
    private static readonly double[] Scores = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

    private static readonly BootstrapResult Result = Bootstrap.OfRows(Scores, Variance, new() { Seed = 14, Replicates = 40_000, Confidence = 0.9 });

    [Fact]
    public void Of_GivesThePublishedNumbers()
    {
        Result.Value.Should().BeApproximately(171.5, 0.05);
        Result.Acceleration.Should().BeApproximately(0.061, 0.0005);

        // The book's are of 2000 replicates, whose simulation error these allow for: z0 0.146 ± 0.028, the ends some units.
        Result.BiasCorrection.Should().BeApproximately(0.146, 0.06);
        Result.Low.Should().BeApproximately(115.8, 5);
        Result.High.Should().BeApproximately(259.6, 8);
        ConfidenceInterval percentile = Result.Interval(BootstrapMethod.Percentile, 0.9);
        percentile.Low.Should().BeApproximately(100.8, 4);
        percentile.High.Should().BeApproximately(233.9, 5);
    }

    [Fact]
    public void Interval_IsThatOfThePlainFormulas()
    {
        double[] sorted = [.. Result.Replicates.Order()];
        double z0 = Normal.InvCDF(0, 1, (sorted.Count(r => r < Result.Value) + (0.5 * sorted.Count(r => r == Result.Value))) / sorted.Length);
        double[] without = [.. Enumerable.Range(0, 26).Select(i => Variance([.. Scores[..i], .. Scores[(i + 1)..]]))];
        double[] gaps = [.. without.Select(value => without.Average() - value)];
        double a = gaps.Sum(gap => gap * gap * gap) / (6 * Math.Pow(gaps.Sum(gap => gap * gap), 1.5));
        double high = z0 + 1.6448536269514722, low = z0 - 1.6448536269514722;

        Result.BiasCorrection.Should().BeApproximately(z0, 1e-12);
        Result.Acceleration.Should().BeApproximately(a, 1e-12);
        Result.Low.Should().BeApproximately(At(Normal.CDF(0, 1, z0 + (low / (1 - (a * low))))), 1e-9);
        Result.High.Should().BeApproximately(At(Normal.CDF(0, 1, z0 + (high / (1 - (a * high))))), 1e-9);

        double At(double p)
        {
            double position = (sorted.Length - 1) * p;
            int below = (int)position;
            return sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
        }
    }

    private static double Variance(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / values.Count;
    }
}

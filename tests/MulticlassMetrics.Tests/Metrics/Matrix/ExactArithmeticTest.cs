using System.Numerics;
using CsCheck;
using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

/// <summary>Huge and lopsided counts against whole-number arithmetic of any size.</summary>
public class ExactArithmeticTest
{
    [Fact]
    public void MatthewsAndKappa_OfCountsNearABillionAreExact() =>
        Gen.Long[900_000_000, 1_100_000_000].Array[16].Sample(AgreeWithExact);

    [Fact]
    public void MatthewsAndKappa_OfCountsOfEverySizeAreExact() =>
        Gen.Select(Gen.Int[0, 50], Gen.Bool).Select((bits, zero) => zero ? 0 : 1L << bits).Array[9].Where(cells => cells.Any(cell => cell > 0)).Sample(AgreeWithExact);

    [Theory]
    [InlineData(1_000_000_000_000_000, 0, 1, 1)]
    [InlineData(1_000_000_000_000_000, 1, 1, 1)]
    [InlineData(1_000_000_000_000_000, 1, 0, 1)]
    [InlineData(500_000_000_000_000, 1, 500_000_000_000_000, 0)]
    [InlineData(500_000_000_000_000, 0, 499_999_999_999_999, 1)]
    public void MatthewsAndKappa_AreExactWhereOneClassHoldsNearlyEverything(long a, long b, long c, long d) => AgreeWithExact([a, b, c, d]);

    [Fact]
    public void Statistics_OfPerfectPredictionsAreExactlyOne() => Gen.Long[1, 1_000_000_000_000].Array[2, 6].Sample(counts =>
    {
        double[,] cells = new double[counts.Length, counts.Length];
        for (int c = 0; c < counts.Length; c++) cells[c, c] = counts[c];
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromCells([.. Enumerable.Range(0, counts.Length)], cells);

        foreach (MatrixMetric metric in (MatrixMetric[])[
            Metric.Accuracy, Metric.BalancedAccuracy, Metric.AdjustedBalancedAccuracy, Metric.CohenKappa, Metric.CohenKappaLinear, Metric.CohenKappaQuadratic,
            Metric.MulticlassMatthewsCorrelation, Metric.GwetAc1, Metric.ScottPi, Metric.BennettS, Metric.KrippendorffAlpha, Metric.LambdaOfActual, Metric.ClassBalanceAccuracy])
        {
            metric.Measure(matrix).Should().BeApproximately(1, metric == Metric.BalancedAccuracy || metric == Metric.AdjustedBalancedAccuracy ? 1e-15 : 0, metric.Name);
        }
    });

    [Theory]
    [InlineData(10, 7, 1, 2)]
    [InlineData(200, 150, 3, 4)]
    [InlineData(300, 299, 9, 10)]
    [InlineData(300, 300, 9, 10)]
    [InlineData(250, 0, 1, 3)]
    [InlineData(250, 1, 1, 3)]
    [InlineData(250, 20, 1, 3)]
    [InlineData(400, 399, 1, 400)]
    [InlineData(1, 1, 1, 1)]
    public void BinomialTail_IsTheSumOfTheTerms(int trials, int successes, int over, int under)
    {
        BigInteger sum = 0, choose = 1;
        for (int k = 0; k <= trials; k++)
        {
            if (k >= successes) sum += choose * BigInteger.Pow(over, k) * BigInteger.Pow(under - over, trials - k);
            choose = choose * (trials - k) / (k + 1);
        }

        double expected = Ratio(sum, BigInteger.Pow(under, trials), 2000);
        double actual = BinomialTail.AtLeast(successes, trials, (double)over / under);
        actual.Should().BeApproximately(expected, 1e-12 * expected);
    }

    [Fact]
    public void BinomialTail_OfABillionTrialsIsQuickAndNormal()
    {
        // Half a standard deviation above the mean, with the correction for continuity and no skewness.
        double actual = BinomialTail.AtLeast(500_000_000 + 7906, 1_000_000_000, 0.5);

        double z = (7906 - 0.5) / Math.Sqrt(0.25e9);
        actual.Should().BeApproximately(1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, z), 1e-9);
    }

    private static void AgreeWithExact(long[] counts)
    {
        int k = (int)Math.Sqrt(counts.Length);
        double[,] cells = new double[k, k];
        BigInteger[] rows = new BigInteger[k], columns = new BigInteger[k];
        BigInteger total = 0, hits = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            (int row, int column) = (i / k, i % k);
            cells[row, column] = counts[i];
            rows[row] += counts[i];
            columns[column] += counts[i];
            total += counts[i];
            if (row == column) hits += counts[i];
        }

        BigInteger chance = 0, x = total * total, y = total * total;
        for (int c = 0; c < k; c++)
        {
            chance += rows[c] * columns[c];
            x -= rows[c] * rows[c];
            y -= columns[c] * columns[c];
        }

        BigInteger covariance = hits * total - chance;
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromCells([.. Enumerable.Range(0, k)], cells);
        double squared = x * y == 0 ? 0 : Ratio(covariance * covariance, x * y, 200);
        Close(matrix.MatthewsCorrelation(), covariance.Sign * Math.Sqrt(squared), "Matthews correlation");
        BigInteger below = total * total - chance;
        double kappa = below == 0 ? double.NaN : covariance.Sign * Ratio(BigInteger.Abs(covariance), below, 200);
        Close(matrix.CohenKappa(), kappa, "kappa");

        // Digits of the value itself, however small it is, up to what the terms of its sum cancel.
        static void Close(double actual, double expected, string what) => Golden.Agree(actual, expected, 4e-15, what);
    }

    private static double Ratio(BigInteger above, BigInteger below, int bits) => Math.ScaleB((double)BigInteger.Divide(above << Math.Min(bits, 900), below), -Math.Min(bits, 900));
}

using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>DeLong's nonparametric variance of the ROC AUC of one class, and the tests built on it.</summary>
/// <remarks>
/// From placement values by ranks in O(n log n) (DeLong, DeLong &amp; Clarke-Pearson 1988; Sun &amp; Xu 2014), as in pROC. For unweighted samples; weighted and
/// clustered ones have <see cref="Influence"/>, which divides by m where DeLong divides by m − 1. The functions give the textbook value also where the AUC is 0 or 1
/// and the variance therefore 0; the intervals of <see cref="Estimates"/> do not.
/// </remarks>
/// <example>
/// <code>
/// bool[] actual = [true, true, true, false, false, false];
/// var scores = ClassScores.ForPositive(actual, [0.9, 0.7, 0.3, 0.4, 0.2, 0.1], positive: true);
/// Metric.RocAuc.Measure(scores[true]);              // 0.889
/// DeLong.Variance(scores[true]);                    // 0.0247
/// </code>
/// </example>
public static class DeLong
{
    /// <summary>The variance of the AUC.</summary>
    /// <param name="scored">The class.</param>
    /// <returns>S10/m + S01/n; NaN with fewer than two positives or two negatives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scored"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted, or several classes are pooled.</exception>
    public static double Variance(ScoredClass scored) => Placements.Of(scored).Variance();

    /// <summary>The covariance of the AUCs of two models, or of two scores, on the same samples.</summary>
    /// <param name="first">The class as the first scores it.</param>
    /// <param name="second">The class as the second scores it.</param>
    /// <returns>The covariance; NaN with fewer than two positives or two negatives.</returns>
    /// <exception cref="ArgumentNullException">A class is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted, several classes are pooled, or the two do not agree on which samples are positive.</exception>
    public static double Covariance(ScoredClass first, ScoredClass second)
    {
        Placements a = Placements.Of(first), b = ReferenceEquals(first, second) ? a : Placements.Of(second);
        if (!a.SameTruth(b)) throw new ArgumentException("The two do not agree on which samples are positive.", nameof(second));
        return ReferenceEquals(a, b) ? a.Variance() : a.Covariance(b);
    }

    /// <summary>Tests whether two AUCs on the same samples differ.</summary>
    /// <param name="first">The class as the first model scores it.</param>
    /// <param name="second">The class as the second model scores it.</param>
    /// <returns>The test: first − second over its standard error, against the normal distribution. Where the variance of the difference is zero, equal areas have z = 0 and p = 1; of different ones, as of two models of AUC 0 and 1, z and p are NaN, since no variance is not evidence of any.</returns>
    /// <exception cref="ArgumentNullException">A class is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted, several classes are pooled, or the two do not agree on which samples are positive.</exception>
    public static AucComparison PairedTest(ScoredClass first, ScoredClass second)
    {
        double difference = Metric.RocAuc.Measure(first) - Metric.RocAuc.Measure(second);
        double own = Variance(first) + Variance(second), variance = own - (2 * Covariance(first, second));
        double error = variance <= 1e-14 * own ? 0 : Math.Sqrt(variance);
        double z = error > 0 ? difference / error : difference == 0 && error == 0 ? 0 : double.NaN;
        return new AucComparison(difference, error, z, double.PositiveInfinity, double.IsNaN(z) ? double.NaN : 2 * Normal.CDF(0, 1, -Math.Abs(z)));
    }

    /// <summary>Tests whether the AUCs of two different sets of samples differ.</summary>
    /// <param name="first">The class in the first set.</param>
    /// <param name="second">The class in the second set.</param>
    /// <returns>The test: the difference over its standard error, against Student's t with Welch's degrees of freedom; NaN where both variances are zero.</returns>
    /// <exception cref="ArgumentNullException">A class is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted, or several classes are pooled.</exception>
    public static AucComparison UnpairedTest(ScoredClass first, ScoredClass second)
    {
        double difference = Metric.RocAuc.Measure(first) - Metric.RocAuc.Measure(second);
        double a = Variance(first), b = Variance(second), error = Math.Sqrt(a + b);
        double t = error > 0 ? difference / error : double.NaN;
        double entriesA = first.Support + first.NegativeWeight, entriesB = second.Support + second.NegativeWeight;
        double degrees = (a + b) * (a + b) / ((a * a / (entriesA - 1)) + (b * b / (entriesB - 1)));
        return new AucComparison(difference, error, t, degrees, double.IsNaN(t) ? double.NaN : 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(t)));
    }
}

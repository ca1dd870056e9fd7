namespace MulticlassMetrics;

/// <summary>The statistics of all scores together, as methods of the scores.</summary>
/// <example>
/// <code>
/// var scores = ClassScores.From(["a", "b", "c"], new[,] { { 0.6, 0.3, 0.1 }, { 0.5, 0.4, 0.1 }, { 0.2, 0.2, 0.6 } }, ["a", "b", "c"]);
/// scores.OneVsOneAuc();          // 1.0
/// scores.LogLoss();              // 0.646
/// scores.BrierScore();           // 0.373
/// scores.TopKAccuracy(2);        // 1.0
/// scores.CalibrationError();     // 0.433
/// </code>
/// </example>
public static class ScoreStatistics
{
    /// <summary>Hand &amp; Till's M, see <see cref="Metric.OneVsOneAuc"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="absent">What to do with pairs of which a class has no sample: propagate or skip.</param>
    /// <returns>The value, in [0, 1]; NaN where it is undefined.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="absent"/> is neither propagate nor skip.</exception>
    public static double OneVsOneAuc(this ClassScores scores, UndefinedPolicy absent = UndefinedPolicy.Propagate) => Metric.OneVsOneAuc(absent).Measure(scores);

    /// <summary>Hand &amp; Till's M weighted by the pairs' share of samples, see <see cref="Metric.WeightedOneVsOneAuc"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="absent">What to do with pairs of which a class has no sample: propagate or skip.</param>
    /// <returns>The value, in [0, 1]; NaN where it is undefined.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="absent"/> is neither propagate nor skip.</exception>
    public static double WeightedOneVsOneAuc(this ClassScores scores, UndefinedPolicy absent = UndefinedPolicy.Propagate) => Metric.WeightedOneVsOneAuc(absent).Measure(scores);

    /// <summary>The mean of minus the logarithm of the probability given to the actual class, see <see cref="Metric.LogLoss"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <returns>The value, from 0 up. NaN unless all scores are in [0, 1].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    public static double LogLoss(this ClassScores scores) => Metric.LogLoss.Measure(scores);

    /// <summary>The mean squared distance between the probabilities and the truth, summed over the classes, see <see cref="Metric.BrierScore"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <returns>The value, in [0, 2] where rows sum to one. NaN unless all scores are in [0, 1].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    public static double BrierScore(this ClassScores scores) => Metric.BrierScore.Measure(scores);

    /// <summary>The mean of the probability of the actual class over the length of the row's probabilities, see <see cref="Metric.SphericalScore"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <returns>The value, in [0, 1]; NaN unless all scores are in [0, 1] and no row is all zeros.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    public static double SphericalScore(this ClassScores scores) => Metric.SphericalScore.Measure(scores);

    /// <summary>The mean squared distance between cumulated probabilities and truth, for ordered classes, see <see cref="Metric.RankedProbabilityScore"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <returns>The value, in [0, 1] where rows sum to one. NaN unless all scores are in [0, 1].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    public static double RankedProbabilityScore(this ClassScores scores) => Metric.RankedProbabilityScore.Measure(scores);

    /// <summary>The mean shortfall of the margin of the actual class from 1, see <see cref="Metric.HingeLoss"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <returns>The value, from 0 up.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    public static double HingeLoss(this ClassScores scores) => Metric.HingeLoss.Measure(scores);

    /// <summary>The share of samples whose actual class is among the k highest scores of their row, see <see cref="Metric.TopKAccuracy"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="k">How many classes may be named.</param>
    /// <returns>The value, in [0, 1]; NaN with one column.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1.</exception>
    public static double TopKAccuracy(this ClassScores scores, int k) => Metric.TopKAccuracy(k).Measure(scores);

    /// <summary>How far the probability of the predicted class is from how often it is right, see <see cref="Metric.CalibrationError"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="bins">How many bins to cut [0, 1] into.</param>
    /// <param name="norm">How the bins' gaps are put together.</param>
    /// <param name="binning">Bins of equal width, or of about equal weight.</param>
    /// <returns>The value, in [0, 1]; NaN unless all scores are in [0, 1].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1, or <paramref name="norm"/> or <paramref name="binning"/> is not a value of its enumeration.</exception>
    public static double CalibrationError(this ClassScores scores, int bins = 15, CalibrationNorm norm = CalibrationNorm.L1, CalibrationBinning binning = CalibrationBinning.EqualWidth) =>
        Metric.CalibrationError(bins, norm, binning).Measure(scores);
}

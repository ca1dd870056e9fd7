namespace MulticlassMetrics;

/// <summary>The statistics of all scores together, as methods of the scores.</summary>
/// <example>
/// <code>
/// var scores = ClassScores.From(["a", "b", "c"], new[,] { { 0.6, 0.3, 0.1 }, { 0.5, 0.4, 0.1 }, { 0.2, 0.2, 0.6 } }, ["a", "b", "c"]);
/// scores.OneVsOneAuc();    // 1.0
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
}

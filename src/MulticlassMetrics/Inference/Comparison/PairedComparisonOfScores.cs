using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <content>Differences of metrics of scores.</content>
public sealed partial class PairedComparison<TLabel>
    where TLabel : notnull
{
    /// <summary>The scores of the first model; null where there are none.</summary>
    public ClassScores<TLabel>? FirstScores => _scores?.First;

    /// <summary>The scores of the second model; null where there are none.</summary>
    public ClassScores<TLabel>? SecondScores => _scores?.Second;

    private (ClassScores<TLabel> First, ClassScores<TLabel> Second) Scores =>
        _scores ?? throw new InvalidOperationException("The models were compared without scores; give ClassScores too.");

    /// <summary>The difference of an averaged ROC AUC or average precision.</summary>
    /// <param name="averager">The averager.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Influence.Of{TLabel}(ClassScores{TLabel}, IAverager, ScoreMetric)"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no scores.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public PairedDifference Difference(IAverager averager, ScoreMetric metric, double confidence = 0.95) =>
        OfScores(scores => Influence.Of(scores, averager, metric), confidence, metric?.Direction);

    /// <summary>The difference of the ROC AUC or the average precision of one class.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The difference; NaN where it is undefined. <see cref="DeLong.PairedTest"/> is the same test with divisor m − 1.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The metric is not smooth in the weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no scores.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public PairedDifference Difference(TLabel label, ScoreMetric metric, double confidence = 0.95) =>
        OfScores(scores => Influence.Of(scores, label, metric), confidence, metric?.Direction);

    /// <summary>The difference of a statistic of all scores together, such as log loss.</summary>
    /// <param name="metric">The statistic.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">The statistic is not smooth in the weights, as calibration error over bins of equal mass is not.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no scores.</exception>
    public PairedDifference Difference(ScoresMetric metric, double confidence = 0.95) => OfScores(scores => Influence.Of(scores, metric), confidence, metric?.Direction);

    /// <summary>The difference of ROC AUC or average precision for every class, with p-values adjusted for their number.</summary>
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <param name="confidence">The level of each interval by itself, in (0, 1).</param>
    /// <returns>The differences, in the order of the first model's classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">The metric is not smooth in the weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no scores.</exception>
    public ImmutableArray<ClassDifference<TLabel>> PerClass(ScoreMetric metric, double confidence = 0.95) =>
        Adjusted(Scores.First.Classes, label => Difference(label, metric, confidence));

    internal PairedDifference OfScores(Func<ClassScores<TLabel>, Influence> statistic, double confidence, MetricDirection? direction) =>
        Between(statistic(Scores.First), statistic(Scores.Second), confidence, direction);
}

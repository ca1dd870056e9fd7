using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Statistics of scores, by rows.</content>
public static partial class Bootstrap
{
    /// <summary>Bootstraps an averaged metric of scores, by rows.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result. For BCa the metrics other than ROC AUC and average precision are measured once more for each row.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit; there are not as many keys as rows; there is one sample, or one cluster.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many replicates, as where a class of few samples is missing from many: draw by class.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Of<TLabel>(ClassScores<TLabel> scores, IAverager averager, ScoreMetric metric, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(options);
        RowAtoms atoms = AtomsOf(scores, options.Scheme);
        return BootstrapRun.Of(
            $"{metric.Name} ({averager.Name})", Single(scores, atoms), AverageOf(averager, metric, scores.Classes), options,
            IsSmooth<TLabel>(averager, metric) ? () => atoms.Effects(Influence.Of(scores, averager, metric).Derivatives, scores.Table.WeightOf) : null);
    }

    /// <summary>Bootstraps a statistic of all scores together: one-vs-one AUC, log loss, Brier score, calibration error.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="metric">The statistic.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result. For BCa a statistic that is not smooth in the weights, such as calibration error over bins of equal mass, is measured once more for each row.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are not as many keys as rows; there is one sample, or one cluster.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Of<TLabel>(ClassScores<TLabel> scores, ScoresMetric metric, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(options);
        RowAtoms atoms = AtomsOf(scores, options.Scheme);
        return BootstrapRun.Of(
            metric.Name, Single(scores, atoms), metric.Measure, options,
            !metric.IsSmooth ? null : () => atoms.Effects(Influence.Of(scores, metric).Derivatives, scores.Table.WeightOf));
    }

    /// <summary>Bootstraps any statistic of scores, by rows.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="statistic">The statistic, NaN where it is undefined. A row that is drawn twice comes to it once with twice the weight. For BCa it is measured once more for each row.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are not as many keys as rows; there is one sample, or one cluster.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Of<TLabel>(ClassScores<TLabel> scores, Func<ClassScores<TLabel>, double> statistic, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        return BootstrapRun.Of(Own, Single(scores, AtomsOf(scores, options.Scheme)), statistic, options);
    }

    internal static RowAtoms AtomsOf(ClassScores scores, ResamplingScheme scheme) => RowAtoms.Of(scheme, scores.RowCount, row => scores.Table.Actual[row]);

    internal static Func<ClassScores<TLabel>, double> AverageOf<TLabel>(IAverager averager, ScoreMetric metric, ClassList<TLabel> classes)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        IAverager bound = averager.BindTo(classes);
        return scores => bound.Average(scores.PerClass, metric).Value;
    }

    private static bool IsSmooth<TLabel>(IAverager averager, ScoreMetric metric)
        where TLabel : notnull => AverageSlopes.Knows<TLabel>(averager) && (ReferenceEquals(metric, Metric.RocAuc) || ReferenceEquals(metric, Metric.AveragePrecision));

    private static Resampler<ClassScores<TLabel>> Single<TLabel>(ClassScores<TLabel> scores, RowAtoms atoms)
        where TLabel : notnull => Resamplers.Of([scores], atoms).Select(models => models[0]);
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The bootstrap: how a statistic varies over samples drawn anew, with replacement, from those there are.</summary>
/// <remarks>
/// For any statistic, also where no formula for its error is known. Statistics of a confusion matrix are drawn by the occupied cells, so that the cost does not grow with
/// the number of samples; of scores, and of rows of any kind, by rows. Sample weights stay with their samples: a sample is drawn as often whatever its weight and counts with
/// it, as is right for sampling weights. (A matrix made from cells holds frequencies, which are that many samples.) A statistic of one's own is called from several threads.
/// Sources: Efron 1979, 1987; Efron &amp; Tibshirani 1993; Davison &amp; Hinkley 1997.
/// </remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var matrix = ConfusionMatrix.FromLabels(actual, predicted);
///
/// BootstrapResult f1 = Bootstrap.Of(matrix, Averager.Weighted, Metric.F1, new() { Seed = 1 });
/// f1.Value;                // 0.643
/// f1.Replicates.Length;    // 2000
///
/// var own = Bootstrap.Of(matrix, m => m["cat"].Recall - m["dog"].Recall, new() { Seed = 1, MaximumUndefinedShare = 0.1 });
/// own.Value;               // 0.083
/// Bootstrap.Of(matrix, Metric.CohenKappa.Measure, new() { Seed = 1 }).Value;   // 0.385
/// </code>
/// </example>
public static partial class Bootstrap
{
    private const string Own = "statistic";

    /// <summary>Bootstraps an averaged metric of counts, by cells.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit the classes or the metric; there is one sample.</exception>
    /// <exception cref="InvalidOperationException">
    /// The matrix has forgotten what is needed: rows for clusters or strata, or the weights of single samples; a cell holds a part of a sample; the statistic is undefined
    /// in too many replicates.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Of<TLabel>(ConfusionMatrix<TLabel> matrix, IAverager averager, CountsMetric metric, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        return OfAverage(matrix, CellAtoms.Of(options.Scheme, matrix.Table), averager, metric, options);
    }

    /// <summary>Bootstraps any statistic of a confusion matrix, by cells.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="statistic">The statistic; NaN where it is undefined. For BCa it is measured once more for each occupied cell.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is one sample.</exception>
    /// <exception cref="InvalidOperationException">As for an averaged metric.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Of<TLabel>(ConfusionMatrix<TLabel> matrix, Func<ConfusionMatrix<TLabel>, double> statistic, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        return BootstrapRun.Of(Own, Resamplers.Of(matrix, CellAtoms.Of(options.Scheme, matrix.Table)), statistic, options);
    }

    /// <summary>Bootstraps an averaged metric of counts of labels that know their rows, by cells: also with weights, clusters and strata.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="pairs">The labels.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result; of equal weights and without groups, the very one of the matrix.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit; there are not as many keys as rows; there is one sample, or one cluster.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Of<TLabel>(LabelPairs<TLabel> pairs, IAverager averager, CountsMetric metric, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(options);
        return OfAverage(pairs.Matrix, CellAtoms.Of(options.Scheme, pairs), averager, metric, options);
    }

    /// <summary>Bootstraps any statistic of the confusion matrix of labels that know their rows, by cells: also with weights, clusters and strata.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="pairs">The labels.</param>
    /// <param name="statistic">The statistic; NaN where it is undefined.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are not as many keys as rows; there is one sample, or one cluster.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Of<TLabel>(LabelPairs<TLabel> pairs, Func<ConfusionMatrix<TLabel>, double> statistic, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        return BootstrapRun.Of(Own, Resamplers.Of(pairs.Matrix, CellAtoms.Of(options.Scheme, pairs)), statistic, options);
    }

    /// <summary>Bootstraps any statistic of rows of any kind.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="statistic">The statistic of some rows, among which one may stand several times; NaN where it is undefined. For BCa it is measured once more for each row.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two rows or clusters; there are not as many keys as rows; the scheme is by class, which rows of any kind do not have.</exception>
    /// <exception cref="InvalidOperationException">The statistic is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult OfRows<TRow>(IReadOnlyList<TRow> rows, Func<IReadOnlyList<TRow>, double> statistic, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        if (rows.Count == 0) throw Throw.NoSamples(nameof(rows));
        if (options.Scheme.IsByClass) throw new ArgumentException("Rows of any kind have no class; take ResamplingScheme.StratifiedBy(keys).", nameof(options));
        return BootstrapRun.Of(Own, Resamplers.Of(rows, RowAtoms.Of(options.Scheme, rows.Count, _ => 0)), statistic, options);
    }

    private static BootstrapResult OfAverage<TLabel>(ConfusionMatrix<TLabel> matrix, CellAtoms atoms, IAverager averager, CountsMetric metric, BootstrapOptions options)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        IAverager bound = averager.BindTo(matrix.Classes);
        Func<double[]>? effects = AverageSlopes.Knows<TLabel>(averager) ? () => atoms.Effects(0, Influence.Of(matrix, averager, metric).Derivatives) : null;
        return BootstrapRun.Of($"{metric.Name} ({averager.Name})", Resamplers.OfClasses(matrix, atoms), perClass => bound.Average<BinaryCounts>(perClass, metric).Value, options, effects);
    }

    // Bound to the classes once, and without the values of the classes that a score carries.
    internal static Func<ConfusionMatrix<TLabel>, double> AverageOf<TLabel>(IAverager averager, CountsMetric metric, ClassList<TLabel> classes)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        IAverager bound = averager.BindTo(classes);
        return matrix => bound.Average(matrix.PerClass, metric).Value;
    }
}

namespace MulticlassMetrics;

/// <summary>Explains why the micro and the macro average of a metric differ.</summary>
/// <remarks>
/// With values m of the classes, their mean m̄, shares of support π, and the weights ω that make micro a mean of the classes:
/// <c>micro − macro = Σ(π − 1/K)(m − m̄) + Σ(ω − π)(m − m̄)</c>. The first term is <em>prevalence</em>: are common classes done better? It is weighted − macro. The second is
/// <em>allocation</em>: over- and under-predicted classes. For areas under curves the second term is <em>pooling</em>, micro − weighted: what one common threshold for
/// all classes adds. So "micro is above macro, hence the model is better on common classes" does not follow; the prevalence term says so or not (the share
/// decomposition is Olley &amp; Pakes 1996). Predictions without skill show a gap already; the gap beyond it is what the model adds.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(
///     ["a", "a", "a", "a", "a", "a", "b", "b", "c"],
///     ["a", "a", "a", "a", "a", "b", "b", "a", "a"]);
/// var gap = AverageGap.Of(matrix, Metric.Recall);
/// gap.Gap.Value;            // 0.222
/// gap.Prevalence.Value;     // 0.222
/// gap.Second.Value;         // 0
/// gap.Classes[2].Drag.Value;   // 0.222
/// </code>
/// </example>
public static class AverageGap
{
    /// <summary>Explains the gap of a ratio of counts.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="undefined">What a class contributes whose value is 0/0: zero (the default) or skip.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <param name="classErrors">Whether to compute the errors of each class's parts, in O(K²) and for each class in the number of occupied cells (of rows, where they are clustered); null for up to 250 classes.</param>
    /// <returns>The explained gap.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No class has a value.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is neither zero nor skip, or <paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageGap<TLabel> Of<TLabel>(
        ConfusionMatrix<TLabel> matrix, RatioMetric metric, UndefinedPolicy undefined = UndefinedPolicy.Zero, double confidence = 0.95, bool? classErrors = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(metric);
        return GapOfCounts.Explain(matrix, metric, Checked(undefined), confidence, classErrors ?? matrix.ClassCount <= ManyClasses, influence => influence);
    }

    /// <summary>Explains the gap of a ratio of counts of clustered samples, as of patients or documents.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <typeparam name="TCluster">The type of the group's key.</typeparam>
    /// <param name="pairs">The labels.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="clusters">The group of each row.</param>
    /// <param name="undefined">What a class contributes whose value is 0/0: zero (the default) or skip.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <param name="classErrors">Whether to compute the errors of each class's parts, in O(K²) and for each class in the number of occupied cells (of rows, where they are clustered); null for up to 250 classes.</param>
    /// <returns>The explained gap.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No class has a value; there are not as many keys as rows, one is null, or all are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is neither zero nor skip, or <paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageGap<TLabel> Of<TLabel, TCluster>(
        LabelPairs<TLabel> pairs, RatioMetric metric, IReadOnlyList<TCluster> clusters, UndefinedPolicy undefined = UndefinedPolicy.Zero, double confidence = 0.95,
        bool? classErrors = null)
        where TLabel : notnull
        where TCluster : notnull
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(clusters);
        return GapOfCounts.Explain(pairs.Matrix, metric, Checked(undefined), confidence, classErrors ?? pairs.Matrix.ClassCount <= ManyClasses, influence => influence.ByRow(pairs).ClusteredBy(clusters));
    }

    /// <summary>Explains the gap of ROC AUC or average precision, over the classes that have a value.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <param name="poolingErrors">Whether to compute the error of each class's part of the pooling term of ROC AUC, in O(n·K²); null for up to 50 classes. Average precision has no such parts.</param>
    /// <returns>The explained gap.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The metric is another one, or fewer than two classes have a value.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageGap<TLabel> Of<TLabel>(ClassScores<TLabel> scores, ScoreMetric metric, double confidence = 0.95, bool? poolingErrors = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metric);
        return GapOfScores.Explain(scores, metric, confidence, poolingErrors ?? scores.ClassCount <= ManyColumns, influence => influence);
    }

    /// <summary>Explains the gap of ROC AUC or average precision of clustered samples, over the classes that have a value.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <typeparam name="TCluster">The type of the group's key.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <param name="clusters">The group of each row.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <param name="poolingErrors">As for samples that are not clustered.</param>
    /// <returns>The explained gap.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The metric is another one; fewer than two classes have a value; there are not as many keys as rows, one is null, or all are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageGap<TLabel> Of<TLabel, TCluster>(
        ClassScores<TLabel> scores, ScoreMetric metric, IReadOnlyList<TCluster> clusters, double confidence = 0.95, bool? poolingErrors = null)
        where TLabel : notnull
        where TCluster : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(clusters);
        return GapOfScores.Explain(scores, metric, confidence, poolingErrors ?? scores.ClassCount <= ManyColumns, influence => influence.ClusteredBy(clusters));
    }

    private const int ManyClasses = 250;
    private const int ManyColumns = 50;

    private static UndefinedPolicy Checked(UndefinedPolicy undefined) => undefined is UndefinedPolicy.Zero or UndefinedPolicy.Skip
        ? undefined
        : throw new ArgumentOutOfRangeException(nameof(undefined), undefined, "A gap is explained with undefined classes at zero or skipped.");
}

namespace MulticlassMetrics.Assertions;

/// <summary>What can be said of a second model against a first on the same samples.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Immutable.</remarks>
/// <example>
/// <code>
/// string[] actual = ["cat", "cat", "dog", "dog"];
/// var first = Evaluation.Of(actual, ["cat", "dog", "dog", "dog"]);
/// var second = Evaluation.Of(actual, ["cat", "cat", "dog", "dog"]);
/// second.Compare(first).Should().HaveF1(Averager.Macro).Better()
///     .And.HaveRecall(Averager.Worst).NotWorseBy(0.02, because: "the last release had it");
/// </code>
/// </example>
public sealed class ComparisonAssertions<TLabel> : ICountsAssertions<ComparisonExpectation<TLabel>>, IScoreAssertions<ComparisonExpectation<TLabel>>
    where TLabel : notnull
{
    private readonly double? _confidence;

    internal ComparisonAssertions(PairedComparison<TLabel> subject, double? confidence)
    {
        Subject = subject;
        _confidence = confidence;
    }

    /// <summary>The comparison.</summary>
    public PairedComparison<TLabel> Subject { get; }

    /// <summary>Requires from here on that margins are kept for sure, and not by luck.</summary>
    /// <param name="confidence">The one-sided level, above 0.5 and below 1.</param>
    /// <returns>What can be said with that confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not above 0.5 and below 1.</exception>
    public ComparisonAssertions<TLabel> WithConfidence(double confidence) => new(Subject, Level.Require(confidence));

    /// <inheritdoc/>
    public ComparisonExpectation<TLabel> Have(IAverager averager, CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return OfLabels(
            $"{metric.Name} ({averager.Name})", metric, null, matrix => AveragedValue.Of(averager.Average(matrix, metric)), level => Subject.Difference(averager, metric, level));
    }

    /// <inheritdoc/>
    public ComparisonExpectation<TLabel> Have(IAverager averager, ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return OfScores(
            $"{metric.Name} ({averager.Name})", metric, null, scores => AveragedValue.Of(averager.Average(scores, metric)), level => Subject.Difference(averager, metric, level));
    }

    /// <summary>Speaks of a metric of counts of one class. Where there is no such class the sentence fails.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ComparisonExpectation<TLabel> Have(TLabel label, CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(metric);
        return OfLabels(
            FormattableString.Invariant($"{metric.Name} of {label}"),
            metric,
            WhyMissing(label, Subject.FirstLabels?.Matrix.Classes),
            matrix => Value(metric.Measure(matrix[label]), () => metric.ExplainUndefined(matrix[label])),
            level => Subject.Difference(label, metric, level));
    }

    /// <summary>Speaks of a metric of scores of one class. Where there is no such class or where there are no scores the sentence fails.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ComparisonExpectation<TLabel> Have(TLabel label, ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(metric);
        return OfScores(
            FormattableString.Invariant($"{metric.Name} of {label}"),
            metric,
            WhyMissing(label, Subject.FirstScores?.Classes),
            scores => Value(metric.Measure(scores[label]), () => metric.ExplainUndefined(scores[label])),
            level => Subject.Difference(label, metric, level));
    }

    /// <summary>Speaks of a statistic of the whole matrix, such as kappa.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public ComparisonExpectation<TLabel> Have(MatrixMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return OfLabels(metric.Name, metric, null, matrix => Value(metric.Measure(matrix), () => metric.ExplainUndefined(matrix)), level => Subject.Difference(metric, level));
    }

    /// <summary>Speaks of a statistic of all scores, such as log loss. Without scores the sentence fails.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public ComparisonExpectation<TLabel> Have(ScoresMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return OfScores(metric.Name, metric, null, scores => Value(metric.Measure(scores), () => metric.ExplainUndefined(scores)), level => Subject.Difference(metric, level));
    }

    private ComparisonExpectation<TLabel> OfLabels(
        string name, IMetric metric, string? missing, Func<ConfusionMatrix<TLabel>, Reading> read, Func<double, PairedDifference> differenceAt) => Expect(new Compared(
            name,
            Directed(metric),
            Subject.FirstLabels is null ? "there are no predicted labels" : missing,
            () => (read(Subject.FirstLabels!.Matrix), read(Subject.SecondLabels!.Matrix)),
            differenceAt));

    private ComparisonExpectation<TLabel> OfScores(
        string name, IMetric metric, string? missing, Func<ClassScores<TLabel>, Reading> read, Func<double, PairedDifference> differenceAt) => Expect(new Compared(
            name,
            Directed(metric),
            Subject.FirstScores is null ? "there are no scores" : missing,
            () => (read(Subject.FirstScores!), read(Subject.SecondScores!)),
            differenceAt));

    private ComparisonExpectation<TLabel> Expect(Compared compared) => new(this, compared, _confidence);

    private static IMetric Directed(IMetric metric) => metric.Direction != MetricDirection.Neither
        ? metric
        : throw new ArgumentException($"'{metric.Name}' is neither better nor worse when it is higher.", nameof(metric));

    private static string? WhyMissing(TLabel label, ClassList<TLabel>? classes) => classes?.Contains(label) == false ? Text.NoClass(label, classes) : null;

    private static Reading Value(double value, Func<string> explain) => new(value, double.IsNaN(value) ? explain() : null, []);
}

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
        return Expect(metric, () => Subject.Difference(averager, metric));
    }

    /// <inheritdoc/>
    public ComparisonExpectation<TLabel> Have(IAverager averager, ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(metric, () => Subject.Difference(averager, metric));
    }

    /// <summary>Speaks of a metric of counts of one class.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ComparisonExpectation<TLabel> Have(TLabel label, CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(metric, () => Subject.Difference(label, metric));
    }

    /// <summary>Speaks of a metric of scores of one class.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ComparisonExpectation<TLabel> Have(TLabel label, ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(metric, () => Subject.Difference(label, metric));
    }

    /// <summary>Speaks of a statistic of the whole matrix, such as kappa.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public ComparisonExpectation<TLabel> Have(MatrixMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(metric, () => Subject.Difference(metric));
    }

    /// <summary>Speaks of a statistic of all scores, such as log loss.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public ComparisonExpectation<TLabel> Have(ScoresMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(metric, () => Subject.Difference(metric));
    }

    private ComparisonExpectation<TLabel> Expect(IMetric metric, Func<PairedDifference> difference) => metric.Direction == MetricDirection.Neither
        ? throw new ArgumentException($"'{metric.Name}' is neither better nor worse when it is higher.", nameof(metric))
        : new ComparisonExpectation<TLabel>(this, difference, _confidence);
}

namespace MulticlassMetrics.Assertions;

/// <summary>What can be said of a confusion matrix.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Immutable. A matrix has forgotten its rows, so that a failure names classes, but no rows to look at, and clusters cannot be minded; an <see cref="Evaluation{TLabel}"/> can do
/// both. <see cref="AssertionExtensions"/> shows an example.
/// </remarks>
public sealed class MatrixAssertions<TLabel> : ICountsAssertions<Expectation<MatrixAssertions<TLabel>>>
    where TLabel : notnull
{
    private const int MostCells = 3;

    private readonly double? _confidence;

    internal MatrixAssertions(ConfusionMatrix<TLabel> subject, double? confidence)
    {
        Subject = subject;
        _confidence = confidence;
    }

    /// <summary>The counts.</summary>
    public ConfusionMatrix<TLabel> Subject { get; }

    /// <summary>Requires from here on that thresholds are kept for sure, and not by luck.</summary>
    /// <param name="confidence">The one-sided level, above 0.5 and below 1.</param>
    /// <returns>What can be said with that confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not above 0.5 and below 1.</exception>
    public MatrixAssertions<TLabel> WithConfidence(double confidence) => new(Subject, Level.Require(confidence));

    /// <inheritdoc/>
    public Expectation<MatrixAssertions<TLabel>> Have(IAverager averager, CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(
            $"{metric.Name} ({averager.Name})", metric, level => Subject.Estimate(averager, metric, level), () => AveragedValue.Of(averager.Average(Subject, metric)), MostConfused);
    }

    /// <summary>Speaks of a metric of one class. Where there is no such class the sentence fails.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Expectation<MatrixAssertions<TLabel>> Have(TLabel label, CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(
            FormattableString.Invariant($"{metric.Name} of {label}"), metric, level => Subject.Estimate(label, metric, level), () => OfClass(label, metric), () => MostConfusedOf(label));
    }

    /// <summary>Speaks of a statistic of the whole matrix, such as kappa.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public Expectation<MatrixAssertions<TLabel>> Have(MatrixMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Expect(metric.Name, metric, level => Subject.Estimate(metric, level), () => Overall(metric), MostConfused);
    }

    private Reading Overall(MatrixMetric metric)
    {
        double value = metric.Measure(Subject);
        return new Reading(value, double.IsNaN(value) ? metric.ExplainUndefined(Subject) : null, []);
    }

    private Reading OfClass(TLabel label, CountsMetric metric)
    {
        if (!Subject.Classes.Contains(label)) return new Reading(double.NaN, Text.NoClass(label, Subject.Classes), []);
        double value = metric.Measure(Subject[label]);
        return new Reading(value, double.IsNaN(value) ? metric.ExplainUndefined(Subject[label]) : null, []);
    }

    private Expectation<MatrixAssertions<TLabel>> Expect(string name, IMetric metric, Func<double, Estimate> estimate, Func<Reading> read, Func<string?> note) =>
        new(this, new ReadingJudge(name, metric.Range, read, _confidence is null ? null : estimate, _confidence, note));

    private string? MostConfused() => Confused(Subject.MostConfused(MostCells));

    private string? MostConfusedOf(TLabel label)
    {
        IEqualityComparer<TLabel> same = Subject.Classes.Comparer;
        return Confused(Subject.Cells
            .Where(cell => cell.Weight > 0 && !same.Equals(cell.Actual, cell.Predicted) && (same.Equals(cell.Actual, label) || same.Equals(cell.Predicted, label)))
            .OrderByDescending(cell => cell.Weight)
            .Take(MostCells));
    }

    private static string? Confused(IEnumerable<ConfusionCell<TLabel>> cells)
    {
        string[] texts = [.. cells.Select(cell => FormattableString.Invariant($"{cell.Actual} as {cell.Predicted} {cell.Weight:0.###}"))];
        return texts.Length == 0 ? null : $"most confused: {string.Join(", ", texts)}";
    }
}

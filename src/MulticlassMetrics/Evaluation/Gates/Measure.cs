using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>A number that an evaluation can be asked for: any metric averaged or of one class, or a statistic of all.</summary>
/// <remarks>Two measures are equal when they are of the same kind, metric, averager and class. Immutable. <see cref="Evaluation"/> and <see cref="Gate"/> show examples.</remarks>
/// <example>
/// <code>
/// var evaluation = Evaluation.Of(["a", "a", "b", "b"], ["a", "b", "b", "b"]);
/// evaluation.Estimate(Measure.OfClass("a", Metric.Recall)).Value;     // 0.5
/// evaluation.Estimate(Measure.Overall(Metric.CohenKappa)).Value;      // 0.5
/// Measure.Average(Averager.Macro, Metric.F1).Name == "F1 (macro)";
/// </code>
/// </example>
public abstract class Measure : GateSubject
{
    private readonly object _metric;
    private readonly object? _of;

    private protected Measure(string name, IMetric metric, object? of)
        : base(name, metric.Direction, metric.Range)
    {
        _metric = metric;
        _of = of;
    }

    /// <summary>Whether it is computed from scores rather than from predicted labels.</summary>
    public abstract bool NeedsScores { get; }

    /// <summary>Whether it is a share of samples, each of which counts as 0 or 1, so that it has the intervals of a proportion.</summary>
    internal virtual bool IsShare => false;

    /// <summary>An averaged metric of counts.</summary>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Measure Average(IAverager averager, CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return new AverageOfCounts(averager, metric);
    }

    /// <summary>An averaged metric of scores.</summary>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric, as <see cref="Metric.RocAuc"/>.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Measure Average(IAverager averager, ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return new AverageOfScores(averager, metric);
    }

    /// <summary>A metric of counts, averaged over some classes; the others still count as negatives.</summary>
    /// <typeparam name="TClass">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="labels">The classes, each of which must exist.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public static Measure Average<TClass>(IAverager averager, CountsMetric metric, IEnumerable<TClass> labels)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return new SelectionOfCounts<TClass>(new SelectedAverage<TClass>(averager, ClassMeasures.ListOf(labels)), metric);
    }

    /// <summary>A metric of scores, averaged over some classes; the others still count as negatives.</summary>
    /// <typeparam name="TClass">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric, as <see cref="Metric.RocAuc"/>.</param>
    /// <param name="labels">The classes, each of which must exist.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public static Measure Average<TClass>(IAverager averager, ScoreMetric metric, IEnumerable<TClass> labels)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        return new SelectionOfScores<TClass>(new SelectedAverage<TClass>(averager, ClassMeasures.ListOf(labels)), metric);
    }

    /// <summary>A metric of counts of one class.</summary>
    /// <typeparam name="TClass">The type of the labels.</typeparam>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Measure OfClass<TClass>(TClass label, CountsMetric metric)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(metric);
        return new CountsOfClass<TClass>(label, metric);
    }

    /// <summary>A metric of scores of one class.</summary>
    /// <typeparam name="TClass">The type of the labels.</typeparam>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric, as <see cref="Metric.RocAuc"/>.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Measure OfClass<TClass>(TClass label, ScoreMetric metric)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(metric);
        return new ScoresOfClass<TClass>(label, metric);
    }

    /// <summary>A statistic of the whole confusion matrix, as accuracy or kappa.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public static Measure Overall(MatrixMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new StatisticOfMatrix(metric);
    }

    /// <summary>A statistic of all scores together, as log loss.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public static Measure Overall(ScoresMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new StatisticOfScores(metric);
    }

    /// <summary>A metric of counts of each class.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The measures of all classes, to be required of together.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public static ClassMeasures EachClass(CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new CountsOfEachClass(metric);
    }

    /// <summary>A metric of scores of each class.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The measures of all classes, to be required of together.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public static ClassMeasures EachClass(ScoreMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new ScoresOfEachClass(metric);
    }

    /// <summary>A metric of counts of each of some classes.</summary>
    /// <typeparam name="TClass">The type of the labels.</typeparam>
    /// <param name="labels">The classes, each of which must exist.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The measures of these classes, to be required of together.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public static ClassMeasures EachClass<TClass>(IEnumerable<TClass> labels, CountsMetric metric)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new MeasuresOfClasses([.. ClassMeasures.Distinct(labels).Select(label => OfClass(label, metric))], metric);
    }

    /// <summary>A metric of scores of each of some classes.</summary>
    /// <typeparam name="TClass">The type of the labels.</typeparam>
    /// <param name="labels">The classes, each of which must exist.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The measures of these classes, to be required of together.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public static ClassMeasures EachClass<TClass>(IEnumerable<TClass> labels, ScoreMetric metric)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new MeasuresOfClasses([.. ClassMeasures.Distinct(labels).Select(label => OfClass(label, metric))], metric);
    }

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is Measure other && other.GetType() == GetType() && _metric.Equals(other._metric) && Equals(_of, other._of);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(GetType(), _metric, _of);

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    internal sealed override IEnumerable<Measure> MeasuresOn<TLabel>(Evaluation<TLabel> evaluation) => [this];

    /// <summary>Why it cannot even be asked for: no such class, no scores; null where it can.</summary>
    internal virtual string? WhyMissing<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull => NeedsScores && evaluation.Scores is null ? "there are no scores" : null;

    /// <summary>The value with what is odd about it.</summary>
    internal abstract Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull;

    /// <summary>The estimate of rows that are independent.</summary>
    internal abstract Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence)
        where TLabel : notnull;

    /// <summary>The influence by cell or by row, without clusters.</summary>
    internal abstract Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull;

    /// <summary>Whether a row has to do with it, in a model or its baseline.</summary>
    internal virtual Func<int, bool> RowsOf<TLabel>(Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline)
        where TLabel : notnull => static _ => true;

    internal abstract PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence)
        where TLabel : notnull;

    /// <summary>Where to look when the value is not good enough.</summary>
    internal abstract MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull;
}

/// <summary>A value and what is odd about it.</summary>
/// <param name="Value">The value; NaN where it is undefined.</param>
/// <param name="Undefined">Why it is undefined; null where it is not.</param>
internal readonly record struct Measured(double Value, string? Undefined)
{
    /// <summary>The right ones and all, where the value is their share.</summary>
    public (double Hits, double Trials)? Trials { get; init; }

    /// <summary>The numbers that stand in for undefined values of classes, with the reasons.</summary>
    public ImmutableArray<(double Value, string Reason)> StandIns { get; init; } = [];

    /// <summary>Whether a number that stands in for the same class in two models adds nothing to their difference.</summary>
    public bool StandInsCancel { get; init; }
}

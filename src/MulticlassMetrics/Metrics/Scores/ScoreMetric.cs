using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A metric of one scored class, or of several pooled: an area under a curve, the best that some threshold gives, or how far its probabilities are off.</summary>
/// <remarks>
/// Undefined (NaN) when a class has no positive sample or, for metrics that look at negatives, no negative one; those that need probabilities when some
/// score is outside [0, 1], and only then. No policy puts a number in, but <see cref="UndefinedPolicy.Skip"/> averages over the other classes. Ready ones,
/// and the way to make one's own, are on <see cref="Metric"/>. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var scores = ClassScores.From(["cat", "dog", "dog"], new[,] { { 0.7, 0.3 }, { 0.8, 0.2 }, { 0.1, 0.9 } }, ["cat", "dog"]);
/// Averager.Macro.Average(scores, Metric.AveragePrecision);                // 0.667
/// Averager.Macro.Average(scores, Metric.PartialAuc(0, 0.5));              // 0.125
/// </code>
/// </example>
public sealed class ScoreMetric : IMetric<ScoredClass>, IMeasuresTogether<ScoredClass>
{
    private readonly Func<ScoredClass, double> _value;
    private readonly Func<ScoredClass, string?> _undefined;
    private readonly Reads _reads;

    internal ScoreMetric(
        string name, string definition, MetricRange range, MetricDirection direction, bool needsNegatives, Func<ScoredClass, double> value, Reads reads = Reads.Curve)
        : this(name, definition, range, direction, value, part => WhyOneSided(part, needsNegatives), reads)
    {
    }

    internal ScoreMetric(
        string name, string definition, MetricRange range, MetricDirection direction, Func<ScoredClass, double> value, Func<ScoredClass, string?> undefined, Reads reads = Reads.Curve)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Definition = definition;
        Range = range;
        Direction = direction;
        _value = value;
        _reads = reads;
        _undefined = undefined;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>What it is, in a line.</summary>
    public string Definition { get; }

    /// <inheritdoc/>
    public MetricDirection Direction { get; }

    /// <inheritdoc/>
    public MetricRange Range { get; }

    /// <summary>False: a class without positives has no curve, and any number would be an invention.</summary>
    public bool CanBeSubstituted => false;

    bool IMeasuresTogether<ScoredClass>.CanWait => _reads != Reads.CallersCurve;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public double Measure(ScoredClass part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return _undefined(part) is null ? _value(part) : double.NaN;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public string ExplainUndefined(ScoredClass part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return _undefined(part) ?? "no threshold reaches it";
    }

    void IMeasuresTogether<ScoredClass>.MeasureEach(ScoredClass[] parts, Span<double> values)
    {
        foreach (ScoredClass part in parts) ArgumentNullException.ThrowIfNull(part, nameof(parts));
        if (_reads == Reads.Ranks) ManyRanks.Prepare(parts);
        if (_reads != Reads.CallersCurve)
        {
            MeasureInParallel(parts).CopyTo(values);
            return;
        }

        for (int c = 0; c < parts.Length; c++) values[c] = Measure(parts[c]);
    }

    /// <summary>The name and what it is.</summary>
    public override string ToString() => $"{Name} = {Definition}";

    private static string? WhyOneSided(ScoredClass part, bool needsNegatives)
    {
        if (part.Support == 0) return "no positive sample";
        return part.NegativeWeight == 0 && needsNegatives ? "no negative sample" : null;
    }

    private double[] MeasureInParallel(ScoredClass[] parts)
    {
        double[] values = new double[parts.Length];
        long entries = parts.Sum(part => part.EntryCount);
        Workers.For(parts.Length, entries, threads: -1, () => 0, (c, _) => values[c] = Measure(parts[c]));
        return values;
    }

    /// <summary>What a metric looks at, which decides how many classes are measured at once.</summary>
    internal enum Reads
    {
        /// <summary>The curve, or the entries themselves: class by class in parallel, since that is where the time goes.</summary>
        Curve,

        /// <summary>The ranks alone: made for all classes together and kept.</summary>
        Ranks,

        /// <summary>The curve through a function of the caller's, which need not be safe to call from several threads.</summary>
        CallersCurve,
    }
}

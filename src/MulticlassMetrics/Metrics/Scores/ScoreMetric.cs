namespace MulticlassMetrics;

/// <summary>A metric of one scored class, or of several pooled: an area under a curve, or the best that some threshold gives.</summary>
/// <remarks>
/// Undefined (NaN) when a class has no positive sample or, for metrics that look at negatives, no negative one; no policy puts a number in, but
/// <see cref="UndefinedPolicy.Skip"/> averages over the other classes. Ready ones, and the way to make one's own, are on <see cref="Metric"/>. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var scores = ClassScores.From(["cat", "dog", "dog"], new[,] { { 0.7, 0.3 }, { 0.8, 0.2 }, { 0.1, 0.9 } }, ["cat", "dog"]);
/// Averager.Macro.Average(scores, Metric.AveragePrecision);                // 0.667
/// Averager.Macro.Average(scores, Metric.PartialAuc(0, 0.5));              // 0.125
/// </code>
/// </example>
public sealed class ScoreMetric : IMetric<ScoredClass>
{
    private readonly Func<ScoredClass, double> _value;
    private readonly bool _needsNegatives;

    internal ScoreMetric(string name, string definition, MetricRange range, MetricDirection direction, bool needsNegatives, Func<ScoredClass, double> value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Definition = definition;
        Range = range;
        Direction = direction;
        _needsNegatives = needsNegatives;
        _value = value;
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

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public double Measure(ScoredClass part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Support == 0 || (_needsNegatives && part.NegativeWeight == 0) ? double.NaN : _value(part);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public string ExplainUndefined(ScoredClass part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Support == 0) return "no positive sample";
        return part.NegativeWeight == 0 && _needsNegatives ? "no negative sample" : "no threshold reaches it";
    }

    /// <summary>The name and what it is.</summary>
    public override string ToString() => $"{Name} = {Definition}";
}

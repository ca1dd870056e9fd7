namespace MulticlassMetrics;

/// <summary>A metric of true and false positives and negatives that knows how it changes with each of them.</summary>
/// <remarks>
/// Either a <see cref="RatioMetric"/>, which is data, or a <see cref="CountsFunction"/>. Ready ones, and the ways to make one's own, are on
/// <see cref="Metric"/>. Immutable.
/// </remarks>
public abstract class CountsMetric : IMetric<BinaryCounts>
{
    private protected CountsMetric(string name, string definition, MetricRange range, MetricDirection direction)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Definition = definition;
        Range = range;
        Direction = direction;
    }

    private protected static CountsForm NoGradient => new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The formula, such as <c>TP / (TP + FP)</c>.</summary>
    public string Definition { get; }

    /// <inheritdoc/>
    public MetricDirection Direction { get; }

    /// <inheritdoc/>
    public MetricRange Range { get; }

    /// <inheritdoc/>
    public virtual bool CanBeSubstituted => true;

    /// <inheritdoc/>
    public abstract double Measure(BinaryCounts part);

    /// <summary>How fast the metric changes with each count.</summary>
    /// <param name="counts">Where to take the derivative.</param>
    /// <returns>The partial derivatives; NaN where the metric is undefined, infinite or not differentiable.</returns>
    public abstract CountsForm Gradient(BinaryCounts counts);

    /// <inheritdoc/>
    public abstract string ExplainUndefined(BinaryCounts part);

    /// <summary>The name and the formula.</summary>
    public override string ToString() => $"{Name} = {Definition}";
}

namespace MulticlassMetrics;

/// <summary>A metric of the four counts that is not a ratio of two sums: informedness, the odds ratio, a metric of one's own.</summary>
/// <remarks>Made by <see cref="Metric.FromCounts"/>, which shows an example. Immutable.</remarks>
public sealed class CountsFunction : CountsMetric
{
    private readonly Func<BinaryCounts, double> _value;
    private readonly Func<BinaryCounts, CountsForm>? _gradient;
    private readonly bool _canBeSubstituted;

    internal CountsFunction(
        string name, string definition, MetricRange range, MetricDirection direction, Func<BinaryCounts, double> value, Func<BinaryCounts, CountsForm>? gradient, bool canBeSubstituted = true)
        : base(name, definition, range, direction)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
        _gradient = gradient;
        _canBeSubstituted = canBeSubstituted;
    }

    /// <inheritdoc/>
    public override bool CanBeSubstituted => _canBeSubstituted;

    /// <inheritdoc/>
    public override double Measure(BinaryCounts part) => _value(part);

    /// <summary>How fast the metric changes with each count.</summary>
    /// <param name="counts">Where to take the derivative.</param>
    /// <returns>The partial derivatives; by finite differences, to about six digits, for a metric that was made without a gradient. NaN where the metric is undefined.</returns>
    public override CountsForm Gradient(BinaryCounts counts) => _gradient is null ? Differences(counts) : _gradient(counts);

    /// <inheritdoc/>
    public override string ExplainUndefined(BinaryCounts part) => $"{Definition} is undefined at {part}";

    private CountsForm Differences(BinaryCounts at)
    {
        double step = Math.Max(at.Total, 1) * 1e-6;
        return new CountsForm(
            Slope(at.TruePositives, step, x => new BinaryCounts(x, at.FalsePositives, at.TrueNegatives, at.FalseNegatives)),
            Slope(at.FalsePositives, step, x => new BinaryCounts(at.TruePositives, x, at.TrueNegatives, at.FalseNegatives)),
            Slope(at.TrueNegatives, step, x => new BinaryCounts(at.TruePositives, at.FalsePositives, x, at.FalseNegatives)),
            Slope(at.FalseNegatives, step, x => new BinaryCounts(at.TruePositives, at.FalsePositives, at.TrueNegatives, x)));
    }

    // Central where both sides exist; one-sided, of second order, at a count of zero.
    private double Slope(double x, double step, Func<double, BinaryCounts> counts)
    {
        return x >= step
            ? (_value(counts(x + step)) - _value(counts(x - step))) / (2 * step)
            : (-3 * _value(counts(x)) + 4 * _value(counts(x + step)) - _value(counts(x + 2 * step))) / (2 * step);
    }
}

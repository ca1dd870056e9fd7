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
    /// <returns>The partial derivatives; by finite differences, to about six digits, for a metric that was made without a gradient. NaN where the metric is undefined or infinite.</returns>
    public override CountsForm Gradient(BinaryCounts counts) =>
        !double.IsFinite(_value(counts)) ? NoGradient : _gradient is null ? Differences(counts) : _gradient(counts);

    /// <inheritdoc/>
    public override string ExplainUndefined(BinaryCounts part) => $"{Definition} is undefined at {part}";

    private CountsForm Differences(BinaryCounts at)
    {
        double smallest = double.PositiveInfinity;
        foreach (double count in (ReadOnlySpan<double>)[at.TruePositives, at.FalsePositives, at.TrueNegatives, at.FalseNegatives])
        {
            if (count > 0) smallest = Math.Min(smallest, count);
        }

        // Without samples no step has a size.
        if (double.IsInfinity(smallest)) return NoGradient;
        return new CountsForm(
            Slope(at.TruePositives, smallest, x => new BinaryCounts(x, at.FalsePositives, at.TrueNegatives, at.FalseNegatives)),
            Slope(at.FalsePositives, smallest, x => new BinaryCounts(at.TruePositives, x, at.TrueNegatives, at.FalseNegatives)),
            Slope(at.TrueNegatives, smallest, x => new BinaryCounts(at.TruePositives, at.FalsePositives, x, at.FalseNegatives)),
            Slope(at.FalseNegatives, smallest, x => new BinaryCounts(at.TruePositives, at.FalsePositives, at.TrueNegatives, x)));
    }

    // Of fourth order, so that the steps may be large enough for a count beside others ten million times as large; at a count of zero,
    // one-sided with steps in the size of the smallest count.
    private double Slope(double x, double smallest, Func<double, BinaryCounts> counts)
    {
        double step = (x > 0 ? x : smallest) * 1e-3;
        return x > 0
            ? (At(-2) - 8 * At(-1) + 8 * At(1) - At(2)) / (12 * step)
            : (-25 * At(0) + 48 * At(1) - 36 * At(2) + 16 * At(3) - 3 * At(4)) / (12 * step);

        double At(int steps) => _value(counts(x + steps * step));
    }
}

using System.Globalization;

namespace MulticlassMetrics;

/// <summary>The smallest and the largest value of a metric, both included. See <see cref="IMetric.Range"/>, and <see cref="Metric.Ratio"/> for an example.</summary>
/// <param name="Minimum">The smallest value; negative infinity when there is none.</param>
/// <param name="Maximum">The largest value; positive infinity when there is none.</param>
public readonly record struct MetricRange(double Minimum, double Maximum)
{
    /// <summary>From 0 to 1.</summary>
    public static MetricRange ZeroToOne => new(0, 1);

    /// <summary>From −1 to 1.</summary>
    public static MetricRange MinusOneToOne => new(-1, 1);

    /// <summary>From 0 upwards.</summary>
    public static MetricRange NotNegative => new(0, double.PositiveInfinity);

    /// <summary>Every number.</summary>
    public static MetricRange Unbounded => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The range in brackets.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Minimum}, {Maximum}]");
}

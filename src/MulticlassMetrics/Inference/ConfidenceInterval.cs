using System.Globalization;

namespace MulticlassMetrics;

/// <summary>The two ends of an interval. See <see cref="Proportion"/>.</summary>
/// <param name="Low">The lower end; NaN where there is none.</param>
/// <param name="High">The upper end; NaN where there is none.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>The ends in brackets, to three digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Low:0.000}, {High:0.000}]");
}

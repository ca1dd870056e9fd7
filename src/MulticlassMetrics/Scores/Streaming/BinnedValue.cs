using System.Globalization;

namespace MulticlassMetrics;

/// <summary>A value computed from binned scores, and between which two values the exact one lies.</summary>
/// <param name="Value">The value with the scores of a bin taken as tied; NaN where it is undefined.</param>
/// <param name="Low">The exact value is not below.</param>
/// <param name="High">The exact value is not above.</param>
/// <remarks>The bounds are of the binning alone and hold always; they are no confidence interval. See <see cref="BinnedScoreAccumulator{TLabel}"/> for an example.</remarks>
public readonly record struct BinnedValue(double Value, double Low, double High)
{
    internal static BinnedValue Undefined { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>By how much the exact value can be away from <see cref="Value"/>.</summary>
    /// <value>The larger of the distances to <see cref="Low"/> and <see cref="High"/>; 0 when binning lost nothing, NaN where the value is undefined.</value>
    public double ErrorBound => Math.Max(High - Value, Value - Low);

    /// <summary>The value and its bound, such as <c>0.873 (binned, off by at most 0.0004)</c>.</summary>
    public override string ToString() => double.IsNaN(Value) ? "undefined" : Value.ToString("0.000", CultureInfo.InvariantCulture) + $" ({Bound(ErrorBound)})";

    /// <summary>The bound in words, rounded up.</summary>
    internal static string Bound(double error)
    {
        if (error == 0) return "binned, exact";
        double unit = Math.Pow(10, Math.Floor(Math.Log10(error)));
        return string.Create(CultureInfo.InvariantCulture, $"binned, off by at most {Math.Ceiling(error / unit) * unit:0.####################}");
    }
}

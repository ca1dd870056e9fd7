using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MulticlassMetrics.Assertions;

/// <summary>Where a value must lie; infinite where there is no end.</summary>
internal readonly record struct Requirement(double Low, double High)
{
    // As of gates: what sums leave over is no reason to fail.
    private const double Rounding = 1e-14;
    private const int FewestDecimals = 3;
    private const int MostDecimals = 15;

    public bool IsFloor => double.IsPositiveInfinity(High);

    public bool IsCeiling => double.IsNegativeInfinity(Low);

    // Infinite thresholds are not thresholds: they must not pass for the open end.
    public static Requirement AtLeast(double threshold) => new(Finite(threshold, nameof(threshold)), double.PositiveInfinity);

    public static Requirement AtMost(double threshold) => new(double.NegativeInfinity, Finite(threshold, nameof(threshold)));

    /// <exception cref="ArgumentOutOfRangeException">An end is not finite.</exception>
    public static Requirement Within(double low, double high) => new(Finite(low, nameof(low)), Finite(high, nameof(high)));

    public bool Holds(double value) => Holds(Snapped(value), Snapped(value));

    public bool Holds(double low, double high) => low >= Low && high <= High;

    public bool Fails(double low, double high) => high < Low || low > High;

    /// <exception cref="ArgumentOutOfRangeException">An end is not a value that the metric can take.</exception>
    /// <exception cref="ArgumentException">The range holds nothing.</exception>
    [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The names are those of the callers' parameters.")]
    public void RequireWithin(MetricRange range, string name)
    {
        foreach (double end in (ReadOnlySpan<double>)(IsFloor ? [Low] : IsCeiling ? [High] : [Low, High]))
        {
            if (!(end >= range.Minimum && end <= range.Maximum))
            {
                string parameter = IsFloor || IsCeiling ? "threshold" : end == Low ? "low" : "high";
                throw new ArgumentOutOfRangeException(parameter, end, FormattableString.Invariant($"{name} lies in {range}; {end} is no threshold for it."));
            }
        }

        if (Low > High) throw new ArgumentException(FormattableString.Invariant($"The range runs from {Low} to {High}, hence holds nothing."), "low");
    }

    /// <summary>A value with as many decimals as it takes to see on which side of a threshold it lies.</summary>
    public string Write(double value)
    {
        for (int decimals = FewestDecimals; decimals < MostDecimals; decimals++)
        {
            string text = Fixed(value, decimals);
            if (Differs(text, value, Low, decimals) && Differs(text, value, High, decimals)) return text;
        }

        return Fixed(value, MostDecimals);
    }

    public override string ToString() => IsFloor ? $"at least {Number(Low)}" : IsCeiling ? $"at most {Number(High)}" : $"from {Number(Low)} to {Number(High)}";

    public static string Number(double value)
    {
        for (int decimals = FewestDecimals; decimals < MostDecimals; decimals++)
        {
            if (Math.Round(value, decimals) == value) return Fixed(value, decimals);
        }

        return Fixed(value, MostDecimals);
    }

    private double Snapped(double value) => IsNear(value, Low) ? Low : IsNear(value, High) ? High : value;

    private static bool IsNear(double value, double end) => double.IsFinite(end) && Math.Abs(value - end) <= Rounding * Math.Max(1, Math.Abs(end));

    private static bool Differs(string text, double value, double threshold, int decimals) =>
        double.IsInfinity(threshold) || value == threshold || Fixed(threshold, decimals) != text;

    private static string Fixed(double value, int decimals) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Finite(double threshold, string name) => double.IsFinite(threshold)
        ? threshold
        : throw new ArgumentOutOfRangeException(name, threshold, FormattableString.Invariant($"A threshold must be a finite number; it is {threshold}."));
}

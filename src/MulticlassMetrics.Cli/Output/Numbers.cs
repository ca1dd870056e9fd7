using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Writes numbers for people; files get round-trip ones.</summary>
internal static class Numbers
{
    public static string Of(double value) =>
        double.IsNaN(value) ? "n/a" : double.IsInfinity(value) ? value > 0 ? "∞" : "-∞" : value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A figure with its interval, and a mark where a footnote says why it is undefined.</summary>
    public static string Of(Figure figure)
    {
        string value = figure.Undefined is null ? Of(figure.Value) : Of(figure.Value) + "*";
        return figure.Estimate is { } estimate ? $"{value} [{Of(estimate.Low)}, {Of(estimate.High)}]" : value;
    }

    /// <summary>A difference, with its sign.</summary>
    public static string Signed(double value) => double.IsFinite(value) ? value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : Of(value);

    /// <summary>Cut off, since what is below a level must not be rounded up to it.</summary>
    public static string PValue(double p) => double.IsNaN(p) ? "-" : p < 0.001 ? "<0.001" : Of(Math.Floor(p * 1000) / 1000);

    public static string Whole(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The format in which weights stand under each other: whole numbers as such, others with enough digits for the largest.</summary>
    public static Func<double, string> Weights(IEnumerable<double> weights)
    {
        double largest = 0;
        bool whole = true;
        foreach (double weight in weights)
        {
            largest = Math.Max(largest, weight);
            whole &= weight == Math.Floor(weight);
        }

        if (largest is >= 1e12 or (> 0 and < 1e-3)) return weight => weight.ToString("G6", CultureInfo.InvariantCulture);
        if (whole) return Whole;
        string format = "#,0." + new string('0', Math.Clamp(3 - (int)Math.Floor(Math.Log10(largest)), 1, 6));
        return weight => weight.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The shortest text that reads back as the same number; empty for none.</summary>
    public static string RoundTrip(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}

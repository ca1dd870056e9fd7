using System.Globalization;

namespace MulticlassMetrics.Kernels;

/// <summary>Writes a count for a person: whole numbers as they are, weights to three decimals, and small ones so that they do not look like none.</summary>
internal static class CountText
{
    public static string Write(double count) =>
        count.ToString(count is > 0 and < 0.001 ? "0.##e0" : "0.###", CultureInfo.InvariantCulture);
}

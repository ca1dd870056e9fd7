using System.Globalization;

namespace MulticlassMetrics.Assertions;

/// <summary>A one-sided level of confidence; null where values alone decide.</summary>
internal static class Level
{
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.5 and below 1.</exception>
    public static double Require(double confidence) => confidence is > 0.5 and < 1
        ? confidence
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A one-sided level of confidence must be above 0.5 and below 1.");

    public static string Words(double? confidence) => confidence is { } level ? $" with {Percent(level)} confidence" : "";

    public static string Percent(double level) => $"{(100 * level).ToString("0.####", CultureInfo.InvariantCulture)}%";
}

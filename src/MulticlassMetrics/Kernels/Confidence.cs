using MathNet.Numerics.Distributions;

namespace MulticlassMetrics.Kernels;

/// <summary>Confidence levels, checked.</summary>
internal static class Confidence
{
    /// <summary>The probability outside a two-sided interval, on each side.</summary>
    public static double Tail(double confidence) => confidence is > 0 and < 1
        ? (1 - confidence) / 2
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence level must be above 0 and below 1.");

    /// <summary>How many standard errors a two-sided normal interval extends.</summary>
    public static double Quantile(double confidence) => -Normal.InvCDF(0, 1, Tail(confidence));
}

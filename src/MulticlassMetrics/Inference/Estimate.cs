using System.Collections.Immutable;
using System.Globalization;

namespace MulticlassMetrics;

/// <summary>A number with how sure it is: standard error, interval, the method they come from, and what speaks against trusting them.</summary>
/// <param name="Name">What is estimated, such as <c>F1 (macro)</c>.</param>
/// <param name="Value">The estimate; NaN where it is undefined.</param>
/// <param name="StandardError">Its standard error; NaN where it is undefined.</param>
/// <param name="Low">The lower end of the interval; NaN where there is none.</param>
/// <param name="High">The upper end of the interval; NaN where there is none.</param>
/// <param name="Confidence">The level of the interval, such as 0.95.</param>
/// <param name="Method">The method of the interval, in words.</param>
/// <param name="Samples">The number of samples behind it.</param>
/// <param name="Warnings">Why it should not be trusted as it stands: few cases of a class, no variance, few clusters, undefined classes.</param>
/// <remarks>Immutable. <see cref="Estimates"/> shows an example.</remarks>
public sealed record Estimate(
    string Name, double Value, double StandardError, double Low, double High, double Confidence, string Method, double Samples, ImmutableArray<string> Warnings)
{
    /// <summary>The value and its interval, such as <c>F1 (macro) = 0.812 [0.786, 0.835]</c>.</summary>
    public override string ToString() => double.IsNaN(Value)
        ? $"{Name} = undefined"
        : string.Create(CultureInfo.InvariantCulture, $"{Name} = {Value:0.000} [{Low:0.000}, {High:0.000}]");
}

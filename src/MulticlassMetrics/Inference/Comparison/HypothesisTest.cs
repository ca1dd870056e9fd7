using System.Collections.Immutable;
using System.Globalization;

namespace MulticlassMetrics;

/// <summary>The outcome of a test: how far the data lie from its hypothesis, and how often chance alone would take them as far.</summary>
/// <param name="Method">The name of the test.</param>
/// <param name="Statistic">The test's statistic; NaN where it is undefined.</param>
/// <param name="DegreesOfFreedom">Of the chi-squared or Student's t distribution that it was set against; NaN for an exact test, which needs none.</param>
/// <param name="PValue">The p-value, in [0, 1]; NaN where there is none.</param>
/// <param name="Notes">What was left out or decided on the way; empty where nothing was.</param>
/// <remarks>Immutable. <see cref="McNemar"/> and <see cref="TableTests"/> show examples.</remarks>
public sealed record HypothesisTest(string Method, double Statistic, double DegreesOfFreedom, double PValue, ImmutableArray<string> Notes)
{
    /// <summary>The test in a line, such as <c>Bowker: 7.610, df 6, p = 0.268</c>, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Method}: {Statistic:0.000}{(double.IsNaN(DegreesOfFreedom) ? "" : $", df {DegreesOfFreedom:0.##}")}, {TextOf(PValue)}");

    internal static string TextOf(double p) =>
        double.IsNaN(p) ? "p undefined" : p < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.000}");
}

using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Distributions;

namespace MulticlassMetrics;

/// <summary>One part of an explained gap: a number with its error and a test of whether it is zero.</summary>
/// <param name="Value">The part.</param>
/// <param name="StandardError">Its standard error, by the influence of each sample; NaN where it is not known or was not asked for.</param>
/// <param name="Low">The lower end of its interval (Wald).</param>
/// <param name="High">The upper end of its interval (Wald).</param>
/// <param name="PValue">The two-sided p-value of its being zero; NaN without a standard error, 1 where both are zero.</param>
/// <param name="AdjustedPValue">For the parts of single classes, the p-value after Holm's adjustment over the classes of one term; else <paramref name="PValue"/>.</param>
/// <remarks>Immutable. <see cref="AverageGap"/> shows an example.</remarks>
public readonly record struct GapTerm(double Value, double StandardError, double Low, double High, double PValue, double AdjustedPValue)
{
    /// <summary>The value with its sign and its interval, to three digits.</summary>
    public override string ToString() => double.IsNaN(StandardError)
        ? Value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Value:+0.000;-0.000;0.000} [{Low:+0.000;-0.000;0.000}, {High:+0.000;-0.000;0.000}]");

    internal static GapTerm Of(double value, double error, double z)
    {
        // What a rounding error makes of an exact zero is no evidence: a term that vanishes identically has p = 1.
        bool vanishes = Math.Abs(value) < 1e-13 && error < 1e-13;
        double p = double.IsNaN(error) || double.IsNaN(value) ? double.NaN : vanishes ? 1 : error == 0 ? double.NaN : 2 * Normal.CDF(0, 1, -Math.Abs(value / error));
        return new GapTerm(value, error, value - (z * error), value + (z * error), p, p);
    }

    internal static ImmutableArray<GapTerm> Adjusted(GapTerm[] terms)
    {
        ImmutableArray<double> adjusted = Holm.Adjust(Array.ConvertAll(terms, term => term.PValue));
        return [.. terms.Select((term, c) => term with { AdjustedPValue = adjusted[c] })];
    }
}

using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>Holm's adjustment of p-values for several tests at once, as of all classes (Holm 1979).</summary>
/// <remarks>Under any dependence between the tests, the chance that even one true hypothesis has an adjusted p-value below α is at most α.</remarks>
/// <example>
/// <code>
/// Holm.Adjust([0.01, 0.04, 0.03])[0];            // 0.03
/// Holm.Adjust([0.01, 0.04, 0.03])[1];            // 0.06
/// Holm.Adjust([0.01, double.NaN, 0.03])[0];      // 0.02
/// </code>
/// </example>
public static class Holm
{
    /// <summary>Adjusts p-values.</summary>
    /// <param name="pValues">The p-values, in any order; NaN for a test that could not be made.</param>
    /// <returns>
    /// The adjusted p-values in the same order: of the m defined ones the r-th smallest becomes the largest of (m − s + 1)·p₍s₎ over s ≤ r, and at most 1.
    /// NaN stays NaN and does not count in m.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="pValues"/> is null.</exception>
    /// <exception cref="ArgumentException">A p-value is outside [0, 1].</exception>
    public static ImmutableArray<double> Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        double[] adjusted = [.. pValues];
        for (int i = 0; i < adjusted.Length; i++)
        {
            if (adjusted[i] is not (< 0 or > 1)) continue;
            throw new ArgumentException(FormattableString.Invariant($"The p-value at position {i} is {adjusted[i]}; a p-value lies in [0, 1]."), nameof(pValues));
        }

        int[] order = [.. Enumerable.Range(0, adjusted.Length).Where(i => !double.IsNaN(adjusted[i])).OrderBy(i => adjusted[i])];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * adjusted[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return [.. adjusted];
    }
}

using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>Mistakes behind a value that is not good enough, and rows to look at.</summary>
/// <param name="Kind">What they are: <c>missed as</c>, <c>wrongly predicted for</c>, <c>most confused</c>, or <c>broken</c> since a baseline.</param>
/// <param name="Pairs">Between which classes, the most frequent first: the other class's name, or <c>dog as owl</c>; with the weight (without weights, the number) of the rows.</param>
/// <param name="Items">The first rows of this kind: their ids, or their numbers from 0.</param>
/// <param name="HaveIds">Whether <paramref name="Items"/> are ids rather than numbers of rows.</param>
/// <remarks>Immutable. See <see cref="GateFinding.Mistakes"/>; <see cref="MulticlassMetrics.Gate"/> shows an example.</remarks>
public sealed record GateMistakes(string Kind, ImmutableArray<KeyValuePair<string, double>> Pairs, ImmutableArray<string> Items, bool HaveIds)
{
    private const int MostPairs = 5;

    /// <summary>The mistakes in a line, such as <c>missed as: legit 16, refund 5; first items 17, 58, 102</c>; of more than five pairs the number of the rest.</summary>
    public override string ToString()
    {
        string pairs = string.Join(", ", Pairs.Take(MostPairs).Select(pair => $"{pair.Key} {Kernels.CountText.Write(pair.Value)}"));
        string more = Pairs.Length > MostPairs ? FormattableString.Invariant($" and {Pairs.Length - MostPairs} more") : "";
        return $"{Kind}: {pairs}{more}; first {(HaveIds ? "items" : "rows")} {string.Join(", ", Items)}";
    }
}

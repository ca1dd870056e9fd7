using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>Mistakes behind a value that is not good enough, and rows to look at.</summary>
/// <param name="Kind">What they are: <c>missed as</c>, <c>wrongly predicted for</c>, <c>most confused</c>, or <c>broken</c> since a baseline; of scores <c>outranked in pairs by</c> or <c>lowest scores of the own class</c>.</param>
/// <param name="Pairs">Between which classes, the most frequent first: the other class's name, or <c>dog as owl</c>; with the weight (without weights, the number) of the rows; of
/// scores, of the pairs of a row of the class and one of the other that are ranked wrongly, ties counted half, which over all classes make 1 − AUC.</param>
/// <param name="Items">The first rows of this kind, of scores the ones that are ranked lowest: their ids, or their numbers from 0.</param>
/// <param name="HaveIds">Whether <paramref name="Items"/> are ids rather than numbers of rows.</param>
/// <remarks>Immutable. See <see cref="GateFinding.Mistakes"/>; <see cref="MulticlassMetrics.Gate"/> shows an example.</remarks>
public sealed record GateMistakes(string Kind, ImmutableArray<KeyValuePair<string, double>> Pairs, ImmutableArray<string> Items, bool HaveIds)
{
    private const int MostPairs = 5;

    /// <summary>The mistakes in a line, such as <c>missed as: legit 16, refund 5; first items 17, 58, 102</c>; of more than five pairs the number of the rest.</summary>
    public override string ToString()
    {
        string items = $"{(HaveIds ? "items" : "rows")} {string.Join(", ", Items)}";
        if (Pairs.IsEmpty) return $"{Kind}: {items}";
        string pairs = string.Join(", ", Pairs.Take(MostPairs).Select(pair => $"{pair.Key} {Kernels.CountText.Write(pair.Value)}"));
        string more = Pairs.Length > MostPairs ? FormattableString.Invariant($" and {Pairs.Length - MostPairs} more") : "";
        return $"{Kind}: {pairs}{more}; first {items}";
    }
}

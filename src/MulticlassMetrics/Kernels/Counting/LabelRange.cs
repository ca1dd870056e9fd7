using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>The integers from a lowest to a highest one.</summary>
/// <param name="Lowest">The lowest label, as an unsigned integer of the same bits.</param>
/// <param name="Last">How far the highest one is from it.</param>
internal readonly record struct LabelRange<T>(T Lowest, ulong Last)
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    private const int Sample = 512;

    /// <summary>The number of labels, at most 2^64 - 1.</summary>
    public ulong Count => Last == ulong.MaxValue ? Last : Last + 1;

    /// <summary>The least range that holds all labels.</summary>
    public static LabelRange<T> Of<TLanes>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, T flip, int threads)
        where TLanes : ILanes
    {
        int pieces = LabelPieces.Count(actual.Length, threads);
        var extremes = new (T Least, T Greatest)[pieces];
        LabelPieces.ForEach(pieces, actual, predicted, [], (piece, labels, guesses, _) =>
            extremes[piece] = Join(TLanes.Extremes(labels, flip), TLanes.Extremes(guesses, flip)));

        (T least, T greatest) = extremes[0];
        foreach ((T, T) piece in extremes) (least, greatest) = Join((least, greatest), piece);
        return Between(least, greatest, flip);
    }

    /// <summary>A range that a few labels, taken from all over, make likely to hold the others.</summary>
    public static LabelRange<T> Guess(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, T flip)
    {
        T least = T.MaxValue, greatest = T.MinValue;
        for (int s = 0; s < Sample; s++)
        {
            int i = (int)((long)actual.Length * s / Sample);
            (least, greatest) = Join((least, greatest), (T.Min(actual[i] ^ flip, predicted[i] ^ flip), T.Max(actual[i] ^ flip, predicted[i] ^ flip)));
        }

        // The ends of the range are not likely to be in the sample when there are many classes; the first class is often zero.
        T margin = (greatest - least) >> 4;
        if (greatest > least) margin += T.One;
        T low = least - T.Min(margin, least), high = greatest + T.Min(margin, T.MaxValue - greatest);
        return Between(low < flip && least >= flip ? flip : low, high, flip);
    }

    private static LabelRange<T> Between(T least, T greatest, T flip) => new(least ^ flip, ulong.CreateTruncating(greatest - least));

    private static (T Least, T Greatest) Join((T Least, T Greatest) first, (T Least, T Greatest) second) => (T.Min(first.Least, second.Least), T.Max(first.Greatest, second.Greatest));
}

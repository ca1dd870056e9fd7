using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>How loops over integer labels go: one at a time, or as many as the processor takes. Signed labels come as unsigned ones of the same bits.</summary>
internal interface ILanes
{
    /// <summary>Writes the cell of each pair, row times side plus column, labels being counted from the lowest one.</summary>
    /// <returns>The largest row or column. Where it is not below the side, the cells mean nothing.</returns>
    static abstract ulong Cells<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, T lowest, int side, Span<int> cells)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>;

    /// <summary>The least and the greatest label, both with <paramref name="flip"/> (the sign bit of signed labels, else zero) turned over.</summary>
    static abstract (T Least, T Greatest) Extremes<T>(ReadOnlySpan<T> labels, T flip)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>;
}

/// <summary>One label at a time.</summary>
internal readonly struct OneLane : ILanes
{
    public static ulong Cells<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, T lowest, int side, Span<int> cells)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        predicted = predicted[..actual.Length];
        cells = cells[..actual.Length];
        ulong largest = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            ulong row = ulong.CreateTruncating(unchecked(actual[i] - lowest)), column = ulong.CreateTruncating(unchecked(predicted[i] - lowest));
            largest = Math.Max(largest, Math.Max(row, column));
            cells[i] = unchecked((int)row * side + (int)column);
        }

        return largest;
    }

    public static (T Least, T Greatest) Extremes<T>(ReadOnlySpan<T> labels, T flip)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        T least = T.MaxValue, greatest = T.MinValue;
        foreach (T label in labels)
        {
            least = T.Min(least, label ^ flip);
            greatest = T.Max(greatest, label ^ flip);
        }

        return (least, greatest);
    }
}

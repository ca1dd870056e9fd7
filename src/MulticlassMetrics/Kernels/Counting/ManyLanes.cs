using System.Numerics;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>As many labels at a time as the processor's vectors hold.</summary>
internal readonly struct ManyLanes : ILanes
{
    public static ulong Cells<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, T lowest, int side, Span<int> cells)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        // Labels of other widths would have to be narrowed or widened to cells, which costs what it saves.
        if (typeof(T) != typeof(uint)) return OneLane.Cells(actual, predicted, lowest, side, cells);

        predicted = predicted[..actual.Length];
        cells = cells[..actual.Length];
        ReadOnlySpan<Vector<uint>> rows = MemoryMarshal.Cast<T, Vector<uint>>(actual), columns = MemoryMarshal.Cast<T, Vector<uint>>(predicted);
        Span<Vector<uint>> wide = MemoryMarshal.Cast<int, Vector<uint>>(cells);
        Vector<uint> from = new(uint.CreateTruncating(lowest)), stride = new((uint)side), most = Vector<uint>.Zero;
        for (int i = 0; i < wide.Length; i++)
        {
            Vector<uint> row = rows[i] - from, column = columns[i] - from;
            most = Vector.Max(most, Vector.Max(row, column));
            wide[i] = row * stride + column;
        }

        int done = wide.Length * Vector<uint>.Count;
        ulong largest = OneLane.Cells(actual[done..], predicted[done..], lowest, side, cells[done..]);
        for (int lane = 0; lane < Vector<uint>.Count; lane++) largest = Math.Max(largest, most[lane]);
        return largest;
    }

    public static (T Least, T Greatest) Extremes<T>(ReadOnlySpan<T> labels, T flip)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        ReadOnlySpan<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(labels);
        Vector<T> turned = new(flip), low = new(T.MaxValue), high = new(T.MinValue);
        foreach (Vector<T> label in wide)
        {
            low = Vector.Min(low, label ^ turned);
            high = Vector.Max(high, label ^ turned);
        }

        (T least, T greatest) = OneLane.Extremes(labels[(wide.Length * Vector<T>.Count)..], flip);
        for (int lane = 0; lane < Vector<T>.Count; lane++)
        {
            least = T.Min(least, low[lane]);
            greatest = T.Max(greatest, high[lane]);
        }

        return (least, greatest);
    }
}

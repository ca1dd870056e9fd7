using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>Counts pairs of integer labels that lie in a short range: a label's distance from the lowest is its row or column.</summary>
internal static class RangeCounting
{
    private const int Block = 1024;
    private const int LargestSide = 2048;

    /// <summary>Whether a square of counters is small enough to be worth its clearing and reading.</summary>
    public static bool Fits(ulong side, int samples) => side <= LargestSide && (long)side * (long)side <= Math.Max(4096, 4L * samples);

    /// <summary>The counts of all pairs, or null where a label is outside the range.</summary>
    public static CellSquare? Count<T, TLanes>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, T lowest, int side, int threads)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
        where TLanes : ILanes
    {
        int pieces = LabelPieces.Count(actual.Length, threads, 4 * side * side);
        var squares = new CellSquare?[pieces];
        LabelPieces.ForEach(pieces, actual, predicted, [], (piece, labels, guesses, _) => squares[piece] = CountPiece<T, TLanes>(labels, guesses, lowest, side));

        CellSquare? sum = Array.IndexOf(squares, null) < 0 ? squares[0] : null;
        foreach (CellSquare? square in squares)
        {
            if (square == sum) continue;
            sum?.Add(square!);
            square?.GiveBack();
        }

        sum?.Fold();
        return sum;
    }

    private static CellSquare? CountPiece<T, TLanes>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted, T lowest, int side)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
        where TLanes : ILanes
    {
        var square = new CellSquare(side);
        Span<int> cells = stackalloc int[Block];
        for (int start = 0; start < actual.Length; start += Block)
        {
            int length = Math.Min(Block, actual.Length - start);
            ulong largest = TLanes.Cells(actual.Slice(start, length), predicted.Slice(start, length), lowest, side, cells);
            if (largest >= (ulong)side)
            {
                square.GiveBack();
                return null;
            }

            square.Count(cells[..length]);
        }

        return square;
    }
}

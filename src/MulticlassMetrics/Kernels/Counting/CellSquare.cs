using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// A counter for every cell of a small square. There are several copies of it, taken in turn: a processor that adds to the number
/// it has just stored waits for the store, and in good predictions the next cell is often the same.
/// </summary>
internal sealed class CellSquare
{
    private const int FourCopies = 2048;
    private const int TwoCopies = 16384;
    private const int RowsTogether = 32;

    // The cells come from loops that have checked them, and are not checked again.
    private readonly int[] _counters;
    private readonly int _length;
    private readonly int _second;
    private readonly int _third;

    public CellSquare(int side)
    {
        Side = side;
        int cells = side * side;
        _second = cells <= TwoCopies ? cells : 0;
        _third = cells <= FourCopies ? 2 * cells : 0;
        _length = cells + _second + _third;
        _counters = ArrayPool<int>.Shared.Rent(_length);
        _counters.AsSpan(0, _length).Clear();
    }

    public int Side { get; }

    /// <summary>The count of each cell, row by row; final only after <see cref="Fold"/>.</summary>
    public Span<int> Counts => _counters.AsSpan(0, Side * Side);

    /// <summary>Adds one to each of the cells, all of which must be of the square.</summary>
    public void Count(ReadOnlySpan<int> cells)
    {
        ref int first = ref MemoryMarshal.GetArrayDataReference(_counters);
        ref int second = ref Unsafe.Add(ref first, _second);
        ref int third = ref Unsafe.Add(ref first, _third);
        ref int fourth = ref Unsafe.Add(ref second, _third);
        ref int next = ref MemoryMarshal.GetReference(cells);
        int i = 0;
        for (; i <= cells.Length - 4; i += 4)
        {
            Unsafe.Add(ref first, (nint)(uint)Unsafe.Add(ref next, i))++;
            Unsafe.Add(ref second, (nint)(uint)Unsafe.Add(ref next, i + 1))++;
            Unsafe.Add(ref third, (nint)(uint)Unsafe.Add(ref next, i + 2))++;
            Unsafe.Add(ref fourth, (nint)(uint)Unsafe.Add(ref next, i + 3))++;
        }

        for (; i < cells.Length; i++) Unsafe.Add(ref first, (nint)(uint)Unsafe.Add(ref next, i))++;
    }

    /// <summary>Adds the counts of a square of the same side.</summary>
    public void Add(CellSquare other) => Add(_counters.AsSpan(0, _length), other._counters.AsSpan(0, _length));

    /// <summary>Adds up the copies.</summary>
    public void Fold()
    {
        int cells = Side * Side;
        for (int start = cells; start < _length; start += cells)
        {
            Span<int> copy = _counters.AsSpan(start, cells);
            Add(Counts, copy);
            copy.Clear();
        }
    }

    /// <summary>Lends the counters to the next square; nobody may look at this one any more.</summary>
    public void GiveBack() => ArrayPool<int>.Shared.Return(_counters);

    /// <summary>Which rows and columns hold a count.</summary>
    public bool[] Occupied()
    {
        int[] columns = new int[Side];
        bool[] occupied = new bool[Side];
        for (int r = 0; r < Side; r++)
        {
            ReadOnlySpan<int> row = Counts.Slice(r * Side, Side);
            occupied[r] = row.ContainsAnyExcept(0);
            if (occupied[r]) Add(columns, row);
        }

        // A column that holds up to 2^31 - 1 samples, as a span does, is a sum that cannot wrap around.
        for (int c = 0; c < Side; c++) occupied[c] |= columns[c] != 0;
        return occupied;
    }

    /// <summary>The table of the rows and columns named, in their order.</summary>
    public CellTable ToTable(int[] codes, int threads)
    {
        int pieces = (codes.Length + RowsTogether - 1) / RowsTogether;
        int[] rowStart = new int[codes.Length + 1];
        Workers.For(pieces, (long)codes.Length * codes.Length, threads, () => 0, (piece, _) =>
        {
            for (int r = piece * RowsTogether; r < Math.Min(codes.Length, (piece + 1) * RowsTogether); r++) rowStart[r + 1] = CountOccupied(Counts.Slice(codes[r] * Side, Side), codes);
        });
        for (int r = 0; r < codes.Length; r++) rowStart[r + 1] += rowStart[r];

        int[] columns = GC.AllocateUninitializedArray<int>(rowStart[^1]);
        double[] weights = GC.AllocateUninitializedArray<double>(columns.Length);
        Workers.For(pieces, (long)codes.Length * codes.Length, threads, () => (new int[codes.Length], new double[codes.Length]), (piece, room) =>
        {
            for (int r = piece * RowsTogether; r < Math.Min(codes.Length, (piece + 1) * RowsTogether); r++)
            {
                int occupied = CopyOccupied(Counts.Slice(codes[r] * Side, Side), codes, room.Item1, room.Item2);
                room.Item1.AsSpan(0, occupied).CopyTo(columns.AsSpan(rowStart[r]));
                room.Item2.AsSpan(0, occupied).CopyTo(weights.AsSpan(rowStart[r]));
            }
        });
        return new CellTable(codes.Length, rowStart, columns, weights, weights, weights);
    }

    private static int CountOccupied(ReadOnlySpan<int> row, int[] codes)
    {
        int occupied = 0;
        foreach (int code in codes) occupied += row[code] == 0 ? 0 : 1;
        return occupied;
    }

    // Into room for all, so that an empty cell can be written, too, and nothing has to be guessed of it.
    private static int CopyOccupied(ReadOnlySpan<int> row, int[] codes, int[] columns, double[] weights)
    {
        int occupied = 0;
        for (int c = 0; c < codes.Length; c++)
        {
            int count = row[codes[c]];
            columns[occupied] = c;
            weights[occupied] = count;
            occupied += count == 0 ? 0 : 1;
        }

        return occupied;
    }

    private static void Add(Span<int> sums, ReadOnlySpan<int> terms)
    {
        Span<Vector<int>> wide = MemoryMarshal.Cast<int, Vector<int>>(sums);
        ReadOnlySpan<Vector<int>> wideTerms = MemoryMarshal.Cast<int, Vector<int>>(terms);
        for (int i = 0; i < wide.Length; i++) wide[i] += wideTerms[i];
        for (int i = wide.Length * Vector<int>.Count; i < sums.Length; i++) sums[i] += terms[i];
    }
}

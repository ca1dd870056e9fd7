using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>How entries are divided by score into parts that a near cache holds: those of a column, or of several pooled.</summary>
/// <remarks>
/// The range of the positives' keys is cut into cells of equal width, and successive cells make a part. What lies outside that range belongs to the
/// first or the last cell, where it is below or above all positives.
/// </remarks>
internal sealed class ScoreParts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostCellBits = 11;

    // Entries enough that a part is worth its tables, few enough that its scores and their copy stay in the second cache.
    private const int PartSize = 1 << 15;

    private readonly long _smallest;
    private readonly long _largest;
    private readonly int _cellBits;
    private readonly int _cells;

    // For each block of rows how many negatives and how many positives stand in each cell, two numbers a cell.
    private readonly int[][] _counts;
    private ushort[] _partOfCell = [];

    /// <summary>Makes room to count.</summary>
    /// <param name="smallest">The key of the smallest positive.</param>
    /// <param name="largest">That of the largest.</param>
    /// <param name="positives">How many there are.</param>
    /// <param name="blocks">In how many blocks of rows entries are counted.</param>
    public ScoreParts(long smallest, long largest, int positives, int blocks)
    {
        (_smallest, _largest) = positives == 0 ? (0, 0) : (smallest, largest);
        Positives = positives;
        int bits = 64 - BitOperations.LeadingZeroCount((ulong)(_largest - _smallest));
        _cellBits = Math.Max(0, bits - Math.Clamp(BitOperations.Log2((uint)positives | 1) + 1, 1, MostCellBits));
        _cells = (int)((ulong)(_largest - _smallest) >> Math.Min(_cellBits, 63)) + 1;
        _counts = new int[blocks][];
        for (int block = 0; block < blocks; block++) _counts[block] = new int[2 * _cells];
    }

    public int Positives { get; }

    /// <summary>How many negatives each part has, and before how many entries and how many positives it comes; last, all of them.</summary>
    public Part[] Parts { get; private set; } = [];

    /// <summary>Counts entries of one column.</summary>
    /// <param name="scores">Their scores.</param>
    /// <param name="actual">The column in which the row of each is positive.</param>
    /// <param name="column">The column.</param>
    /// <param name="block">The block of rows that they are in.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Count(ReadOnlySpan<T> scores, ReadOnlySpan<int> actual, int column, int block)
    {
        Span<long> cells = stackalloc long[scores.Length];
        ScoreKey.FindRanges(scores, _smallest, _largest, _cellBits, cells);
        ref int counts = ref MemoryMarshal.GetArrayDataReference(_counts[block]);
        for (int i = 0; i < cells.Length; i++) Unsafe.Add(ref counts, (nint)(2 * cells[i]) + (actual[i] == column ? 1 : 0))++;
    }

    /// <summary>Cuts the cells into parts, once all is counted.</summary>
    public void Divide()
    {
        _partOfCell = new ushort[_cells];
        var parts = new List<Part>();
        long entries = 0, negatives = 0, positives = 0, before = 0;
        for (int cell = 0; cell < _cells; cell++)
        {
            long here = 0;
            foreach (int[] counts in _counts)
            {
                here += counts[2 * cell];
                positives += counts[(2 * cell) + 1];
            }

            negatives += here;
            _partOfCell[cell] = (ushort)parts.Count;
            if (negatives + positives - entries < PartSize && cell < _cells - 1) continue;
            parts.Add(new Part(entries, checked((int)before), checked((int)(negatives + before - entries))));
            (entries, before) = (negatives + positives, positives);
        }

        parts.Add(new Part(entries, checked((int)before), 0));
        Parts = [.. parts];
    }

    /// <summary>Where entries of some parts go: for each block of rows the places of the negatives and of the positives of each part, two numbers a part.</summary>
    /// <param name="first">The first part.</param>
    /// <param name="end">The part behind the last.</param>
    /// <param name="at">Where the first part starts.</param>
    public int[][] Places(int first, int end, int at)
    {
        int[] next = new int[2 * (end - first)];
        for (int part = first; part < end; part++)
        {
            next[2 * (part - first)] = at + (int)(Parts[part].Entries - Parts[first].Entries);
            next[(2 * (part - first)) + 1] = next[2 * (part - first)] + Parts[part].Negatives;
        }

        int[][] places = new int[_counts.Length][];
        for (int block = 0; block < places.Length; block++)
        {
            places[block] = [.. next];
            for (int cell = 0; cell < _cells; cell++)
            {
                int part = _partOfCell[cell] - first;
                if (part < 0 || part >= end - first) continue;
                next[2 * part] += _counts[block][2 * cell];
                next[(2 * part) + 1] += _counts[block][(2 * cell) + 1];
            }
        }

        return places;
    }

    /// <summary>Copies the entries of some parts to their places.</summary>
    /// <param name="scores">The scores of entries of one column.</param>
    /// <param name="actual">The column in which the row of each is positive.</param>
    /// <param name="column">The column.</param>
    /// <param name="first">The first part; entries of parts before it are passed over.</param>
    /// <param name="places">The next place of the negatives and of the positives of each part, of which there are half as many; entries of parts behind them are passed over.</param>
    /// <param name="into">Takes the scores.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Distribute(ReadOnlySpan<T> scores, ReadOnlySpan<int> actual, int column, int first, int[] places, T[] into)
    {
        Span<long> cells = stackalloc long[scores.Length];
        ScoreKey.FindRanges(scores, _smallest, _largest, _cellBits, cells);
        ref ushort partOfCell = ref MemoryMarshal.GetArrayDataReference(_partOfCell);
        ref int next = ref MemoryMarshal.GetArrayDataReference(places);
        uint parts = (uint)places.Length / 2;
        for (int i = 0; i < cells.Length; i++)
        {
            int part = Unsafe.Add(ref partOfCell, (nint)cells[i]) - first;
            if ((uint)part < parts) into[Unsafe.Add(ref next, (2 * part) + (actual[i] == column ? 1 : 0))++] = scores[i] + T.Zero;
        }
    }

    /// <summary>A part of the entries.</summary>
    /// <param name="Entries">How many entries come before it.</param>
    /// <param name="Positives">How many positives come before it.</param>
    /// <param name="Negatives">How many negatives it has.</param>
    internal readonly record struct Part(long Entries, int Positives, int Negatives);
}

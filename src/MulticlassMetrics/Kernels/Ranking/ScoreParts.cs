using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>How entries are divided by score into parts that a near cache holds: those of a column, or of several pooled.</summary>
/// <remarks>
/// The range of the positives' keys is cut into cells of equal width, and successive cells make a part; a cell of more entries than a part is to have is
/// one by itself. What lies outside that range is counted in two cells more, which belong to no part.
/// </remarks>
internal sealed class ScoreParts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A part of more entries is a single cell.</summary>
    public const int LargestOfCells = 2 * PartSize;

    private const int MostCellBits = 11;
    private const int MostWidthBits = 51;

    // Entries enough that a part is worth its tables, few enough that its scores and their copy stay in the second cache.
    private const int PartSize = 1 << 15;

    // The keys where the first cell starts and where the last does.
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
    /// <param name="origin">A key from which each cell starts a multiple of the cells' width away.</param>
    /// <param name="blocks">In how many blocks of rows entries are counted.</param>
    public ScoreParts(long smallest, long largest, int positives, long origin, int blocks)
    {
        (_smallest, _largest) = positives == 0 ? (0, 0) : (smallest, largest);
        Positives = positives;
        int bits = 64 - BitOperations.LeadingZeroCount((ulong)(_largest - _smallest));

        // Keys of numbers leave room of more than 2^51 at both ends, where two cells find place.
        _cellBits = Math.Min(Math.Max(0, bits - Math.Clamp(BitOperations.Log2((uint)positives | 1) + 1, 1, MostCellBits)), MostWidthBits);
        if (positives > 0) _smallest -= (_smallest - origin) & ((1L << _cellBits) - 1);
        _smallest -= 1L << _cellBits;
        _largest += 1L << _cellBits;
        _cells = (int)((ulong)(_largest - _smallest) >> _cellBits) + 1;
        _counts = new int[blocks][];
        for (int block = 0; block < blocks; block++) _counts[block] = new int[2 * _cells];
    }

    public int Positives { get; }

    /// <summary>How many negatives are below all positives.</summary>
    public long Below { get; private set; }

    /// <summary>How many negatives are in the cell above that of the largest positive.</summary>
    public long Above { get; private set; }

    /// <summary>Where each part starts, and before how many entries and how many positives; last, all of them.</summary>
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
        _partOfCell.AsSpan().Fill(ushort.MaxValue);
        Below = CountOf(0).Negatives;
        Above = CountOf(_cells - 1).Negatives;
        var parts = new List<Part> { new(Cell: 1, Entries: 0, Positives: 0) };
        long entries = 0, positives = 0;
        for (int cell = 1; cell < _cells - 1; cell++)
        {
            (long negativesHere, long positivesHere) = CountOf(cell);
            long inPart = entries - parts[^1].Entries;
            if (cell > parts[^1].Cell && (inPart >= PartSize || negativesHere + positivesHere > PartSize)) parts.Add(new Part(cell, entries, checked((int)positives)));
            _partOfCell[cell] = (ushort)(parts.Count - 1);
            entries += negativesHere + positivesHere;
            positives += positivesHere;
        }

        parts.Add(new Part(_cells - 1, entries, checked((int)positives)));
        Parts = [.. parts];
    }

    /// <summary>The number of negatives of a part.</summary>
    public long NegativesOf(int part) => Parts[part + 1].Negatives - Parts[part].Negatives;

    /// <summary>The number of negatives before a part.</summary>
    public long NegativesBefore(int part) => Below + Parts[part].Negatives;

    /// <summary>The number of negatives behind a part.</summary>
    public long NegativesBehind(int part) => Parts[^1].Negatives - Parts[part + 1].Negatives + Above;

    /// <summary>The keys of a part.</summary>
    public (long Smallest, long Largest) RangeOf(int part) =>
        (unchecked(_smallest + ((long)Parts[part].Cell << _cellBits)), unchecked(_smallest + ((long)Parts[part + 1].Cell << _cellBits) - 1));

    /// <summary>The one key that all entries of a part have; null where there may be several.</summary>
    public long? OnlyKeyOf(int part) => RangeOf(part) is var (smallest, largest) && smallest == largest ? smallest : null;

    private (long Negatives, long Positives) CountOf(int cell)
    {
        long negatives = 0, positives = 0;
        foreach (int[] counts in _counts)
        {
            negatives += counts[2 * cell];
            positives += counts[(2 * cell) + 1];
        }

        return (negatives, positives);
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
            next[(2 * (part - first)) + 1] = next[2 * (part - first)] + (int)NegativesOf(part);
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
    /// <param name="Cell">Its first cell.</param>
    /// <param name="Entries">How many entries come before it, those below all positives not counted.</param>
    /// <param name="Positives">How many positives come before it.</param>
    internal readonly record struct Part(int Cell, long Entries, int Positives)
    {
        /// <summary>How many negatives come before it, those below all positives not counted.</summary>
        public long Negatives => Entries - Positives;
    }
}

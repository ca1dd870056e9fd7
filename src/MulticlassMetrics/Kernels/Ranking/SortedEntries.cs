using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>All entries of a table in the order of their scores, each with its row and column. It rents its room, and gives it back when disposed of.</summary>
internal sealed class SortedEntries : IDisposable
{
    private readonly ScoreTable _table;
    private readonly double[] _scores;
    private readonly int[] _places;

    private SortedEntries(ScoreTable table, int count)
    {
        _table = table;
        _scores = ArrayPool<double>.Shared.Rent(count);
        _places = ArrayPool<int>.Shared.Rent(count);
        Count = count;

        // A place is a row and, in the lowest bits, a column: quicker to take apart than by a division. There are fewer than 2^32, since there are at most half as many entries.
        Bits = BitOperations.Log2((uint)Math.Max(1, table.Columns - 1)) + 1;
        Gather();
        ScoreSort.Sort(_scores, _places, count, threads: -1);
    }

    /// <summary>The number of entries: those of rows that take part.</summary>
    public int Count { get; }

    /// <summary>How many of the lowest bits of a place are the column; the others are the row.</summary>
    public int Bits { get; }

    /// <summary>The scores, ascending.</summary>
    public ReadOnlySpan<double> Scores => _scores.AsSpan(0, Count);

    /// <summary>The place of each.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, Count);

    /// <summary>Sorts the entries of a table.</summary>
    /// <param name="scores">The table, which callers hand in as scores.</param>
    /// <exception cref="ArgumentException">There are more entries than an array holds.</exception>
    public static SortedEntries Of(ScoreTable scores)
    {
        long count = (long)scores.CountingRows * scores.Columns;
        if (count <= Array.MaxLength) return new SortedEntries(scores, (int)count);
        throw new ArgumentException(FormattableString.Invariant($"There are {scores.CountingRows} samples of {scores.Columns} classes; the reference without skill sorts their scores, of which there may be {Array.MaxLength}."), nameof(scores));
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_scores);
        ArrayPool<int>.Shared.Return(_places);
    }

    /// <summary>Where each entry stands among the positives of all columns, and the ranks of these, if entries weigh one each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (EntrySlots Slots, PositiveRanks? Ranks) RankPool()
    {
        ReadOnlySpan<double> scores = Scores;
        ReadOnlySpan<int> places = Places;
        int[] actual = _table.Actual;
        int[][] slots = Room();
        int bits = Bits, mask = (1 << bits) - 1, positives = 0;
        for (int c = 0; c < slots.Length; c++) positives += _table.PositiveRows(c).Length;
        var ranks = new RisingRanks(positives);
        for (int start = 0, end; start < scores.Length; start = end)
        {
            int hits = 0, slot = 2 * ranks.Count;
            for (end = start; end < scores.Length && scores[end] == scores[start]; end++) hits += actual[places[end] >>> bits] == (places[end] & mask) ? 1 : 0;
            if (hits > 0) slot++;
            for (int i = start; i < end; i++) slots[places[i] & mask][places[i] >>> bits] = slot;
            ranks.Add(scores[start], hits, end - start - hits);
        }

        return (EntrySlots.OfPool(slots), ToRanks(ranks));
    }

    /// <summary>Where each entry stands among the positives of its column, and the ranks of these, if entries weigh one each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (EntrySlots Slots, PositiveRanks? Ranks)[] RankClasses()
    {
        ReadOnlySpan<double> scores = Scores;
        ReadOnlySpan<int> places = Places;
        int[] actual = _table.Actual, hits = new int[_table.Columns], misses = new int[_table.Columns];
        int[][] slots = Room();
        var ranks = new RisingRanks[_table.Columns];
        for (int c = 0; c < ranks.Length; c++) ranks[c] = new RisingRanks(_table.PositiveRows(c).Length);
        int bits = Bits, mask = (1 << bits) - 1;
        for (int start = 0, end; start < scores.Length; start = end)
        {
            for (end = start; end < scores.Length && scores[end] == scores[start]; end++)
            {
                if (actual[places[end] >>> bits] == (places[end] & mask)) hits[places[end] & mask]++;
                else misses[places[end] & mask]++;
            }

            for (int i = start; i < end; i++)
            {
                int column = places[i] & mask;
                slots[column][places[i] >>> bits] = (2 * ranks[column].Count) + (hits[column] > 0 ? 1 : 0);
            }

            for (int i = start; i < end; i++)
            {
                int column = places[i] & mask;
                if ((hits[column] | misses[column]) == 0) continue;
                ranks[column].Add(scores[start], hits[column], misses[column]);
                hits[column] = misses[column] = 0;
            }
        }

        return [.. slots.Zip(ranks, (of, rising) => (EntrySlots.OfClass(of), ToRanks(rising)))];
    }

    private PositiveRanks? ToRanks(RisingRanks ranks) => _table.Weights is not null ? null : _table is ScoreTable<float> ? ranks.ToRanks<float>() : ranks.ToRanks<double>();

    private int[][] Room()
    {
        int[][] slots = new int[_table.Columns][];
        for (int c = 0; c < slots.Length; c++) slots[c] = new int[_table.Rows];
        return slots;
    }

    private void Gather()
    {
        int k = _table.Columns;
        int[] rows = new int[_table.CountingRows];
        for (int row = 0, next = 0; next < rows.Length; row++)
        {
            if (_table.Actual[row] != ScoreTable.Excluded) rows[next++] = row;
        }

        Workers.ForTiles(rows.Length, k, threads: -1, (from, count) =>
        {
            Span<double> scores = stackalloc double[count];
            for (int c = 0; c < k; c++)
            {
                _table.Gather(c, rows.AsSpan(from, count), scores);
                for (int i = 0; i < count; i++)
                {
                    // Zeros of either sign are equal.
                    _scores[((from + i) * k) + c] = scores[i] + 0.0;
                    _places[((from + i) * k) + c] = (rows[from + i] << Bits) | c;
                }
            }
        });
    }
}

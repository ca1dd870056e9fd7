using System.Buffers;
using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Adds negatives to where they stand among positives.</summary>
/// <remarks>
/// Rows that weigh one are counted in blocks on several threads: whole numbers add up to the same in any order. Weights are added one after the other in the
/// order of the rows, with the rounding carried.
/// </remarks>
internal sealed class NegativePlacing
{
    // Enough that what a block counts outweighs adding its counts to the others'.
    private const int LeastRows = 1 << 13;

    // The tables behind so many positives stay in a cache that two threads share.
    private const int MostTogether = 1 << 19;

    private readonly PositiveRanks _ranks;
    private readonly double[] _sums;
    private readonly double[] _errors;

    public NegativePlacing(PositiveRanks ranks)
    {
        _ranks = ranks;
        _sums = new double[ranks.Index.Slots];
        _errors = ranks.IsWhole ? [] : new double[_sums.Length];
    }

    /// <summary>Adds the negatives of some columns of a table.</summary>
    public void Add(ScoreTable table, int[] columns, int threads)
    {
        if (table.Weights is null && _ranks.IsWhole)
        {
            Count(table, columns, [this], threads);
            return;
        }

        Span<int> slots = stackalloc int[RankIndex.Tile];
        for (int row = 0; row < table.Rows; row += RankIndex.Tile)
        {
            Span<int> part = slots[..Math.Min(RankIndex.Tile, table.Rows - row)];
            foreach (int column in columns) AddTile(table, column, row, part);
        }
    }

    /// <summary>Adds some rows in one column.</summary>
    public void Add(ScoreTable table, int column, ReadOnlySpan<int> rows)
    {
        Span<int> slots = stackalloc int[RankIndex.Tile];
        for (int done = 0; done < rows.Length; done += RankIndex.Tile)
        {
            ReadOnlySpan<int> tile = rows.Slice(done, Math.Min(RankIndex.Tile, rows.Length - done));
            _ranks.Index.Locate(table, column, tile, slots[..tile.Length]);
            for (int i = 0; i < tile.Length; i++) Add(slots[i], table.WeightOf(tile[i]));
        }
    }

    /// <summary>Hands the sums over to the ranks.</summary>
    public void Settle()
    {
        double[] gaps = _ranks.Gaps, tied = _ranks.Tied;
        for (int s = 0; s < _errors.Length; s++) _sums[s] += _errors[s];
        for (int k = 0; k < tied.Length; k++)
        {
            gaps[k] = _sums[2 * k];
            tied[k] = _sums[(2 * k) + 1];
        }

        gaps[^1] = _sums[^1];
    }

    /// <summary>Adds the negatives of each of some columns to ranks of its own.</summary>
    public static void AddEach(ScoreTable table, int[] columns, PositiveRanks[] among, int threads)
    {
        NegativePlacing[] each = Array.ConvertAll(among, ranks => new NegativePlacing(ranks));
        if (table.Weights is null) Count(table, columns, each, threads);
        else Workers.For(columns.Length, (long)table.Rows * columns.Length, threads, () => 0, (i, _) => each[i].Add(table, [columns[i]], threads: 1));
        foreach (NegativePlacing placing in each) placing.Settle();
    }

    // Of several columns each has its own place, or one has all.
    private static void Count(ScoreTable table, int[] columns, NegativePlacing[] into, int threads)
    {
        bool pooled = into.Length == 1;
        int[] ends = pooled ? [columns.Length] : Groups(into);
        int workers = threads < 0 ? Environment.ProcessorCount : threads;
        int blocks = Math.Clamp(table.Rows / LeastRows, 1, ((2 * workers) + ends.Length - 1) / ends.Length);
        Workers.For(ends.Length * blocks, (long)table.Rows * columns.Length, threads, () => 0, (piece, _) =>
        {
            int group = piece / blocks, block = piece % blocks, first = group == 0 ? 0 : ends[group - 1];
            int from = (int)((long)table.Rows * block / blocks), to = (int)((long)table.Rows * (block + 1) / blocks);
            Count(table, columns.AsSpan(first, ends[group] - first), pooled ? into : into.AsSpan(first, ends[group] - first), from, to);
        });
    }

    private static int[] Groups(NegativePlacing[] each)
    {
        var ends = new List<int>();
        int widest = Math.Max(1, 128 / sizeof(double)), together = 0, width = 0;
        for (int i = 0; i < each.Length; i++)
        {
            int positives = each[i]._ranks.Count;
            if (width > 0 && (width == widest || together + positives > MostTogether))
            {
                ends.Add(i);
                together = width = 0;
            }

            together += positives;
            width++;
        }

        ends.Add(each.Length);
        return [.. ends];
    }

    private static void Count(ScoreTable table, ReadOnlySpan<int> columns, ReadOnlySpan<NegativePlacing> into, int from, int to)
    {
        int[][] counts = new int[into.Length][];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = ArrayPool<int>.Shared.Rent(into[i]._sums.Length);
            counts[i].AsSpan(0, into[i]._sums.Length).Clear();
        }

        Span<int> slots = stackalloc int[RankIndex.Tile];
        for (int row = from; row < to; row += RankIndex.Tile)
        {
            ReadOnlySpan<int> actual = table.Actual.AsSpan(row, Math.Min(RankIndex.Tile, to - row));
            for (int i = 0; i < columns.Length; i++)
            {
                int own = Math.Min(i, into.Length - 1);
                into[own]._ranks.Index.Locate(table, columns[i], row, slots[..actual.Length]);
                Count(actual, columns[i], slots, counts[own]);
            }
        }

        for (int i = 0; i < counts.Length; i++)
        {
            into[i].Merge(counts[i]);
            ArrayPool<int>.Shared.Return(counts[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<int> actual, int column, ReadOnlySpan<int> slots, int[] counts)
    {
        for (int i = 0; i < actual.Length; i++) counts[slots[i]] += (actual[i] != column) & (actual[i] != ScoreTable.Excluded) ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Merge(int[] counts)
    {
        lock (_sums)
        {
            for (int s = 0; s < _sums.Length; s++) _sums[s] += counts[s];
        }
    }

    private void AddTile(ScoreTable table, int column, int row, Span<int> slots)
    {
        _ranks.Index.Locate(table, column, row, slots);
        for (int i = 0; i < slots.Length; i++)
        {
            int actual = table.Actual[row + i];
            if (actual != column && actual != ScoreTable.Excluded) Add(slots[i], table.WeightOf(row + i));
        }
    }

    // As CompensatedSum adds: a million weights of 0.1 summed plainly would be off in the ninth digit.
    private void Add(int slot, double weight)
    {
        double sum = _sums[slot], next = sum + weight;
        if (_errors.Length > 0) _errors[slot] += sum >= weight ? sum - next + weight : weight - next + sum;
        _sums[slot] = next;
    }
}

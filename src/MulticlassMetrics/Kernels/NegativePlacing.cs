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

    // How many entries are read before they are looked up.
    private const int MostEntries = 1 << 18;

    // How many scores the rows hold that are read column by column, so that they stay in a cache from one column to the next.
    private const int MostRead = 1 << 21;

    // Two cache lines of doubles: what stands side by side in a row is read together.
    private const int WidestGroup = 16;

    private readonly PositiveRanks _ranks;

    // What rounding took from the sum at each slot; empty where there is none.
    private readonly double[] _errors;

    public NegativePlacing(PositiveRanks ranks)
    {
        _ranks = ranks;
        _errors = ranks.IsWhole ? [] : new double[ranks.Index.Slots];
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

    /// <summary>Adds some rows whose slots are known.</summary>
    public void Add(ScoreTable table, ReadOnlySpan<int> rows, ReadOnlySpan<int> slots)
    {
        for (int i = 0; i < rows.Length; i++) Add(slots[i], table.WeightOf(rows[i]));
    }

    /// <summary>Gives the sums what rounding took from them.</summary>
    public void Settle()
    {
        for (int slot = 0; slot < _errors.Length; slot++) At(slot) += _errors[slot];
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
        int together = 0, width = 0;
        for (int i = 0; i < each.Length; i++)
        {
            int positives = each[i]._ranks.Count;
            if (width > 0 && (width == WidestGroup || together + positives > MostTogether))
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
            counts[i] = ArrayPool<int>.Shared.Rent(into[i]._ranks.Index.Slots);
            counts[i].AsSpan(0, into[i]._ranks.Index.Slots).Clear();
        }

        int together = into.Length == 1 ? columns.Length : 1;
        int block = together > 1 ? Math.Max(1, MostEntries / together) : Math.Clamp(MostRead / table.Columns, RankIndex.Tile, MostEntries);
        for (int row = from; row < to; row += block)
        {
            for (int i = 0; i < into.Length; i++)
            {
                into[i]._ranks.Index.CountNegatives(table, columns.Slice(i, together), row, Math.Min(to, row + block), counts[i]);
            }
        }

        for (int i = 0; i < counts.Length; i++)
        {
            into[i].Merge(counts[i]);
            ArrayPool<int>.Shared.Return(counts[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Merge(int[] counts)
    {
        double[] gaps = _ranks.Gaps, tied = _ranks.Tied;
        lock (_ranks)
        {
            for (int k = 0; k < tied.Length; k++)
            {
                gaps[k] += counts[2 * k];
                tied[k] += counts[(2 * k) + 1];
            }

            gaps[tied.Length] += counts[2 * tied.Length];
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
        ref double at = ref At(slot);
        double sum = at, next = sum + weight;
        if (_errors.Length > 0) _errors[slot] += sum >= weight ? sum - next + weight : weight - next + sum;
        at = next;
    }

    private ref double At(int slot) => ref ((slot & 1) == 0 ? ref _ranks.Gaps[slot >> 1] : ref _ranks.Tied[slot >> 1]);
}

using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>The pairs that the entries of several columns win among all of them, by row those of its entries together.</summary>
internal sealed class PairsOfPool : PairsWon
{
    private readonly ScoreTable _table;
    private readonly int[] _columns;
    private readonly long[] _twice;
    private readonly long[] _ofPositives;

    // How many of the columns a row is positive in, by its class, which begin with rows that are left out.
    private readonly int[] _timesPositive;

    /// <param name="table">The scores.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="twice">Twice the pairs of each row.</param>
    /// <param name="ofPositives">Twice the pairs that the positives of each of the columns win.</param>
    public PairsOfPool(ScoreTable table, int[] columns, long[] twice, long[] ofPositives)
        : base(table.Actual, Sum(columns, table.WeightOfColumn), Sum(columns, table.NegativeWeightOfColumn))
    {
        _table = table;
        _columns = columns;
        _twice = twice;
        _ofPositives = ofPositives;
        _timesPositive = new int[table.Columns + 2];
        foreach (int column in columns) _timesPositive[column - ScoreTable.Excluded]++;
    }

    /// <summary>Finds the pairs of the entries of some columns.</summary>
    public static PairsOfPool Of(PairsLookup lookup, int threads)
    {
        (ScoreTable table, int[] columns) = lookup.Source;
        long[] twice = Zeros.Of<long>(table.Rows), ofPositives = new long[columns.Length];
        Workers.ForTiles(table.Rows, columns.Length, threads, (from, rows) =>
        {
            Span<int> room = stackalloc int[RankIndex.Tile];
            for (int c = 0; c < columns.Length; c++)
            {
                ReadOnlySpan<int> at = lookup.Slots(c, from, room[..rows]);
                long positives = Add(table.Actual.AsSpan(from, rows), columns[c], at, lookup, twice.AsSpan(from, rows));

                // Whole numbers add up to the same in any order.
                if (positives > 0) Interlocked.Add(ref ofPositives[c], positives);
            }
        });
        return new PairsOfPool(table, columns, twice, ofPositives);
    }

    /// <summary>The mean share of the pooled negatives that the positives of one of the columns win against; NaN of one without positives.</summary>
    /// <param name="number">The number of the column among those of the pool.</param>
    public double MeanPlacement(int number) => _ofPositives[number] / (2 * Negatives * _table.WeightOfColumn(_columns[number]));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddTo(ReadOnlySpan<int> actual, int from, double meanOfPositive, double meanOfNegative, double factor, Span<double> into)
    {
        for (int i = 0; i < into.Length; i++)
        {
            if (actual[i] == ScoreTable.Excluded) continue;
            int hits = _timesPositive[actual[i] - ScoreTable.Excluded];
            double mean = (hits * meanOfPositive) + ((_columns.Length - hits) * meanOfNegative);
            into[i] += (_twice[from + i] - mean) * factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Add(ReadOnlySpan<int> actual, int column, ReadOnlySpan<int> slots, PairsLookup lookup, Span<long> twice)
    {
        long positives = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i] == ScoreTable.Excluded) continue;
            uint won = lookup[slots[i], actual[i] == column];
            if (actual[i] == column) positives += won;
            twice[i] += won;
        }

        return positives;
    }

    private static double Sum(int[] columns, Func<int, double> weight)
    {
        double sum = 0;
        foreach (int column in columns) sum += weight(column);
        return sum;
    }
}

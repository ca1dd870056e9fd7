using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// Where the negatives of a class stand among its positives: all that areas under curves need. Where entries have weights, the positives are sorted
/// and each negative is looked up.
/// </summary>
internal sealed class PositiveRanks
{
    // Up to it a double holds twice a weight and one more exactly.
    private const double LargestExact = 1L << 52;

    private const int PairsTogether = 1 << 10;

    private readonly Lazy<RankIndex> _index;

    /// <summary>Takes over what was found.</summary>
    /// <param name="index">Makes the index of the distinct scores, which only those need who look scores up.</param>
    /// <param name="positives">The weight of the positives at each.</param>
    /// <param name="tied">That of the negatives at each.</param>
    /// <param name="gaps">That of the negatives below each and above the one before; last, above all.</param>
    /// <param name="isWhole">Whether all weights are whole numbers.</param>
    public PositiveRanks(Func<RankIndex> index, double[] positives, double[] tied, double[] gaps, bool isWhole)
    {
        _index = new Lazy<RankIndex>(index);
        Positives = positives;
        Tied = tied;
        Gaps = gaps;
        IsWhole = isWhole;
    }

    private PositiveRanks(RankIndex index, double[] positives, bool isWhole)
    {
        _index = new Lazy<RankIndex>(index);
        Positives = positives;
        Tied = Zeros.Of<double>(positives.Length);
        Gaps = Zeros.Of<double>(positives.Length + 1);
        IsWhole = isWhole;
    }

    /// <summary>The distinct scores of positives, ascending: slot 2k + 1 of the index is the k-th of them, slot 2k the gap below it.</summary>
    public RankIndex Index => _index.Value;

    /// <summary>The number of slots of the index.</summary>
    public int Slots => (2 * Count) + 1;

    /// <summary>The number of distinct scores.</summary>
    public int Count => Positives.Length;

    /// <summary>The weight of the positives at each distinct score.</summary>
    public double[] Positives { get; }

    /// <summary>The weight of the negatives at each distinct score.</summary>
    public double[] Tied { get; }

    /// <summary>The weight of the negatives strictly below each distinct score and above the one before; last, those above all.</summary>
    public double[] Gaps { get; }

    /// <summary>Whether all weights are whole numbers, so that all sums are exact.</summary>
    public bool IsWhole { get; }

    /// <summary>The ranks of the entries of all sources together.</summary>
    /// <param name="sources">The columns.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    public static PositiveRanks Of(ReadOnlySpan<ScoreColumns> sources, int threads = -1)
    {
        bool weighted = false, narrow = !sources.IsEmpty;
        foreach (ScoreColumns source in sources)
        {
            weighted |= source.Table.Weights is not null;
            narrow &= source.Table is ScoreTable<float>;
        }

        if (!weighted) return narrow ? EntryRanking<float>.Pooled(sources, threads) : EntryRanking<double>.Pooled(sources, threads);
        PositiveRanks ranks = WithoutNegatives(sources, threads);
        var placing = new NegativePlacing(ranks);
        foreach (ScoreColumns source in sources) placing.Add(source.Table, source.Columns);
        placing.Settle();
        return ranks;
    }

    /// <summary>The ranks of each of some columns of one table, which is read once for several of them.</summary>
    public static PositiveRanks[] OfEach(ScoreTable table, int[] columns, int threads = -1)
    {
        if (table.Weights is null) return table is ScoreTable<float> ? EntryRanking<float>.Each(table, columns, threads) : EntryRanking<double>.Each(table, columns, threads);
        var each = new PositiveRanks[columns.Length];
        Workers.For(columns.Length, (long)table.Rows * columns.Length, threads, () => 0, (i, _) => each[i] = Of([new ScoreColumns(table, [columns[i]])], threads: 1));
        return each;
    }

    /// <summary>The positives of one column without any negatives, to be set against several kinds of them.</summary>
    public static PositiveRanks Alone(ScoreTable table, int column) => WithoutNegatives([new ScoreColumns(table, [column])], threads: 1);

    /// <summary>The same positives against the negatives of one column.</summary>
    public PositiveRanks Against(ScoreTable table, int column)
    {
        var ranks = new PositiveRanks(Index, Positives, IsWhole);
        var placing = new NegativePlacing(ranks);
        placing.Add(table, [column]);
        placing.Settle();
        return ranks;
    }

    /// <summary>The area under the ROC curve, ties counted half; NaN without positives or without negatives.</summary>
    public double RocArea()
    {
        if (IsWhole) return WholeRocArea();
        CompensatedSum negatives = default, positives = default;
        foreach (double weight in Gaps) negatives.Add(weight);
        foreach (double weight in Tied) negatives.Add(weight);
        foreach (double weight in Positives) positives.Add(weight);
        return positives.Value == 0 || negatives.Value == 0 ? double.NaN : Math.Min(1, WeighedPairs(negatives.Value) / positives.Value);
    }

    /// <summary>Average precision: the precision at each threshold times the recall that it adds, ties taken together; NaN without positives.</summary>
    public double AveragePrecision() => IsWhole ? AveragePrecision<WholeSum>() : AveragePrecision<CompensatedSum>();

    private double AveragePrecision<TSum>()
        where TSum : struct, IRunningSum
    {
        TSum predicted = default, hits = default;
        CompensatedSum sum = default;
        predicted.Add(Gaps[^1]);
        for (int k = Count - 1; k >= 0; k--)
        {
            hits.Add(Positives[k]);
            predicted.Add(Positives[k]);
            predicted.Add(Tied[k]);
            sum.Add(Positives[k] * (hits.Value / predicted.Value));
            predicted.Add(Gaps[k]);
        }

        return Count == 0 ? double.NaN : Math.Min(1, sum.Value / hits.Value);
    }

    // Sums of whole numbers are exact as they are.
    private double WholeRocArea()
    {
        double positives = 0, below = 0, largest = 0;
        UInt128 pairs = 0;
        ulong part = 0;
        for (int k = 0; k < Count; k++)
        {
            // Twice the pairs of a positive above a negative, and once those that tie. Almost always 64 bits hold what a few thousand add.
            below += Gaps[k];
            double twice = (2 * below) + Tied[k];
            largest = Math.Max(largest, Positives[k]);
            if (largest * twice * PairsTogether < 1UL << 63)
            {
                part += (ulong)((long)Positives[k] * (long)twice);
            }
            else
            {
                pairs += (UInt128)(ulong)Positives[k] * (ulong)twice;
            }

            if (k % PairsTogether == PairsTogether - 1)
            {
                pairs += part;
                part = 0;
            }

            positives += Positives[k];
            below += Tied[k];
        }

        double negatives = below + Gaps[Count];
        return positives == 0 || negatives == 0 ? double.NaN : Math.Min(1, (double)(pairs + part) / (2 * positives * negatives));
    }

    private double WeighedPairs(double negatives)
    {
        CompensatedSum below = default, shares = default;
        for (int k = 0; k < Count; k++)
        {
            below.Add(Gaps[k]);

            // Divided before it is multiplied, so that no product of weights can vanish or overflow.
            shares.Add(Positives[k] * (((2 * below.Value) + Tied[k]) / (2 * negatives)));
            below.Add(Tied[k]);
        }

        return shares.Value;
    }

    private static PositiveRanks WithoutNegatives(ReadOnlySpan<ScoreColumns> sources, int threads)
    {
        bool narrow = true;
        foreach (ScoreColumns source in sources) narrow &= source.Table is ScoreTable<float>;
        return narrow && !sources.IsEmpty ? WithoutNegatives<float>(sources, threads) : WithoutNegatives<double>(sources, threads);
    }

    private static PositiveRanks WithoutNegatives<T>(ReadOnlySpan<ScoreColumns> sources, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = 0;
        bool weighted = false;
        double weight = 0;
        foreach (ScoreColumns source in sources)
        {
            weighted |= source.Table.Weights is not null;
            weight += source.Columns.Length * source.Table.WholeWeight;
            foreach (int column in source.Columns) count = checked(count + source.Table.PositiveRows(column).Length);
        }

        var scores = new T[count];
        double[] weights = weighted ? new double[count] : [];
        int at = 0;
        foreach (ScoreColumns source in sources)
        {
            foreach (int column in source.Columns)
            {
                ReadOnlySpan<int> rows = source.Table.PositiveRows(column);
                source.Table.Gather(column, rows, scores.AsSpan(at, rows.Length));
                for (int i = 0; i < rows.Length && weighted; i++) weights[at + i] = source.Table.WeightOf(rows[i]);
                at += rows.Length;
            }
        }

        // Zeros of either sign are equal.
        for (int i = 0; i < scores.Length; i++) scores[i] += T.Zero;
        if (weighted) Array.Sort(scores, weights);
        else ScoreSort.Sort(scores, threads);

        // The weight of all entries is infinite where some weight is no whole number.
        var index = RankIndex<T>.Of(scores, out int[] ends);
        return new PositiveRanks(index, WeightsOf(ends, weights), weight <= LargestExact);
    }

    private static double[] WeightsOf(int[] ends, double[] weights)
    {
        double[] positives = new double[ends.Length];
        for (int k = 0, start = 0; k < ends.Length; start = ends[k], k++)
        {
            if (weights.Length == 0)
            {
                positives[k] = ends[k] - start;
                continue;
            }

            CompensatedSum sum = default;
            foreach (double weight in weights.AsSpan(start, ends[k] - start)) sum.Add(weight);
            positives[k] = sum.Value;
        }

        return positives;
    }
}

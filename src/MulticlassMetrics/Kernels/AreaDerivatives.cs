using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MulticlassMetrics.Kernels;

/// <summary>Derivatives of ROC AUC and average precision by the weight of each row, from placements among the positives.</summary>
internal static class AreaDerivatives
{
    /// <summary>Of how many columns mean placements are derived at a time.</summary>
    public const int Together = 4;

    public enum Kind
    {
        RocAuc,
        AveragePrecision,
    }

    /// <summary>Adds <paramref name="factor"/> times the derivatives to <paramref name="into"/>; of a pool, a row's entries add up.</summary>
    public static void Add(ScoredClass part, ScoreTable table, Kind kind, double factor, double[] into, int threads = -1)
    {
        PositiveRanks ranks = part.Ranks;
        if (kind == Kind.RocAuc && part.Pairs is { } pairs)
        {
            UnitNumbers derivatives = pairs.Derivatives(ranks.RocArea());
            Workers.ForTiles(table.Rows, 1, threads, (from, rows) => derivatives.AddTo(from, factor, into.AsSpan(from, rows)));
            return;
        }

        (double[] positive, double[] negative) = kind == Kind.RocAuc ? RocAuc(ranks, factor) : AveragePrecision(ranks, factor);
        EntrySlots slots = part.Slots;
        for (int s = 0; s < part.Sources.Length; s++) AddBySlot(table, part.Sources[s].Columns, slots, s, positive, negative, into, threads);
    }

    /// <summary>Adds what the negatives of all columns do to the mean placement of the positives of each of a few columns among them.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="pool">Where the entries of all columns stand among all positives, as the first source.</param>
    /// <param name="distinct">How many distinct scores these have.</param>
    /// <param name="columns">The columns of the positives, at most <see cref="Together"/>.</param>
    /// <param name="areas">The mean placement of each.</param>
    /// <param name="negatives">The weight of the negatives of all columns.</param>
    /// <param name="into">Takes the derivatives of each by row.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    public static void AddAmongAll(ScoreTable table, EntrySlots pool, int distinct, int[] columns, double[] areas, double negatives, double[][] into, int threads = -1)
    {
        // The share of each column's positives at or above each distinct score of all positives: one reading tells of all columns.
        Vector256<double>[] above = new Vector256<double>[distinct + 1];
        Workers.For(columns.Length, table.Rows, threads, () => 0, (i, _) => FillAbove(MemoryMarshal.Cast<Vector256<double>, double>(above.AsSpan()), i, table, columns[i], pool[0, columns[i]]));
        Vector256<double> mean = Vector256.Create([.. areas, .. new double[Together - areas.Length]]);
        Workers.ForTiles(table.Rows, table.Columns, threads, (from, rows) =>
        {
            Span<Vector256<double>> sums = stackalloc Vector256<double>[rows];
            sums.Clear();
            for (int d = 0; d < table.Columns; d++) AddAbove(above, mean, table.Actual.AsSpan(from, rows), d, pool[0, d].AsSpan(from, rows), sums);
            for (int i = 0; i < columns.Length; i++)
            {
                for (int row = 0; row < rows; row++) into[i][from + row] += sums[row][i] / negatives;
            }
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillAbove(Span<double> above, int lane, ScoreTable table, int column, int[] slots)
    {
        double[] at = Zeros.Of<double>(above.Length / Together);
        foreach (int row in table.PositiveRows(column)) at[slots[row] >> 1] += table.WeightOf(row);
        double positives = table.WeightOfColumn(column);
        CompensatedSum below = default;
        for (int k = 0; k < at.Length; k++)
        {
            above[(Together * k) + lane] = (positives - below.Value) / positives;
            below.Add(at[k]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddAbove(
        Vector256<double>[] above, Vector256<double> mean, ReadOnlySpan<int> actual, int column, ReadOnlySpan<int> slots, Span<Vector256<double>> sums)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i] == column || actual[i] == ScoreTable.Excluded) continue;
            int k = slots[i] >> 1;

            // Those at the very score count half.
            Vector256<double> placement = (slots[i] & 1) == 0 ? above[k] : (above[k] + above[k + 1]) * 0.5;
            sums[i] += placement - mean;
        }
    }

    private static void AddBySlot(ScoreTable table, int[] columns, EntrySlots slots, int source, double[] positive, double[] negative, double[] into, int threads) =>
        Workers.ForTiles(table.Rows, columns.Length, threads, (from, rows) =>
        {
            for (int c = 0; c < columns.Length; c++) AddBySlot(table.Actual.AsSpan(from, rows), columns[c], slots[source, c].AsSpan(from, rows), positive, negative, into.AsSpan(from, rows));
        });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBySlot(ReadOnlySpan<int> actual, int column, ReadOnlySpan<int> slots, double[] positive, double[] negative, Span<double> into)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i] != ScoreTable.Excluded) into[i] += actual[i] == column ? positive[slots[i] >> 1] : negative[slots[i]];
        }
    }

    // Each depends only on where an entry stands: a positive by its distinct score, a negative by its slot.
    private static (double[] Positive, double[] Negative) RocAuc(PositiveRanks ranks, double factor) =>
        ranks.IsWhole ? RocAuc<WholeSum>(ranks, factor) : RocAuc<CompensatedSum>(ranks, factor);

    private static (double[] Positive, double[] Negative) RocAuc<TSum>(PositiveRanks ranks, double factor)
        where TSum : struct, IRunningSum
    {
        int distinct = ranks.Count;
        double[] positive = new double[distinct], negative = new double[ranks.Slots];
        double positives = Total(ranks, ranks.Positives), negatives = Total(ranks, ranks.Tied) + Total(ranks, ranks.Gaps);
        double area = ranks.RocArea();
        TSum positivesBelow = default, negativesBelow = default;
        for (int k = 0; k < distinct; k++)
        {
            negative[2 * k] = factor * (((positives - positivesBelow.Value) / positives) - area) / negatives;
            negativesBelow.Add(ranks.Gaps[k]);
            positive[k] = factor * (((negativesBelow.Value + (ranks.Tied[k] / 2)) / negatives) - area) / positives;
            negative[(2 * k) + 1] = factor * (((positives - positivesBelow.Value - (ranks.Positives[k] / 2)) / positives) - area) / negatives;
            negativesBelow.Add(ranks.Tied[k]);
            positivesBelow.Add(ranks.Positives[k]);
        }

        negative[^1] = factor * -area / negatives;
        return (positive, negative);
    }

    // An entry of score s lowers the precision at every positive score up to s, and raises it if it is a hit.
    private static (double[] Positive, double[] Negative) AveragePrecision(PositiveRanks ranks, double factor) =>
        ranks.IsWhole ? AveragePrecision<WholeSum>(ranks, factor) : AveragePrecision<CompensatedSum>(ranks, factor);

    private static (double[] Positive, double[] Negative) AveragePrecision<TSum>(PositiveRanks ranks, double factor)
        where TSum : struct, IRunningSum
    {
        int distinct = ranks.Count;
        double[] precision = new double[distinct], predicted = new double[distinct];
        TSum hits = default, taken = default;
        taken.Add(ranks.Gaps[distinct]);
        for (int k = distinct - 1; k >= 0; k--)
        {
            hits.Add(ranks.Positives[k]);
            taken.Add(ranks.Positives[k]);
            taken.Add(ranks.Tied[k]);
            precision[k] = hits.Value / taken.Value;
            predicted[k] = taken.Value;
            taken.Add(ranks.Gaps[k]);
        }

        double positives = hits.Value, average = ranks.AveragePrecision(), scale = factor / positives;
        double[] positive = new double[distinct], negative = new double[ranks.Slots];
        CompensatedSum raised = default, lowered = default;
        for (int k = 0; k < distinct; k++)
        {
            negative[2 * k] = -lowered.Value * scale;
            raised.Add(ranks.Positives[k] / predicted[k]);
            lowered.Add(ranks.Positives[k] * precision[k] / predicted[k]);
            positive[k] = (precision[k] - average + raised.Value - lowered.Value) * scale;
            negative[(2 * k) + 1] = -lowered.Value * scale;
        }

        negative[^1] = -lowered.Value * scale;
        return (positive, negative);
    }

    private static double Total(PositiveRanks ranks, double[] weights)
    {
        if (!ranks.IsWhole) return CompensatedSum.Of(weights);

        // Exact as it is, in any order.
        Vector256<double> lanes = default;
        double sum = 0;
        int done = 0;
        for (; done <= weights.Length - Vector256<double>.Count; done += Vector256<double>.Count) lanes += Vector256.LoadUnsafe(ref weights[0], (nuint)done);
        for (; done < weights.Length; done++) sum += weights[done];
        return sum + Vector256.Sum(lanes);
    }
}

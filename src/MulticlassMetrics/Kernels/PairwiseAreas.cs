using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>The areas A(c|d): the probability that in column c a sample of class c scores above one of class d, ties half.</summary>
internal static class PairwiseAreas
{
    /// <summary>All K×K areas, row c, column d; NaN on the diagonal and where a class has no sample.</summary>
    public static double[,] Of(ScoreTable table)
    {
        int k = table.Columns;
        double[,] areas = new double[k, k];
        ForEachRow(table, (c, row) =>
        {
            for (int d = 0; d < k; d++) areas[c, d] = row[d];
        });
        return areas;
    }

    /// <summary>Calls for every class c with the areas A(c|d) for all d, from several threads and in no order.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="visit">What to do with a row, which is reused afterwards.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. A row does not depend on it.</param>
    public static void ForEachRow(ScoreTable table, Action<int, double[]> visit, int threads = -1) =>
        Workers.For(table.Columns, (long)table.Rows * table.Columns, threads, () => (new double[table.Columns], new CompensatedSum[table.Columns + 1]), (c, reused) =>
        {
            Fill(table, c, reused.Item1, reused.Item2);
            visit(c, reused.Item1);
        });

    private static void Fill(ScoreTable table, int c, double[] areas, CompensatedSum[] sums)
    {
        Array.Clear(sums);
        double total = table.PositiveRows(c).IsEmpty ? double.NaN : AddAbove(table, c, sums);
        for (int d = 0; d < areas.Length; d++)
        {
            areas[d] = d == c || double.IsNaN(total) || table.PositiveRows(d).IsEmpty ? double.NaN : sums[d].Value / total / table.WeightOfColumn(d);
        }
    }

    // Adds to the sum of each other class its samples' weight times the share of the class's own that scores above, ties half. The result is what divides the sums.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AddAbove(ScoreTable table, int c, CompensatedSum[] sums)
    {
        RankIndex index = Below(table, c, out double[] below);

        // Whole sums are kept whole to the end; others are divided first, so that no product of weights can vanish or overflow.
        double total = 2 * below[^1], divisor = table.Weights is null ? 1 : total;
        double[] above = new double[index.Slots];
        for (int k = 0; k < index.Count; k++)
        {
            // Twice the weight of those above, once that of ties.
            above[2 * k] = 2 * (below[^1] - below[k]) / divisor;
            above[(2 * k) + 1] = ((2 * (below[^1] - below[k + 1])) + (below[k + 1] - below[k])) / divisor;
        }

        Span<int> slots = stackalloc int[RankIndex.Tile];
        for (int from = 0; from < table.Rows; from += RankIndex.Tile)
        {
            Span<int> tile = slots[..Math.Min(RankIndex.Tile, table.Rows - from)];
            index.Locate(table, c, from, tile);
            for (int i = 0; i < tile.Length; i++)
            {
                int actual = table.Actual[from + i];
                if (actual != ScoreTable.Excluded) sums[actual].Add(table.WeightOf(from + i) * above[tile[i]]);
            }
        }

        return total / divisor;
    }

    // The weight of the class's samples below each of its distinct scores; last, of all.
    private static RankIndex<double> Below(ScoreTable table, int c, out double[] below)
    {
        ReadOnlySpan<int> rows = table.PositiveRows(c);
        double[] scores = new double[rows.Length], weights = table.Weights is null ? [] : new double[rows.Length];
        table.Gather<double>(c, rows, scores);

        // Zeros of either sign are equal.
        for (int i = 0; i < scores.Length; i++) scores[i] += 0.0;
        for (int i = 0; i < weights.Length; i++) weights[i] = table.WeightOf(rows[i]);
        if (table.Weights is null) ScoreSort.Sort(scores, threads: 1);
        else Array.Sort(scores, weights);

        var index = RankIndex<double>.Of(scores, out int[] ends);
        below = new double[ends.Length + 1];
        CompensatedSum sum = default;
        for (int k = 0, next = 0; k < ends.Length; k++)
        {
            for (; next < ends[k] && weights.Length > 0; next++) sum.Add(weights[next]);
            below[k + 1] = weights.Length > 0 ? sum.Value : ends[k];
        }

        return index;
    }
}

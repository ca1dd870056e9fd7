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
        Workers.For(table.Columns, (long)table.Rows * table.Columns, threads, () => new double[table.Columns], (c, row) =>
        {
            Fill(table, c, row);
            visit(c, row);
        });

    private static void Fill(ScoreTable table, int c, double[] areas)
    {
        ReadOnlySpan<int> rows = table.PositiveRows(c);
        double[] scores = new double[rows.Length];
        double[] weights = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            scores[i] = table[rows[i], c];
            weights[i] = table.WeightOf(rows[i]);
        }

        Array.Sort(scores, weights);
        double[] below = new double[scores.Length + 1];
        CompensatedSum sum = default;
        for (int i = 0; i < scores.Length; i++)
        {
            sum.Add(weights[i]);
            below[i + 1] = sum.Value;
        }

        for (int d = 0; d < areas.Length; d++)
        {
            ReadOnlySpan<int> others = table.PositiveRows(d);
            areas[d] = d == c || others.IsEmpty || rows.IsEmpty ? double.NaN : AreaAbove(table, c, others, scores, below) / table.WeightOfColumn(d);
        }
    }

    // The sum over the other class's samples of their weight times the share of the class's own that scores above, ties half.
    private static double AreaAbove(ScoreTable table, int c, ReadOnlySpan<int> others, double[] scores, double[] below)
    {
        // Whole sums are kept whole to the end; others are divided first, so that no product of weights can vanish or overflow.
        double total = 2 * below[^1], divisor = table.Weights is null ? 1 : total;
        CompensatedSum area = default;
        foreach (int row in others)
        {
            double score = table[row, c];
            int low = LowerBound(scores, score), high = UpperBound(scores, score, low);

            // Twice the weight of those above, once that of ties.
            area.Add(table.WeightOf(row) * (((2 * (below[^1] - below[high])) + (below[high] - below[low])) / divisor));
        }

        return area.Value / (total / divisor);
    }

    private static int LowerBound(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int UpperBound(double[] sorted, double value, int from)
    {
        int low = from, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

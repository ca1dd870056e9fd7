namespace MulticlassMetrics.Kernels;

/// <summary>The areas A(c|d): the probability that in column c a sample of class c scores above one of class d, ties half.</summary>
internal static class PairwiseAreas
{
    /// <summary>All K×K areas, row c, column d; NaN on the diagonal and where a class has no sample.</summary>
    public static double[,] Of(ScoreTable table)
    {
        int k = table.Columns;
        double[,] areas = new double[k, k];
        for (int c = 0; c < k; c++) FillRow(table, c, areas);
        return areas;
    }

    private static void FillRow(ScoreTable table, int c, double[,] areas)
    {
        int k = table.Columns;
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

        for (int d = 0; d < k; d++)
        {
            if (d == c)
            {
                areas[c, d] = double.NaN;
                continue;
            }

            CompensatedSum doubled = default;
            foreach (int row in table.PositiveRows(d))
            {
                double score = table[row, c];
                int low = LowerBound(scores, score), high = UpperBound(scores, score, low);

                // Twice the weight of positives above, once that of ties.
                doubled.Add(table.WeightOf(row) * ((2 * (below[^1] - below[high])) + (below[high] - below[low])));
            }

            areas[c, d] = doubled.Value / (2 * below[^1] * table.WeightOfColumn(d));
        }
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

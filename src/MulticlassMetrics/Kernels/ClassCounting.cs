namespace MulticlassMetrics.Kernels;

/// <summary>The one-vs-rest counts of every class from the occupied cells, in time and memory linear in them.</summary>
internal static class ClassCounting
{
    public static BinaryCounts[] Count(CellTable cells, out double totalWeight)
    {
        int k = cells.ClassCount;
        CompensatedSum total = default;
        var rows = new CompensatedSum[k];
        var columns = new CompensatedSum[k];
        var missed = new CompensatedSum[k];
        var mistaken = new CompensatedSum[k];
        double[] hits = new double[k];
        int[] touching = new int[k];

        for (int r = 0; r < k; r++)
        {
            for (int at = cells.RowStart[r]; at < cells.RowStart[r + 1]; at++)
            {
                int c = cells.Columns[at];
                double weight = cells.Weights[at];
                total.Add(weight);
                rows[r].Add(weight);
                columns[c].Add(weight);
                touching[r]++;
                if (r == c)
                {
                    hits[r] = weight;
                }
                else
                {
                    // Summed apart, never as a difference, so that "none" is exactly zero whatever the weights.
                    missed[r].Add(weight);
                    mistaken[c].Add(weight);
                    touching[c]++;
                }
            }
        }

        var counts = new BinaryCounts[k];
        for (int c = 0; c < k; c++)
        {
            double elsewhere = touching[c] == cells.Count ? 0 : CompensatedSum.Remainder(total, rows[c], columns[c], hits[c]);
            if (touching[c] < cells.Count && elsewhere <= total.Value * 1e-12) elsewhere = SumElsewhere(cells, c);
            counts[c] = new BinaryCounts(hits[c], mistaken[c].Value, elsewhere, missed[c].Value);
        }

        totalWeight = total.Value;
        return counts;
    }

    // Reached for at most two classes: a row and a column that together hold nearly all of the weight.
    private static double SumElsewhere(CellTable cells, int skipped)
    {
        CompensatedSum sum = default;
        for (int r = 0; r < cells.ClassCount; r++)
        {
            if (r == skipped) continue;
            for (int at = cells.RowStart[r]; at < cells.RowStart[r + 1]; at++)
            {
                if (cells.Columns[at] != skipped) sum.Add(cells.Weights[at]);
            }
        }

        return sum.Value;
    }
}

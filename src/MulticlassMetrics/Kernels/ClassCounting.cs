namespace MulticlassMetrics.Kernels;

/// <summary>The one-vs-rest counts of every class from the occupied cells, in time and memory linear in them.</summary>
internal static class ClassCounting
{
    public static BinaryCounts[] Count(CellTable cells, out double totalWeight)
    {
        if (cells.IsUnweighted && TryCountExactly(cells, out totalWeight) is { } exact) return exact;

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

    // Sums and differences of whole numbers are exact as long as the total is, however they are taken.
    private static BinaryCounts[]? TryCountExactly(CellTable cells, out double total)
    {
        var counts = new BinaryCounts[cells.ClassCount];
        double[] predicted = new double[counts.Length], hits = new double[counts.Length], support = new double[counts.Length];
        bool whole = true;
        total = 0;
        for (int r = 0; r < counts.Length; r++)
        {
            ReadOnlySpan<int> columns = cells.Columns.AsSpan(cells.RowStart[r], cells.RowStart[r + 1] - cells.RowStart[r]);
            ReadOnlySpan<double> weights = cells.Weights.AsSpan(cells.RowStart[r], columns.Length);
            double row = 0;
            for (int i = 0; i < columns.Length; i++)
            {
                double weight = weights[i];
                whole &= Math.Floor(weight) == weight;
                row += weight;
                predicted[columns[i]] += weight;
                if (columns[i] == r) hits[r] = weight;
            }

            support[r] = row;
            total += row;
        }

        if (!whole || !(total <= CompensatedSum.LargestExact)) return null;
        for (int c = 0; c < counts.Length; c++)
        {
            double missed = support[c] - hits[c], mistaken = predicted[c] - hits[c];
            counts[c] = new BinaryCounts(hits[c], mistaken, total - support[c] - mistaken, missed);
        }

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

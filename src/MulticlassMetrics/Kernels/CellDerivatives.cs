namespace MulticlassMetrics.Kernels;

/// <summary>From derivatives by the counts of each class to derivatives by the weight of each occupied cell, in O(K + cells).</summary>
internal static class CellDerivatives
{
    /// <param name="table">The cells.</param>
    /// <param name="slopes">The derivative of the statistic by the four counts of each class.</param>
    /// <param name="supportSlopes">What a unit of support of each class adds beyond its counts, as in a support-weighted mean; empty for nothing.</param>
    public static double[] Of(CellTable table, ReadOnlySpan<CountsForm> slopes, ReadOnlySpan<double> supportSlopes)
    {
        // A sample is a true negative for every class but its actual and its predicted one.
        CompensatedSum negatives = default;
        foreach (CountsForm slope in slopes) negatives.Add(slope.TrueNegatives);
        double everywhere = negatives.Value;

        double[] derivatives = new double[table.Count];
        for (int r = 0; r < table.ClassCount; r++)
        {
            double support = supportSlopes.IsEmpty ? 0 : supportSlopes[r];
            for (int at = table.RowStart[r]; at < table.RowStart[r + 1]; at++)
            {
                int c = table.Columns[at];
                derivatives[at] = support + (r == c
                    ? everywhere + slopes[r].TruePositives - slopes[r].TrueNegatives
                    : everywhere + slopes[r].FalseNegatives - slopes[r].TrueNegatives + slopes[c].FalsePositives - slopes[c].TrueNegatives);
            }
        }

        return derivatives;
    }

    public static double SamplesOfRow(CellTable table, int row)
    {
        double samples = 0;
        for (int at = table.RowStart[row]; at < table.RowStart[row + 1]; at++) samples += table.Samples[at];
        return samples;
    }
}

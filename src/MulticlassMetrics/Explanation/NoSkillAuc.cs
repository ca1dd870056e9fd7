using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The micro AUC that scores independent of the truth would have, keeping the distribution of each column and of the classes.</summary>
/// <remarks>
/// The truth of one row is set against the scores of another: each entry (row, column) is a positive by the column's prevalence and a negative by its share of the
/// pooled negatives, so one weighted sort of all entries gives the area and what each row adds to it.
/// </remarks>
internal static class NoSkillAuc
{
    /// <param name="scores">The scores.</param>
    /// <param name="sweep">A walk over their entries in order.</param>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, EntrySweep sweep)
        where TLabel : notnull => new(
            "micro AUC without skill", sweep.Area, MetricRange.ZeroToOne, Influence.UnitsOf(scores), Derivatives(scores.Table, scores.TotalWeight, sweep), new Evidence(scores.SampleCount, null, []));

    // A row moves the area by its own entries, on both sides, and by the prevalence of its class.
    private static double[] Derivatives(ScoreTable table, double total, EntrySweep sweep)
    {
        int k = table.Columns;
        ReadOnlySpan<double> prevalence = sweep.Prevalence;
        double[] byPrevalence = new double[k];
        double mean = 0;
        for (int c = 0; c < k; c++)
        {
            byPrevalence[c] = sweep.PositiveMeans[c] - (sweep.NegativeMeans[c] / (k - 1));
            mean += prevalence[c] * byPrevalence[c];
        }

        double[] derivatives = new double[table.Rows];
        for (int row = 0; row < derivatives.Length; row++)
        {
            if (table.Actual[row] == ScoreTable.Excluded) continue;
            double ofClass = table.Actual[row] < k ? byPrevalence[table.Actual[row]] : 0;
            derivatives[row] = (sweep.OwnRow[row] - (2 * sweep.Area) + ofClass - mean) / total;
        }

        return derivatives;
    }
}

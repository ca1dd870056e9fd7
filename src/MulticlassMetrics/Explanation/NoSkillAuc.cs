using System.Runtime.CompilerServices;
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
    /// <param name="entries">Their entries in order.</param>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, SortedEntries entries)
        where TLabel : notnull
    {
        ScoreTable table = scores.Table;
        int k = table.Columns;
        double total = scores.TotalWeight;
        double[] prevalence = new double[k], negativeShare = new double[k];
        for (int c = 0; c < k; c++)
        {
            prevalence[c] = table.WeightOfColumn(c) / total;
            negativeShare[c] = (1 - prevalence[c]) / (k - 1);
        }

        // What an entry does as a positive and as a negative are sums of their own, each in its order.
        double[] asPositive = new double[table.Rows], asNegative = new double[table.Rows], positiveMean = new double[k], negativeMean = new double[k];
        double value = 0;
        Workers.For(2, entries.Count, threads: -1, () => 0, (side, _) =>
        {
            if (side == 0) value = PlacePositives(entries, table, total, prevalence, negativeShare, asPositive, positiveMean);
            else PlaceNegatives(entries, table, total, prevalence, negativeShare, asNegative, negativeMean);
        });
        for (int row = 0; row < asPositive.Length; row++) asPositive[row] += asNegative[row];

        return new Influence(
            "micro AUC without skill", value, MetricRange.ZeroToOne, Influence.UnitsOf(scores),
            Derivatives(table, total, value, prevalence, asPositive, positiveMean, negativeMean), new Evidence(scores.SampleCount, null, []));
    }

    // Against the negatives below, from the lowest score upwards; the result is the area. Sums that every entry adds to are made by the thread that adds: side by
    // side with the other thread's, they would be in one cache line, which each would have to take from the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PlacePositives(
        SortedEntries sorted, ScoreTable table, double total, double[] prevalence, double[] negativeShare, double[] ownRow, double[] mean)
    {
        ReadOnlySpan<double> entries = sorted.Scores;
        ReadOnlySpan<int> places = sorted.Places;
        int bits = sorted.Bits, mask = (1 << bits) - 1;
        double[]? weights = table.Weights;
        double[] means = new double[mean.Length];
        double below = 0;
        CompensatedSum area = default;
        for (int start = 0, end; start < entries.Length; start = end)
        {
            double positive = 0, negative = 0;
            for (end = start; end < entries.Length && entries[end] == entries[start]; end++)
            {
                int row = places[end] >>> bits, column = places[end] & mask;
                double weight = (weights is null ? 1 : weights[row]) / total;
                positive += weight * prevalence[column];
                negative += weight * negativeShare[column];
            }

            double placement = below + (negative / 2);
            area.Add(positive * placement);
            for (int i = start; i < end; i++)
            {
                int row = places[i] >>> bits, column = places[i] & mask;
                ownRow[row] += prevalence[column] * placement;
                means[column] += (weights is null ? 1 : weights[row]) / total * placement;
            }

            below += negative;
        }

        means.CopyTo(mean, 0);
        return area.Value;
    }

    // Against the positives above, from the highest score downwards.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PlaceNegatives(
        SortedEntries sorted, ScoreTable table, double total, double[] prevalence, double[] negativeShare, double[] ownRow, double[] mean)
    {
        ReadOnlySpan<double> entries = sorted.Scores;
        ReadOnlySpan<int> places = sorted.Places;
        int bits = sorted.Bits, mask = (1 << bits) - 1;
        double[]? weights = table.Weights;
        double[] means = new double[mean.Length];
        double above = 0;
        for (int end = entries.Length, start; end > 0; end = start)
        {
            double positive = 0;
            for (start = end; start > 0 && entries[start - 1] == entries[end - 1]; start--)
            {
                int row = places[start - 1] >>> bits, column = places[start - 1] & mask;
                positive += (weights is null ? 1 : weights[row]) / total * prevalence[column];
            }

            double placement = above + (positive / 2);
            for (int i = start; i < end; i++)
            {
                int row = places[i] >>> bits, column = places[i] & mask;
                ownRow[row] += negativeShare[column] * placement;
                means[column] += (weights is null ? 1 : weights[row]) / total * placement;
            }

            above += positive;
        }

        means.CopyTo(mean, 0);
    }

    // A row moves the area by its own entries, on both sides, and by the prevalence of its class.
    private static double[] Derivatives(ScoreTable table, double total, double area, double[] prevalence, double[] ownRow, double[] positiveMean, double[] negativeMean)
    {
        int k = table.Columns;
        double[] byPrevalence = new double[k];
        double mean = 0;
        for (int c = 0; c < k; c++)
        {
            byPrevalence[c] = positiveMean[c] - (negativeMean[c] / (k - 1));
            mean += prevalence[c] * byPrevalence[c];
        }

        double[] derivatives = new double[table.Rows];
        for (int row = 0; row < derivatives.Length; row++)
        {
            if (table.Actual[row] == ScoreTable.Excluded) continue;
            double ofClass = table.Actual[row] < k ? byPrevalence[table.Actual[row]] : 0;
            derivatives[row] = (ownRow[row] - (2 * area) + ofClass - mean) / total;
        }

        return derivatives;
    }
}

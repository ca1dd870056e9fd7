using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The micro AUC that scores independent of the truth would have, keeping the distribution of each column and of the classes.</summary>
/// <remarks>
/// The truth of one row is set against the scores of another: each entry (row, column) is a positive by the column's prevalence and a negative by its share of the
/// pooled negatives, so one weighted sort of all entries gives the area and what each row adds to it.
/// </remarks>
internal static class NoSkillAuc
{
    public static Influence Of<TLabel>(ClassScores<TLabel> scores)
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

        double[] entries = new double[scores.SampleCount * k];
        int[] places = new int[entries.Length];
        int next = 0;
        table.ForEachRow((row, line) =>
        {
            for (int c = 0; c < k; c++)
            {
                entries[next] = line[c];
                places[next++] = (row * k) + c;
            }
        });
        Array.Sort(entries, places);

        double[] ownRow = new double[table.Rows], positiveMean = new double[k], negativeMean = new double[k];
        double below = 0;
        CompensatedSum area = default;
        for (int start = 0; start < entries.Length;)
        {
            int end = start;
            double positive = 0, negative = 0;
            for (; end < entries.Length && entries[end] == entries[start]; end++)
            {
                double weight = table.WeightOf(places[end] / k) / total;
                positive += weight * prevalence[places[end] % k];
                negative += weight * negativeShare[places[end] % k];
            }

            area.Add(positive * (below + (negative / 2)));
            for (int i = start; i < end; i++)
            {
                int row = places[i] / k, column = places[i] % k;
                double share = table.WeightOf(row) / total, placement = below + (negative / 2);
                ownRow[row] += prevalence[column] * placement;
                positiveMean[column] += share * placement;
            }

            below += negative;
            start = end;
        }

        double above = 0;
        for (int end = entries.Length; end > 0;)
        {
            int start = end;
            double positive = 0;
            for (; start > 0 && entries[start - 1] == entries[end - 1]; start--)
            {
                positive += table.WeightOf(places[start - 1] / k) / total * prevalence[places[start - 1] % k];
            }

            for (int i = start; i < end; i++)
            {
                int row = places[i] / k, column = places[i] % k;
                double placement = above + (positive / 2);
                ownRow[row] += negativeShare[column] * placement;
                negativeMean[column] += table.WeightOf(row) / total * placement;
            }

            above += positive;
            end = start;
        }

        return new Influence(
            "micro AUC without skill", area.Value, MetricRange.ZeroToOne, Influence.UnitsOf(scores),
            Derivatives(table, total, area.Value, prevalence, ownRow, positiveMean, negativeMean), new Evidence(scores.SampleCount, null, []));
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

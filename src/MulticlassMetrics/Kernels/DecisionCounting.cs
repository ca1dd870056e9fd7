namespace MulticlassMetrics.Kernels;

/// <summary>Counts what thresholds make of scores, in one pass over the rows.</summary>
internal static class DecisionCounting
{
    /// <summary>The matrix of deciding each row for the first class whose score is most above its threshold.</summary>
    public static ConfusionMatrix<TLabel> Matrix<TLabel>(ClassScores<TLabel> scores, double[] thresholds)
        where TLabel : notnull
    {
        ScoreTable table = scores.Table;
        return new ConfusionMatrix<TLabel>(scores.Classes, CellTable.From(table.Columns, Cells(table, thresholds).ToEntries()), scores.DroppedSamples);
    }

    /// <summary>The counts behind <see cref="Matrix"/>.</summary>
    public static BinaryCounts[] SingleLabel(ScoreTable table, double[] thresholds) =>
        ClassCounting.Count(CellTable.From(table.Columns, Cells(table, thresholds).ToEntries()), out _);

    /// <summary>The counts of deciding each class for itself: at or above the threshold is positive.</summary>
    public static BinaryCounts[] OneVsRest(ScoreTable table, double[] thresholds)
    {
        // Four sums apart, never as a difference, so that "none" is exactly zero whatever the weights.
        var sums = new CompensatedSum[4 * thresholds.Length];
        table.ForEachRow((row, scores) =>
        {
            double weight = table.WeightOf(row);
            for (int c = 0; c < scores.Length; c++)
            {
                int kind = (table.IsPositive(row, c) ? 0 : 1) + (scores[c] >= thresholds[c] ? 0 : 2);
                sums[(4 * c) + kind].Add(weight);
            }
        });

        var counts = new BinaryCounts[thresholds.Length];
        for (int c = 0; c < counts.Length; c++)
        {
            Span<CompensatedSum> own = sums.AsSpan(4 * c, 4);
            counts[c] = new BinaryCounts(own[0].Value, own[1].Value, own[3].Value, own[2].Value);
        }

        return counts;
    }

    private static CellAccumulator Cells(ScoreTable table, double[] thresholds)
    {
        var cells = new CellAccumulator();
        table.ForEachRow((row, scores) =>
        {
            double weight = table.WeightOf(row);
            cells.Add(table.Actual[row], ArgMax.Of(scores, thresholds), weight, weight * weight, 1);
        });
        return cells;
    }
}

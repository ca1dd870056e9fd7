namespace MulticlassMetrics.Kernels;

/// <summary>The weighted mean of what the rows contribute.</summary>
internal static class RowMean
{
    public static double Of(ScoreTable table, RowLoss loss)
    {
        CompensatedSum sum = default, weights = default;
        double epsilon = table.Epsilon;
        table.ForEachRow((row, scores) =>
        {
            double weight = table.WeightOf(row);
            sum.Add(weight * loss(scores, table.Actual[row], epsilon));
            weights.Add(weight);
        });
        return sum.Value / weights.Value;
    }
}

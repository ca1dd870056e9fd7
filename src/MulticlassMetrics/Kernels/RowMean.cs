namespace MulticlassMetrics.Kernels;

/// <summary>The weighted mean of what the rows contribute.</summary>
internal static class RowMean
{
    public static double Of(ScoreTable table, RowLoss loss) => Of(table, loss, []);

    /// <summary>The same, and what each row contributes.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="loss">What a row contributes.</param>
    /// <param name="rows">Takes it, but of rows that take no part; empty where nobody wants it.</param>
    public static double Of(ScoreTable table, RowLoss loss, double[] rows)
    {
        CompensatedSum sum = default, weights = default;
        double epsilon = table.Epsilon;
        table.ForEachRow((row, scores) =>
        {
            double weight = table.WeightOf(row), own = loss(scores, table.Actual[row], epsilon);
            if (rows.Length > 0) rows[row] = own;
            sum.Add(weight * own);
            weights.Add(weight);
        });
        return sum.Value / weights.Value;
    }
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How the positives of one class stand among the pooled negatives of all columns: what one common threshold makes of the class.</summary>
internal static class PooledPlacement
{
    /// <summary>The mean placement of a class's positives, with its influence; micro AUC is the mean of these by prevalence.</summary>
    public static Influence Of<TLabel>(ClassScores<TLabel> scores, int position)
        where TLabel : notnull
    {
        ScoreTable table = scores.Table;
        PositiveRanks ranks = PositiveRanks.AmongAll(table, position);
        double[] derivatives = new double[table.Rows];
        AreaDerivatives.AddAmongAll(table, position, ranks, derivatives);
        return new Influence(
            $"pooled placement of {MatrixText.Label(scores.Classes[position])}", ranks.RocArea(), MetricRange.ZeroToOne, Influence.UnitsOf(scores), derivatives,
            new Evidence(table.PositiveRows(position).Length, MatrixText.Label(scores.Classes[position]), []));
    }
}

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
        var ranks = PositiveRanks.Among(table, position, [.. Enumerable.Range(0, table.Columns)]);
        double[] derivatives = new double[table.Rows];
        AreaDerivatives.AddAmongAll(table, position, ranks, derivatives);
        return new Influence(
            $"pooled placement of {MatrixText.Label(scores.Classes[position])}", ranks.RocArea(), MetricRange.ZeroToOne, Influence.UnitsOf(scores), derivatives,
            new Evidence(table.PositiveRows(position).Length, MatrixText.Label(scores.Classes[position]), []));
    }

    /// <summary>The mean placement of every class's positives in the order of the classes, NaN of one without any, by one sort of all of them.</summary>
    public static double[] Means(ClassScores scores)
    {
        ScoreTable table = scores.Table;
        PositiveRanks ranks = ScoredClass.Pool(scores.PerClass).Ranks;
        CompensatedSum below = default;
        double[] placements = new double[ranks.Count];
        for (int at = 0; at < placements.Length; at++)
        {
            below.Add(ranks.Gaps[at]);
            placements[at] = below.Value + (ranks.Tied[at] / 2);
            below.Add(ranks.Tied[at]);
        }

        below.Add(ranks.Gaps[^1]);
        double[] means = new double[table.Columns];
        for (int c = 0; c < means.Length; c++)
        {
            means[c] = Sum(table.PositiveRows(c), c) / table.WeightOfColumn(c);
        }

        return means;

        double Sum(ReadOnlySpan<int> rows, int column)
        {
            CompensatedSum sum = default;
            Span<int> slots = stackalloc int[RankIndex.Tile];
            for (int done = 0; done < rows.Length; done += RankIndex.Tile)
            {
                ReadOnlySpan<int> tile = rows.Slice(done, Math.Min(RankIndex.Tile, rows.Length - done));
                ranks.Index.Locate(table, column, tile, slots[..tile.Length]);
                for (int i = 0; i < tile.Length; i++) sum.Add(table.WeightOf(tile[i]) * (placements[slots[i] >> 1] / below.Value));
            }

            return sum.Value;
        }
    }
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How the positives of each class stand among the pooled negatives of all columns: what one common threshold makes of the class.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>One ranking of the pool serves all classes: a positive's slot in it tells how much of the negatives it scores above.</remarks>
internal sealed class PooledPlacement<TLabel>
    where TLabel : notnull
{
    private readonly ClassScores<TLabel> _scores;
    private readonly RankIndex _index;
    private readonly double[] _placements;

    public PooledPlacement(ClassScores<TLabel> scores)
    {
        _scores = scores;
        ScoredClass pool = ScoredClass.Pool(scores.PerClass);
        PositiveRanks ranks = pool.Ranks;
        _index = ranks.Index;
        _placements = new double[ranks.Count];
        CompensatedSum below = default;
        for (int at = 0; at < _placements.Length; at++)
        {
            below.Add(ranks.Gaps[at]);
            _placements[at] = (below.Value + (ranks.Tied[at] / 2)) / pool.NegativeWeight;
            below.Add(ranks.Tied[at]);
        }
    }

    /// <summary>The mean placement of a class's positives, NaN of one without any; micro AUC is the mean of these by prevalence.</summary>
    public double Mean(int position)
    {
        ScoreTable table = _scores.Table;
        CompensatedSum sum = default;
        ForEachPositive(position, (row, placement) => sum.Add(table.WeightOf(row) * placement));
        return sum.Value / table.WeightOfColumn(position);
    }

    /// <summary>The mean placement with its influence.</summary>
    public Influence Of(int position)
    {
        ScoreTable table = _scores.Table;
        double mean = Mean(position), positives = table.WeightOfColumn(position);
        double[] derivatives = new double[table.Rows];
        AreaDerivatives.AddAmongAll(table, position, _scores.PerClass[position].Ranks, mean, ScoredClass.Pool(_scores.PerClass).NegativeWeight, derivatives);
        ForEachPositive(position, (row, placement) => derivatives[row] += (placement - mean) / positives);
        string label = MatrixText.Label(_scores.Classes[position]);
        return new Influence(
            $"pooled placement of {label}", mean, MetricRange.ZeroToOne, Influence.UnitsOf(_scores), derivatives, new Evidence(table.PositiveRows(position).Length, label, []));
    }

    private void ForEachPositive(int position, Action<int, double> visit)
    {
        ReadOnlySpan<int> rows = _scores.Table.PositiveRows(position);
        Span<int> slots = stackalloc int[RankIndex.Tile];
        for (int done = 0; done < rows.Length; done += RankIndex.Tile)
        {
            ReadOnlySpan<int> tile = rows.Slice(done, Math.Min(RankIndex.Tile, rows.Length - done));
            _index.Locate(_scores.Table, position, tile, slots[..tile.Length]);
            for (int i = 0; i < tile.Length; i++) visit(tile[i], _placements[slots[i] >> 1]);
        }
    }
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How the positives of each class stand among the pooled negatives of all columns: what one common threshold makes of the class.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>One ranking of the pool serves all classes: a positive's slot in it tells how much of the negatives it scores above.</remarks>
internal sealed class PooledPlacement<TLabel>
    where TLabel : notnull
{
    private readonly ClassScores<TLabel> _scores;
    private readonly ScoredClass _pool;
    private readonly Lazy<double[]> _placements;

    public PooledPlacement(ClassScores<TLabel> scores)
    {
        _scores = scores;
        _pool = ScoredClass.Pool(scores.PerClass);
        _placements = new Lazy<double[]>(() => Placements(_pool));
    }

    /// <summary>The mean placement of a class's positives, NaN of one without any; micro AUC is the mean of these by prevalence.</summary>
    public double Mean(int position)
    {
        if (_pool.Pairs is PairsOfPool pairs) return pairs.MeanPlacement(position);
        ScoreTable table = _scores.Table;
        CompensatedSum sum = default;
        ForEachPositive(position, (row, placement) => sum.Add(table.WeightOf(row) * placement));
        return sum.Value / table.WeightOfColumn(position);
    }

    /// <summary>The mean placements of some classes with their influence, of at most <see cref="AreaDerivatives.Together"/> at once.</summary>
    public Influence[] Of(int[] positions)
    {
        ScoreTable table = _scores.Table;
        double[] means = Array.ConvertAll(positions, Mean);
        double[][] derivatives = Array.ConvertAll(positions, _ => Zeros.Of<double>(table.Rows));
        AreaDerivatives.AddAmongAll(table, _pool.Slots, _placements.Value.Length, positions, means, _pool.NegativeWeight, derivatives);
        Influence[] influences = new Influence[positions.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            double mean = means[i], positives = table.WeightOfColumn(positions[i]);
            double[] own = derivatives[i];
            ForEachPositive(positions[i], (row, placement) => own[row] += (placement - mean) / positives);
            string label = MatrixText.Label(_scores.Classes[positions[i]]);
            influences[i] = new Influence(
                $"pooled placement of {label}", mean, MetricRange.ZeroToOne, Influence.UnitsOf(_scores), own, new Evidence(table.PositiveRows(positions[i]).Length, label, []));
        }

        return influences;
    }

    private static double[] Placements(ScoredClass pool)
    {
        PositiveRanks ranks = pool.Ranks;
        double[] placements = new double[ranks.Count];
        CompensatedSum below = default;
        for (int at = 0; at < placements.Length; at++)
        {
            below.Add(ranks.Gaps[at]);
            placements[at] = (below.Value + (ranks.Tied[at] / 2)) / pool.NegativeWeight;
            below.Add(ranks.Tied[at]);
        }

        return placements;
    }

    private void ForEachPositive(int position, Action<int, double> visit)
    {
        int[] slots = _pool.Slots[0, position];
        double[] placements = _placements.Value;
        foreach (int row in _scores.Table.PositiveRows(position)) visit(row, placements[slots[row] >> 1]);
    }
}

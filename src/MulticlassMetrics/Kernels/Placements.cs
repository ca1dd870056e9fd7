namespace MulticlassMetrics.Kernels;

/// <summary>Where the positives of a class stand among its negatives and the negatives among the positives, by slot: equal scores share a placement.</summary>
internal sealed class Placements
{
    private readonly ScoredClass _scored;
    private readonly ScoreTable _table;
    private readonly int _column;
    private readonly PositiveRanks _ranks;
    private readonly double[] _positives;
    private readonly double[] _negatives;
    private readonly double _area;

    private Placements(ScoredClass scored)
    {
        PositiveRanks ranks = scored.Ranks;
        double positives = scored.Support, negatives = scored.NegativeWeight;
        _scored = scored;
        _table = scored.Sources[0].Table;
        _column = scored.Sources[0].Columns[0];
        _ranks = ranks;
        _area = ranks.RocArea();
        _positives = new double[ranks.Count];
        _negatives = new double[ranks.Slots];
        double negativesBelow = 0, positivesBelow = 0;
        for (int k = 0; k < _positives.Length; k++)
        {
            _negatives[2 * k] = (positives - positivesBelow) / positives;
            _negatives[(2 * k) + 1] = (positives - positivesBelow - (ranks.Positives[k] / 2)) / positives;
            negativesBelow += ranks.Gaps[k];
            _positives[k] = (negativesBelow + (ranks.Tied[k] / 2)) / negatives;
            negativesBelow += ranks.Tied[k];
            positivesBelow += ranks.Positives[k];
        }

        PositiveCount = positives;
        NegativeCount = negatives;
    }

    private double PositiveCount { get; }

    private double NegativeCount { get; }

    public static Placements Of(ScoredClass scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        if (scored.Sources.Length != 1 || scored.Sources[0].Columns.Length != 1) throw new ArgumentException("Several classes are pooled, whose entries are not independent; take Influence.", nameof(scored));
        ScoreTable table = scored.Sources[0].Table;
        if (table.Weights is not null) throw new ArgumentException("The samples are weighted; take Influence.", nameof(scored));
        return new Placements(scored);
    }

    public bool SameTruth(Placements other)
    {
        if (PositiveCount != other.PositiveCount || NegativeCount != other.NegativeCount || _table.Rows != other._table.Rows) return false;
        if (ReferenceEquals(_table, other._table) && _column == other._column) return true;

        // Rows that take no part too: with another one left out, the negatives would be set against those of other rows.
        for (int row = 0; row < _table.Rows; row++)
        {
            if (_table.IsPositive(row, _column) != other._table.IsPositive(row, other._column)) return false;
            if (_table.Actual[row] == ScoreTable.Excluded != (other._table.Actual[row] == ScoreTable.Excluded)) return false;
        }

        return true;
    }

    /// <summary>The variance of the area, for which the ranks are enough: no row is looked at.</summary>
    public double Variance()
    {
        CompensatedSum positives = default, negatives = default;
        negatives.Add(_ranks.Gaps[^1] * Square(_negatives[^1]));
        for (int k = 0; k < _positives.Length; k++)
        {
            positives.Add(_ranks.Positives[k] * Square(_positives[k]));
            negatives.Add(_ranks.Gaps[k] * Square(_negatives[2 * k]));
            negatives.Add(_ranks.Tied[k] * Square(_negatives[(2 * k) + 1]));
        }

        return OfSums(positives, negatives);

        double Square(double placement) => (placement - _area) * (placement - _area);
    }

    /// <summary>The covariance with the area of the same rows by other scores.</summary>
    public double Covariance(Placements other)
    {
        CompensatedSum positives = default, negatives = default;
        int[] mine = _scored.Slots[0, 0], theirs = other._scored.Slots[0, 0];
        for (int row = 0; row < _table.Rows; row++)
        {
            int actual = _table.Actual[row];
            if (actual == _column) positives.Add((_positives[mine[row] >> 1] - _area) * (other._positives[theirs[row] >> 1] - other._area));
            else if (actual != ScoreTable.Excluded) negatives.Add((_negatives[mine[row]] - _area) * (other._negatives[theirs[row]] - other._area));
        }

        return OfSums(positives, negatives);
    }

    private double OfSums(CompensatedSum positives, CompensatedSum negatives) =>
        (positives.Value / (PositiveCount - 1) / PositiveCount) + (negatives.Value / (NegativeCount - 1) / NegativeCount);
}

namespace MulticlassMetrics.Kernels;

/// <summary>Where each positive stands among the negatives and each negative among the positives, in the order of the rows.</summary>
internal sealed class Placements
{
    private readonly ScoreTable _table;
    private readonly int _column;
    private readonly double[] _positives;
    private readonly double[] _negatives;
    private readonly double _area;

    private Placements(ScoreTable table, int column, double[] positives, double[] negatives, double area)
    {
        _table = table;
        _column = column;
        _positives = positives;
        _negatives = negatives;
        _area = area;
    }

    public static Placements Of(ScoredClass scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        if (scored.Sources.Length != 1 || scored.Sources[0].Columns.Length != 1) throw new ArgumentException("Several classes are pooled, whose entries are not independent; take Influence.", nameof(scored));
        ScoreTable table = scored.Sources[0].Table;
        if (table.Weights is not null) throw new ArgumentException("The samples are weighted; take Influence.", nameof(scored));

        int column = scored.Sources[0].Columns[0];
        PositiveRanks ranks = scored.Ranks;
        double positives = scored.Support, negatives = scored.NegativeWeight;
        double[] above = new double[ranks.Distinct.Length], below = new double[ranks.Distinct.Length + 1];
        double negativesBelow = 0;
        for (int k = 0; k < above.Length; k++)
        {
            negativesBelow += ranks.Gaps[k];
            above[k] = (negativesBelow + (ranks.Tied[k] / 2)) / negatives;
            negativesBelow += ranks.Tied[k];
            below[k + 1] = below[k] + ranks.Positives[k];
        }

        var ofPositives = new List<double>();
        var ofNegatives = new List<double>();
        for (int row = 0; row < table.Rows; row++)
        {
            if (table.Actual[row] == ScoreTable.Excluded) continue;
            int at = ranks.Find(table[row, column], out bool tied);
            if (table.IsPositive(row, column)) ofPositives.Add(above[at]);
            else ofNegatives.Add((positives - below[at] - (tied ? ranks.Positives[at] / 2 : 0)) / positives);
        }

        return new Placements(table, column, [.. ofPositives], [.. ofNegatives], ranks.RocArea());
    }

    public bool SameTruth(Placements other)
    {
        if (_positives.Length != other._positives.Length || _negatives.Length != other._negatives.Length || _table.Rows != other._table.Rows) return false;
        if (ReferenceEquals(_table, other._table) && _column == other._column) return true;

        // Rows that take no part too: with another one left out, the negatives would be set against those of other rows.
        for (int row = 0; row < _table.Rows; row++)
        {
            if (_table.IsPositive(row, _column) != other._table.IsPositive(row, other._column)) return false;
            if (_table.Actual[row] == ScoreTable.Excluded != (other._table.Actual[row] == ScoreTable.Excluded)) return false;
        }

        return true;
    }

    public double Covariance(Placements other) =>
        (Products(_positives, other._positives, other) / _positives.Length) + (Products(_negatives, other._negatives, other) / _negatives.Length);

    private double Products(double[] mine, double[] theirs, Placements other)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < mine.Length; i++) sum.Add((mine[i] - _area) * (theirs[i] - other._area));
        return sum.Value / (mine.Length - 1);
    }
}

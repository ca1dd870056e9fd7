namespace MulticlassMetrics.Kernels;

/// <summary>Moves one class's threshold at a time to where the average is best, each sample being decided for the class whose score is most above its threshold.</summary>
internal sealed class CoordinateAscent
{
    // What rounding makes of an average; a smaller gain is none, or the climb might not end.
    private const double SmallestGain = 1e-12;

    private readonly ScoreTable _table;
    private readonly CountsMetric _metric;
    private readonly IAverager _averager;
    private readonly double _sign;
    private readonly double[] _thresholds;
    private readonly double[] _margins;
    private readonly int[] _rows;
    private readonly int[] _rivals;

    public CoordinateAscent(ScoreTable table, CountsMetric metric, IAverager averager)
    {
        _table = table;
        _metric = metric;
        _averager = averager;
        _sign = metric.Direction == MetricDirection.LowerIsBetter ? -1 : 1;
        _thresholds = new double[table.Columns];
        int taking = 0;
        foreach (int column in table.Actual) taking += column == ScoreTable.Excluded ? 0 : 1;
        _margins = new double[taking];
        _rows = new int[taking];
        _rivals = new int[table.Rows];
    }

    public double[] Climb(int maxRounds)
    {
        double value = Value(DecisionCounting.SingleLabel(_table, _thresholds));
        for (int round = 0; round < maxRounds; round++)
        {
            bool moved = false;
            for (int c = 0; c < _thresholds.Length; c++) moved |= TryMove(c, ref value);
            if (!moved) break;
        }

        return _thresholds;
    }

    private bool TryMove(int column, ref double value)
    {
        FindRivals(column);
        double before = _thresholds[column];
        (double threshold, double promised) = BestThreshold(column);
        if (!IsBetter(promised, value)) return false;

        // Counted afresh: between margins that differ by rounding alone a threshold may not part what it was meant to part.
        _thresholds[column] = threshold;
        double reached = Value(DecisionCounting.SingleLabel(_table, _thresholds));
        if (IsBetter(reached, value))
        {
            value = reached;
            return true;
        }

        _thresholds[column] = before;
        return false;
    }

    /// <summary>For each row the best other class, and the margin by which the class's score is above it: the row is the class's while the threshold is below the margin.</summary>
    private void FindRivals(int column)
    {
        int at = 0;
        _table.ForEachRow((row, scores) =>
        {
            int rival = column == 0 ? 1 : 0;
            double highest = scores[rival] - _thresholds[rival];
            for (int c = rival + 1; c < scores.Length; c++)
            {
                double other = scores[c] - _thresholds[c];
                if (c == column || !(other > highest)) continue;
                rival = c;
                highest = other;
            }

            _rivals[row] = rival;
            _margins[at] = scores[column] - highest;
            _rows[at++] = row;
        });
        Array.Sort(_margins, _rows);
    }

    /// <summary>Lowers the threshold from above all margins to below all, one row after the other going over to the class.</summary>
    private (double Threshold, double Value) BestThreshold(int column)
    {
        var counts = new MovingCounts(_table, _rivals);
        double bestThreshold = _margins[^1] + 1, bestValue = Value(counts.PerClass);
        for (int i = _margins.Length - 1; i >= 0; i--)
        {
            counts.Move(_rows[i], column);
            if (i > 0 && _margins[i - 1] == _margins[i]) continue;
            double value = Value(counts.PerClass);
            if (!IsBetter(value, bestValue)) continue;
            bestValue = value;
            bestThreshold = i > 0 ? (_margins[i - 1] / 2) + (_margins[i] / 2) : _margins[0] - 1;
        }

        return (bestThreshold, bestValue);
    }

    private double Value(BinaryCounts[] perClass)
    {
        try
        {
            return _sign * _averager.Average<BinaryCounts>(perClass, _metric).Value;
        }
        catch (UndefinedMetricException)
        {
            // On the way it is only a place not to go; at the end the average is taken once more, and throws.
            return double.NaN;
        }
    }

    private static bool IsBetter(double value, double than) =>
        double.IsNaN(than) ? !double.IsNaN(value) : value > than && !(value - than <= SmallestGain * Math.Max(1, Math.Abs(than)));
}

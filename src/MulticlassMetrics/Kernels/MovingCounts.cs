namespace MulticlassMetrics.Kernels;

/// <summary>The counts of all classes while rows go over from one predicted class to another.</summary>
internal sealed class MovingCounts
{
    private readonly ScoreTable _table;
    private readonly int[] _predicted;
    private readonly Sum[] _sums;

    /// <summary>Starts with each row predicted as given.</summary>
    public MovingCounts(ScoreTable table, int[] predicted)
    {
        _table = table;
        _predicted = (int[])predicted.Clone();
        _sums = new Sum[4 * table.Columns];
        PerClass = new BinaryCounts[table.Columns];
        for (int row = 0; row < table.Rows; row++)
        {
            if (table.Actual[row] == ScoreTable.Excluded) continue;
            for (int c = 0; c < table.Columns; c++) At(row, c, _predicted[row]).Add(table.WeightOf(row));
        }

        for (int c = 0; c < PerClass.Length; c++) Refresh(c);
    }

    public BinaryCounts[] PerClass { get; }

    public void Move(int row, int to)
    {
        int from = _predicted[row];
        Shift(row, from, from, to);
        Shift(row, to, from, to);
        _predicted[row] = to;
    }

    private void Shift(int row, int column, int from, int to)
    {
        double weight = _table.WeightOf(row);
        At(row, column, from).Remove(weight);
        At(row, column, to).Add(weight);
        Refresh(column);
    }

    private ref Sum At(int row, int column, int predicted) =>
        ref _sums[(4 * column) + (_table.IsPositive(row, column) ? 0 : 1) + (predicted == column ? 0 : 2)];

    private void Refresh(int column)
    {
        ReadOnlySpan<Sum> own = _sums.AsSpan(4 * column, 4);
        PerClass[column] = new BinaryCounts(own[0].Weight, own[1].Weight, own[3].Weight, own[2].Weight);
    }

    private struct Sum
    {
        private long _rows;

        public double Weight { get; private set; }

        public void Add(double weight)
        {
            _rows++;
            Weight += weight;
        }

        // Of no rows it is zero whatever rounding left, and of some it is never negative.
        public void Remove(double weight)
        {
            _rows--;
            Weight = _rows == 0 ? 0 : Math.Max(0, Weight - weight);
        }
    }
}

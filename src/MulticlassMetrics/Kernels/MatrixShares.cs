namespace MulticlassMetrics.Kernels;

/// <summary>
/// A confusion matrix as shares of its total weight. A share and what it lacks to one are both sums of counts, never "one minus", so that
/// neither loses digits when a class holds nearly everything, and each is zero exactly when no sample stands behind it.
/// </summary>
internal sealed class MatrixShares(ConfusionMatrix matrix)
{
    private int _occupiedRows = -1;
    private int _occupiedColumns = -1;

    public ConfusionMatrix Matrix => matrix;

    public CellTable Table => matrix.Table;

    public int ClassCount => matrix.ClassCount;

    public double Total { get; } = matrix.TotalWeight;

    public double Agreement => matrix.Hits / (matrix.Hits + matrix.Misses);

    public double Disagreement => matrix.Misses / (matrix.Hits + matrix.Misses);

    /// <summary>Whether all weight is in one cell on the diagonal: one class, always right, which no chance correction can judge.</summary>
    public bool IsOneClass => Table.Count == 1 && matrix.Hits > 0;

    public int OccupiedRows => _occupiedRows >= 0 ? _occupiedRows : _occupiedRows = Count(static counts => counts.Support > 0);

    public int OccupiedColumns => _occupiedColumns >= 0 ? _occupiedColumns : _occupiedColumns = Count(static counts => counts.PredictedPositives > 0);

    public double Row(int c) => matrix.PerClass[c].Support / Total;

    public double NotRow(int c) => (matrix.PerClass[c].TrueNegatives + matrix.PerClass[c].FalsePositives) / Total;

    public double Column(int c) => matrix.PerClass[c].PredictedPositives / Total;

    public double NotColumn(int c) => (matrix.PerClass[c].TrueNegatives + matrix.PerClass[c].FalseNegatives) / Total;

    public double Hit(int c) => matrix.PerClass[c].TruePositives / Total;

    /// <summary>The mean of the actual and the predicted share.</summary>
    public double Pooled(int c) => (Row(c) + Column(c)) / 2;

    public double NotPooled(int c) => (NotRow(c) + NotColumn(c)) / 2;

    public double Cell(int at) => Table.Weights[at] / Total;

    /// <summary>The sum of a term over the classes.</summary>
    public double OverClasses(Func<MatrixShares, int, double> term)
    {
        CompensatedSum sum = default;
        for (int c = 0; c < ClassCount; c++) sum.Add(term(this, c));
        return sum.Value;
    }

    /// <summary>The sum of a term over the occupied cells; it gets the row, the column and the position among the cells.</summary>
    public double OverCells(Func<MatrixShares, int, int, int, double> term)
    {
        CompensatedSum sum = default;
        for (int r = 0; r < ClassCount; r++)
        {
            for (int at = Table.RowStart[r]; at < Table.RowStart[r + 1]; at++) sum.Add(term(this, r, Table.Columns[at], at));
        }

        return sum.Value;
    }

    private int Count(Func<BinaryCounts, bool> occupied)
    {
        int count = 0;
        foreach (BinaryCounts counts in matrix.PerClass)
        {
            if (occupied(counts)) count++;
        }

        return count;
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>
/// The slope of a statistic by the share of each occupied cell, in parts: of the row, of the column, of being on or off the diagonal, of the
/// cell itself. Shares are taken as free variables here; that they sum to one is put right at the end, so a constant may be added to all
/// slopes. Statistics choose it such that the slopes of cells that hold nearly everything come out small.
/// </summary>
internal sealed class CellSlopes(MatrixShares shares)
{
    private double[]? _rows;
    private double[]? _columns;
    private double[]? _diagonal;
    private double[]? _cells;

    /// <summary>The slope by the row's share, for each class.</summary>
    public double[] Rows => _rows ??= new double[shares.ClassCount];

    /// <summary>The slope by the column's share, for each class.</summary>
    public double[] Columns => _columns ??= new double[shares.ClassCount];

    /// <summary>What cells on the diagonal have beside their row's and column's slope.</summary>
    public double[] Diagonal => _diagonal ??= new double[shares.ClassCount];

    /// <summary>What each occupied cell has beside its row's and column's slope.</summary>
    public double[] Cells => _cells ??= new double[shares.Table.Count];

    /// <summary>What every cell off the diagonal has beside its row's and column's slope.</summary>
    public double OffDiagonal { get; set; }

    /// <summary>Multiplies all that was added so far.</summary>
    public void Scale(double factor)
    {
        OffDiagonal *= factor;
        foreach (double[]? part in (ReadOnlySpan<double[]?>)[_rows, _columns, _diagonal, _cells])
        {
            for (int i = 0; i < part?.Length; i++) part[i] *= factor;
        }
    }

    /// <summary>Calls for each class.</summary>
    public void ForClasses(Action<int> add)
    {
        for (int c = 0; c < shares.ClassCount; c++) add(c);
    }

    /// <summary>Calls for each occupied cell with its row, its column and its position among the cells.</summary>
    public void ForCells(Action<int, int, int> add)
    {
        CellTable table = shares.Table;
        for (int r = 0; r < table.ClassCount; r++)
        {
            for (int at = table.RowStart[r]; at < table.RowStart[r + 1]; at++) add(r, table.Columns[at], at);
        }
    }

    /// <summary>The derivative by the weight of each occupied cell: a cell's slope less the mean slope, over the total weight.</summary>
    public double[] ToGradient()
    {
        double[] gradient = new double[shares.Table.Count];
        CompensatedSum mean = default;
        ForCells((r, c, at) =>
        {
            double slope = (_rows?[r] ?? 0) + (_columns?[c] ?? 0) + (_cells?[at] ?? 0) + (r == c ? _diagonal?[r] ?? 0 : OffDiagonal);
            gradient[at] = slope;
            mean.Add(slope * shares.Cell(at));
        });
        for (int at = 0; at < gradient.Length; at++) gradient[at] = (gradient[at] - mean.Value) / shares.Total;
        return gradient;
    }
}

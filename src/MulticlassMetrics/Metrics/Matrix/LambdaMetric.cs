using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Goodman and Kruskal's lambda: by which share knowing one side reduces the errors of guessing the other side's commonest class.</summary>
internal sealed class LambdaMetric(string name, string definition, bool ofActual)
    : MatrixMetric(name, definition, MetricRange.ZeroToOne, MetricDirection.HigherIsBetter)
{
    private protected override string? WhyUndefined(MatrixShares shares) =>
        (ofActual ? shares.OccupiedRows : shares.OccupiedColumns) > 1 ? null : ofActual ? "0/0: only one class occurs" : "0/0: only one class is predicted";

    private protected override double ValueOf(MatrixShares shares)
    {
        double[] largest = Largest(shares, out double[] ties);
        return 1 - Errors(shares, largest, ties) / Blind(shares, out _);
    }

    private protected override void AddSlopes(MatrixShares shares, double value, CellSlopes slopes)
    {
        double[] largest = Largest(shares, out double[] ties);
        double blind = Blind(shares, out double guess);
        double sharing = shares.OverClasses((s, c) => Guessed(s, c) == guess ? 1 : 0);
        slopes.ForCells((r, c, at) =>
        {
            int known = ofActual ? c : r;
            slopes.Cells[at] -= (shares.Table.Weights[at] == largest[known] ? 1 - 1 / ties[known] : 1) / blind;
        });
        slopes.ForClasses(c =>
        {
            double slope = (1 - value) / blind * (Guessed(shares, c) == guess ? 1 - 1 / sharing : 1);
            if (ofActual) slopes.Rows[c] += slope;
            else slopes.Columns[c] += slope;
        });
    }

    private double Guessed(MatrixShares s, int c) => ofActual ? s.Row(c) : s.Column(c);

    /// <summary>The errors of always guessing the commonest class.</summary>
    private double Blind(MatrixShares s, out double guess)
    {
        int commonest = 0;
        for (int c = 1; c < s.ClassCount; c++)
        {
            if (Guessed(s, c) > Guessed(s, commonest)) commonest = c;
        }

        guess = Guessed(s, commonest);
        return ofActual ? s.NotRow(commonest) : s.NotColumn(commonest);
    }

    /// <summary>The errors left when the other side is known: all cells that are not the largest of their line, of equal ones all but one.</summary>
    private double Errors(MatrixShares shares, double[] largest, double[] ties)
    {
        double others = shares.OverCells((s, r, c, at) => s.Table.Weights[at] == largest[ofActual ? c : r] ? 0 : s.Cell(at));
        return others + shares.OverClasses((s, c) => ties[c] > 1 ? (ties[c] - 1) * largest[c] / s.Total : 0);
    }

    private double[] Largest(MatrixShares shares, out double[] ties)
    {
        CellTable table = shares.Table;
        double[] largest = new double[shares.ClassCount], sharing = new double[shares.ClassCount];
        for (int r = 0; r < table.ClassCount; r++)
        {
            for (int at = table.RowStart[r]; at < table.RowStart[r + 1]; at++)
            {
                int known = ofActual ? table.Columns[at] : r;
                if (table.Weights[at] > largest[known]) (largest[known], sharing[known]) = (table.Weights[at], 1);
                else if (table.Weights[at] == largest[known]) sharing[known]++;
            }
        }

        ties = sharing;
        return largest;
    }
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How often predictions are right, over samples or over classes, and what guessing would reach.</summary>
internal static class ShareAccuracy
{
    public static double MeanRecall(MatrixShares s) => s.OverClasses(static (s, c) => RecallOrZero(s, c)) / s.OccupiedRows;

    public static void MeanRecallSlopes(MatrixShares s, CellSlopes slopes, double factor) => slopes.ForClasses(c =>
    {
        if (s.Row(c) == 0) return;
        slopes.Rows[c] -= factor * RecallOrZero(s, c) / s.Row(c) / s.OccupiedRows;
        slopes.Diagonal[c] += factor / s.Row(c) / s.OccupiedRows;
    });

    public static double Adjusted(MatrixShares s) => (MeanRecall(s) * s.OccupiedRows - 1) / (s.OccupiedRows - 1);

    public static void AdjustedSlopes(MatrixShares s, CellSlopes slopes) =>
        MeanRecallSlopes(s, slopes, s.OccupiedRows / (s.OccupiedRows - 1.0));

    // Classes that neither occur nor are predicted are left out.
    public static double ClassBalance(MatrixShares s) =>
        s.OverClasses(static (s, c) => s.Pooled(c) == 0 ? 0 : s.Hit(c) / Math.Max(s.Row(c), s.Column(c))) / Seen(s);

    public static void ClassBalanceSlopes(MatrixShares s, CellSlopes slopes)
    {
        double seen = Seen(s);
        slopes.ForClasses(c =>
        {
            if (s.Pooled(c) == 0) return;
            double row = s.Row(c), column = s.Column(c), larger = Math.Max(row, column);
            double slope = -s.Hit(c) / larger / larger / seen;
            slopes.Rows[c] += row > column ? slope : row == column ? slope / 2 : 0;
            slopes.Columns[c] += column > row ? slope : row == column ? slope / 2 : 0;
            slopes.Diagonal[c] += 1 / larger / seen;
        });
    }

    public static double LargestClass(MatrixShares s)
    {
        double largest = 0;
        for (int c = 0; c < s.ClassCount; c++) largest = Math.Max(largest, s.Row(c));
        return largest;
    }

    public static void LargestClassSlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        double ties = s.OverClasses((s, c) => s.Row(c) == value ? 1 : 0);
        slopes.ForClasses(c => slopes.Rows[c] += s.Row(c) == value ? 1 / ties : 0);
    }

    private static double RecallOrZero(MatrixShares s, int c) => s.Row(c) == 0 ? 0 : s.Matrix.PerClass[c].TruePositives / s.Matrix.PerClass[c].Support;

    private static double Seen(MatrixShares s) => s.OverClasses(static (s, c) => s.Pooled(c) > 0 ? 1 : 0);
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Entropies in nats and what is built of them. A term with share zero is zero; logarithms are of ratios that are 1 exactly where they should be.</summary>
internal static class ShareInformation
{
    public static double Actual(MatrixShares s) => s.OverClasses(static (s, c) => Term(s.Row(c), s.Row(c)));

    public static void ActualSlopes(MatrixShares s, CellSlopes slopes, double factor) => slopes.ForClasses(c => slopes.Rows[c] += factor * Surprise(s.Row(c)));

    public static double Predicted(MatrixShares s) => s.OverClasses(static (s, c) => Term(s.Column(c), s.Column(c)));

    public static void PredictedSlopes(MatrixShares s, CellSlopes slopes, double factor) => slopes.ForClasses(c => slopes.Columns[c] += factor * Surprise(s.Column(c)));

    public static double Joint(MatrixShares s) => s.OverCells(static (s, r, c, at) => Term(s.Cell(at), s.Cell(at)));

    public static void JointSlopes(MatrixShares s, CellSlopes slopes, double factor) => slopes.ForCells((r, c, at) => slopes.Cells[at] += factor * Surprise(s.Cell(at)));

    public static double PredictedGivenActual(MatrixShares s) => s.OverCells(static (s, r, c, at) => Term(s.Cell(at), s.Cell(at) / s.Row(r)));

    public static void PredictedGivenActualSlopes(MatrixShares s, CellSlopes slopes) => slopes.ForCells((r, c, at) => slopes.Cells[at] += Surprise(s.Cell(at) / s.Row(r)));

    public static double ActualGivenPredicted(MatrixShares s) => s.OverCells(static (s, r, c, at) => Term(s.Cell(at), s.Cell(at) / s.Column(c)));

    public static void ActualGivenPredictedSlopes(MatrixShares s, CellSlopes slopes) => slopes.ForCells((r, c, at) => slopes.Cells[at] += Surprise(s.Cell(at) / s.Column(c)));

    public static double Mutual(MatrixShares s) =>
        s.OccupiedRows == 1 || s.OccupiedColumns == 1 ? 0 : Math.Max(0, s.OverCells(static (s, r, c, at) => s.Cell(at) * Lift(s, r, c, at)));

    // Written as zero where it is zero on every matrix of these cells.
    public static void MutualSlopes(MatrixShares s, CellSlopes slopes, double factor)
    {
        if (s.OccupiedRows == 1 || s.OccupiedColumns == 1) return;
        slopes.ForCells((r, c, at) => slopes.Cells[at] += factor * Lift(s, r, c, at));
    }

    public static double Uncertainty(MatrixShares s) => Math.Clamp(Mutual(s) / Actual(s), 0, 1);

    public static void UncertaintySlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        double entropy = Actual(s);
        MutualSlopes(s, slopes, 1 / entropy);
        ActualSlopes(s, slopes, -value / entropy);
    }

    public static double Cross(MatrixShares s) => s.OverClasses(static (s, c) => Term(s.Row(c), s.Column(c)));

    public static void CrossSlopes(MatrixShares s, CellSlopes slopes) => slopes.ForClasses(c =>
    {
        slopes.Rows[c] += s.Row(c) == 0 ? 0 : Surprise(s.Column(c));
        slopes.Columns[c] -= s.Column(c) == 0 ? 0 : s.Row(c) / s.Column(c);
    });

    public static double Divergence(MatrixShares s) => Math.Max(0, s.OverClasses(static (s, c) => Term(s.Row(c), s.Column(c) / s.Row(c))));

    public static void DivergenceSlopes(MatrixShares s, CellSlopes slopes) => slopes.ForClasses(c =>
    {
        slopes.Rows[c] += s.Row(c) == 0 ? 0 : Surprise(s.Column(c) / s.Row(c));
        slopes.Columns[c] -= s.Column(c) == 0 ? 0 : s.Row(c) / s.Column(c);
    });

    private static double Term(double share, double of) => share == 0 ? 0 : share * Surprise(of);

    // Not -log(x), which is -0 at 1.
    private static double Surprise(double share) => share == 0 ? double.PositiveInfinity : Math.Log(1 / share);

    private static double Lift(MatrixShares s, int r, int c, int at) => Math.Log(s.Cell(at) / s.Row(r) / s.Column(c));
}

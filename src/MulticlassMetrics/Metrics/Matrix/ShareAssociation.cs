using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How far the matrix is from one whose rows and columns are independent.</summary>
internal static class ShareAssociation
{
    // Σ p²/(πρ) - 1 over the occupied cells.
    public static double PhiSquared(MatrixShares s) =>
        s.OccupiedRows == 1 || s.OccupiedColumns == 1 ? 0 : Math.Max(0, s.OverCells(static (s, r, c, at) => (s.Cell(at) / s.Row(r) / s.Column(c) - 1) * s.Cell(at)));

    public static void PhiSquaredSlopes(MatrixShares s, CellSlopes slopes, double factor)
    {
        if (s.OccupiedRows == 1 || s.OccupiedColumns == 1) return;
        slopes.ForCells((r, c, at) =>
        {
            double lift = s.Cell(at) / s.Row(r) / s.Column(c);
            slopes.Cells[at] += factor * 2 * lift;
            slopes.Rows[r] -= factor * lift * s.Cell(at) / s.Row(r);
            slopes.Columns[c] -= factor * lift * s.Cell(at) / s.Column(c);
        });
    }

    public static double Cramer(MatrixShares s) => Math.Min(1, Math.Sqrt(PhiSquared(s) / Rank(s)));

    public static void CramerSlopes(MatrixShares s, double value, CellSlopes slopes) => PhiSquaredSlopes(s, slopes, 1 / (2 * value * Rank(s)));

    public static string? WhyNoCramer(MatrixShares s) =>
        s.OccupiedRows == 1 ? "0/0: only one class occurs" : s.OccupiedColumns == 1 ? "0/0: only one class is predicted" : null;

    public static double Contingency(MatrixShares s)
    {
        double square = PhiSquared(s);
        return Math.Sqrt(square / (1 + square));
    }

    public static void ContingencySlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        if (s.OccupiedRows == 1 || s.OccupiedColumns == 1) return;
        double square = PhiSquared(s);
        PhiSquaredSlopes(s, slopes, 1 / (2 * value * (1 + square) * (1 + square)));
    }

    public static double Bangdiwala(MatrixShares s) => s.OverClasses(static (s, c) => s.Hit(c) * s.Hit(c)) / Chance(s);

    public static void BangdiwalaSlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        double chance = Chance(s);
        slopes.ForClasses(c =>
        {
            slopes.Diagonal[c] += 2 * s.Hit(c) / chance;
            slopes.Rows[c] -= value * s.Column(c) / chance;
            slopes.Columns[c] -= value * s.Row(c) / chance;
        });
    }

    public static string? WhyNoBangdiwala(MatrixShares s)
    {
        for (int c = 0; c < s.ClassCount; c++)
        {
            if (s.Row(c) > 0 && s.Column(c) > 0) return null;
        }

        return "0/0: no class that occurs is ever predicted";
    }

    // With x, y, z = one less the sum of squared shares of rows, columns, cells; d = 1 - 1/n makes pairs of samples out of pairs with repetition.
    public static double Rand(MatrixShares s)
    {
        (double x, double y, double d) = (ShareAgreement.Spread(s), ShareAgreement.PredictedSpread(s), Pairs(s));
        double z = s.OverCells(static (s, r, c, at) => s.Cell(at) * Rest(s, at));
        return (x + y - z - x * y / d) / ((x + y) / 2 - x * y / d);
    }

    public static void RandSlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        (double x, double y, double d) = (ShareAgreement.Spread(s), ShareAgreement.PredictedSpread(s), Pairs(s));
        double below = (x + y) / 2 - x * y / d;
        slopes.ForCells((r, c, at) => slopes.Cells[at] -= 2 * Rest(s, at) / below);
        slopes.ForClasses(c =>
        {
            slopes.Rows[c] += 2 * s.NotRow(c) * (1 - y / d - value * (0.5 - y / d)) / below;
            slopes.Columns[c] += 2 * s.NotColumn(c) * (1 - x / d - value * (0.5 - x / d)) / below;
        });
    }

    public static string? WhyNoRand(MatrixShares s) =>
        s.Table.Count == 1 ? "0/0: one class holds every sample and one every prediction"
        : s.OccupiedRows >= s.Matrix.SampleCount && s.OccupiedColumns >= s.Matrix.SampleCount ? "0/0: every sample is in a class of its own"
        : null;

    private static double Chance(MatrixShares s) => s.OverClasses(static (s, c) => s.Row(c) * s.Column(c));

    private static double Rank(MatrixShares s) => Math.Min(s.OccupiedRows, s.OccupiedColumns) - 1;

    private static double Pairs(MatrixShares s) => 1 - 1 / s.Matrix.SampleCount;

    private static double Rest(MatrixShares s, int at) => (s.Total - s.Table.Weights[at]) / s.Total;
}

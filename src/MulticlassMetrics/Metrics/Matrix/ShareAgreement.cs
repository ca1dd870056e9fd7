using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>
/// Agreement corrected for chance: 1 − Do/De, the disagreement there is over the disagreement to expect. Both are sums of what is not negative,
/// so De is zero exactly when no pair of different classes can meet.
/// </summary>
internal static class ShareAgreement
{
    private const string OneClass = "0/0: one class holds every sample, so agreement by chance is already 1";

    public static string? UnlessOneClass(MatrixShares s) => s.IsOneClass ? OneClass : null;

    /// <summary>1 − Σπρ.</summary>
    public static double ByMargins(MatrixShares s) => s.OverClasses(static (s, c) => s.Row(c) * s.NotColumn(c));

    /// <summary>1 − Σq², q being the mean of π and ρ.</summary>
    public static double ByPooledMargins(MatrixShares s) => s.OverClasses(static (s, c) => s.Pooled(c) * s.NotPooled(c));

    public static double Kappa(MatrixShares s) => Covariance(s) / ByMargins(s);

    public static void KappaSlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        double expected = ByMargins(s);
        slopes.OffDiagonal -= 1 / expected;
        AddMargins(s, slopes, (1 - value) / expected);
    }

    public static void AddMargins(MatrixShares s, CellSlopes slopes, double factor) => slopes.ForClasses(c =>
    {
        slopes.Rows[c] += factor * s.NotColumn(c);
        slopes.Columns[c] += factor * s.NotRow(c);
    });

    /// <summary>Scott's pi, and Krippendorff's alpha where <paramref name="correction"/> shrinks the disagreement.</summary>
    public static double Pooled(MatrixShares s, double correction) => 1 - correction * s.Disagreement / ByPooledMargins(s);

    public static void PooledSlopes(MatrixShares s, double value, double correction, CellSlopes slopes)
    {
        double expected = ByPooledMargins(s);
        slopes.OffDiagonal -= correction / expected;
        AddPooledMargins(s, slopes, (1 - value) / expected);
    }

    public static void AddPooledMargins(MatrixShares s, CellSlopes slopes, double factor) => slopes.ForClasses(c =>
    {
        slopes.Rows[c] += factor * s.NotPooled(c);
        slopes.Columns[c] += factor * s.NotPooled(c);
    });

    // The n samples of both raters are 2n values; a value is compared with the 2n - 1 others.
    public static double SmallSample(MatrixShares s) => 1 - 1 / (2 * s.Matrix.SampleCount);

    public static double Gwet(MatrixShares s) => 1 - s.Disagreement / GwetExpected(s);

    public static void GwetSlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        double expected = GwetExpected(s);
        slopes.OffDiagonal -= 1 / expected;
        AddPooledMargins(s, slopes, -(1 - value) / expected / (s.ClassCount - 1));
    }

    public static double Bennett(MatrixShares s) => 1 - s.Disagreement * s.ClassCount / (s.ClassCount - 1);

    public static void BennettSlopes(MatrixShares s, CellSlopes slopes) => slopes.OffDiagonal -= s.ClassCount / (s.ClassCount - 1.0);

    public static string? UnlessTwoClasses(MatrixShares s) => s.ClassCount < 2 ? "0/0: the matrix has one class only" : null;

    public static double Matthews(MatrixShares s)
    {
        if (s.OccupiedRows == 1 || s.OccupiedColumns == 1) return 0;
        double x = Spread(s), y = PredictedSpread(s);

        // As a perfect matrix has x = y = the covariance, so written it gives 1, not nearly 1.
        double larger = Math.Max(x, y), correlation = Covariance(s) / larger * Math.Sqrt(larger / Math.Min(x, y));
        return Math.Clamp(correlation, -1, 1);
    }

    public static void MatthewsSlopes(MatrixShares s, double value, CellSlopes slopes)
    {
        if (s.OccupiedRows == 1 || s.OccupiedColumns == 1) return;
        double x = Spread(s), y = PredictedSpread(s), root = Math.Sqrt(x) * Math.Sqrt(y);
        slopes.OffDiagonal -= 1 / root;
        AddMargins(s, slopes, 1 / root);
        slopes.ForClasses(c =>
        {
            slopes.Rows[c] -= value * s.NotRow(c) / x;
            slopes.Columns[c] -= value * s.NotColumn(c) / y;
        });
    }

    /// <summary>1 − Σπ².</summary>
    public static double Spread(MatrixShares s) => s.OverClasses(static (s, c) => s.Row(c) * s.NotRow(c));

    /// <summary>1 − Σρ².</summary>
    public static double PredictedSpread(MatrixShares s) => s.OverClasses(static (s, c) => s.Column(c) * s.NotColumn(c));

    // Σ(p_cc - π_c ρ_c) class by class as tp·tn - fp·fn: no term is larger than the smaller of the two spreads, so nothing cancels that matters.
    private static double Covariance(MatrixShares s) => s.OverClasses(static (s, c) =>
    {
        BinaryCounts counts = s.Matrix.PerClass[c];
        double w = s.Total;
        return counts.TruePositives / w * (counts.TrueNegatives / w) - counts.FalsePositives / w * (counts.FalseNegatives / w);
    });

    private static double GwetExpected(MatrixShares s) => 1 - ByPooledMargins(s) / (s.ClassCount - 1);
}

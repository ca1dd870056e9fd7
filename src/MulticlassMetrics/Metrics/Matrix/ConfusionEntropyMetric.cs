using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>
/// Confusion entropy (Wei et al. 2010) and its modification (Delgado &amp; Núñez-González 2019): how evenly the mistakes of a class spread over
/// the other classes, weighed by the mistakes. A mistake p_ij counts for both its classes c, with the logarithm of t_c/p_ij to base 2(K − 1).
/// </summary>
internal sealed class ConfusionEntropyMetric(string name, string definition, bool modified)
    : MatrixMetric(name, definition, MetricRange.NotNegative, MetricDirection.LowerIsBetter)
{
    private protected override string? WhyUndefined(MatrixShares shares) => ShareAgreement.UnlessTwoClasses(shares);

    private protected override double ValueOf(MatrixShares shares) =>
        shares.OverCells((s, r, c, at) => r == c ? 0 : s.Cell(at) * Surprise(s, r, c, at)) / Divisor(shares);

    private protected override void AddSlopes(MatrixShares shares, double value, CellSlopes slopes)
    {
        double divisor = Divisor(shares);

        // Differentiated by its own share a mistake gives its logarithms less two, by the t of its classes the mistakes of the class over t.
        slopes.ForCells((r, c, at) => slopes.Cells[at] += r == c ? 0 : (Surprise(shares, r, c, at) - 2) / divisor);
        slopes.ForClasses(c =>
        {
            double involved = Involved(shares, c);
            double slope = involved == 0 ? 0 : Mistakes(shares, c) / involved / divisor;
            slopes.Rows[c] += slope;
            slopes.Columns[c] += slope;
            if (!modified) return;
            slopes.Diagonal[c] -= slope;
            if (shares.ClassCount > 2) slopes.Diagonal[c] += value * Math.Log(2 * (shares.ClassCount - 1)) / divisor;
        });
    }

    private double Surprise(MatrixShares s, int r, int c, int at) => Math.Log(Involved(s, r) / s.Cell(at)) + Math.Log(Involved(s, c) / s.Cell(at));

    /// <summary>t: row and column of the class, with the cell on the diagonal twice; modified, once.</summary>
    private double Involved(MatrixShares s, int c) => Mistakes(s, c) + (modified ? 1 : 2) * s.Hit(c);

    private static double Mistakes(MatrixShares s, int c) => (s.Matrix.PerClass[c].FalseNegatives + s.Matrix.PerClass[c].FalsePositives) / s.Total;

    // All t together; the modification leaves the diagonal in for two classes. Times the logarithm of the base.
    private double Divisor(MatrixShares s) => (2 - (modified && s.ClassCount > 2 ? s.Agreement : 0)) * Math.Log(2 * (s.ClassCount - 1));
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Cohen's kappa with disagreement weights d: 1 − Σ d_ij p_ij / Σ d_ij π_i ρ_j.</summary>
internal sealed class WeightedKappa(string name, MetricRange range, ShareDistance distance)
    : MatrixMetric(name, "1 - sum d_ij p_ij / sum d_ij row_i column_j", range, MetricDirection.HigherIsBetter)
{
    private protected override string? WhyUndefined(MatrixShares shares)
    {
        distance.CheckFits(shares.ClassCount);
        if (!shares.Matrix.HasOrderedClasses) return "the classes have no order: declare them, or use numbers or an enumeration as labels";
        if (ShareAgreement.UnlessOneClass(shares) is { } reason) return reason;
        return Expected(shares, out _) == 0 ? "0/0: no classes that occur and are predicted have a positive disagreement weight" : null;
    }

    private protected override double ValueOf(MatrixShares shares)
    {
        double observed = shares.OverCells((s, r, c, at) => distance.Between(r, c) * s.Cell(at));
        return 1 - observed / Expected(shares, out _);
    }

    private protected override void AddSlopes(MatrixShares shares, double value, CellSlopes slopes)
    {
        double expected = Expected(shares, out double[] ofRow);
        double[] ofColumn = distance.MeanTo(Shares(shares, static (s, c) => s.Row(c)), transposed: true);
        slopes.ForCells((r, c, at) => slopes.Cells[at] -= distance.Between(r, c) / expected);
        slopes.ForClasses(c =>
        {
            slopes.Rows[c] += (1 - value) / expected * ofRow[c];
            slopes.Columns[c] += (1 - value) / expected * ofColumn[c];
        });
    }

    // A sum of terms that are not negative: zero exactly when each is.
    private double Expected(MatrixShares shares, out double[] ofRow)
    {
        double[] mean = distance.MeanTo(Shares(shares, static (s, c) => s.Column(c)), transposed: false);
        ofRow = mean;
        return shares.OverClasses((s, c) => s.Row(c) * mean[c]);
    }

    private static double[] Shares(MatrixShares shares, Func<MatrixShares, int, double> share)
    {
        double[] values = new double[shares.ClassCount];
        for (int c = 0; c < values.Length; c++) values[c] = share(shares, c);
        return values;
    }
}

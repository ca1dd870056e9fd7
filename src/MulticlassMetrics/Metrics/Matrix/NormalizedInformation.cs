using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Mutual information over a mean, or another function, of the entropies.</summary>
internal sealed class NormalizedInformation(string name, string definition, MutualInformationNormalizer normalizer)
    : MatrixMetric(name, definition, MetricRange.ZeroToOne, MetricDirection.HigherIsBetter)
{
    // One constant side: no information, and zero even where the normaliser is zero too, as in scikit-learn.
    private protected override string? WhyUndefined(MatrixShares shares) =>
        shares.Table.Count == 1 ? "0/0: one class holds every sample and one every prediction, so there is no information to share" : null;

    private protected override double ValueOf(MatrixShares shares) =>
        IsConstant(shares) ? 0 : Math.Clamp(ShareInformation.Mutual(shares) / Normalize(shares, null, 0), 0, 1);

    private protected override void AddSlopes(MatrixShares shares, double value, CellSlopes slopes)
    {
        if (IsConstant(shares)) return;
        double below = Normalize(shares, null, 0);
        ShareInformation.MutualSlopes(shares, slopes, 1 / below);
        Normalize(shares, slopes, -value / below);
    }

    private static bool IsConstant(MatrixShares shares) => shares.OccupiedRows == 1 || shares.OccupiedColumns == 1;

    /// <summary>The divisor; with somewhere to put them, also its slopes times a factor.</summary>
    private double Normalize(MatrixShares shares, CellSlopes? slopes, double factor)
    {
        if (normalizer == MutualInformationNormalizer.JointEntropy)
        {
            if (slopes is not null) ShareInformation.JointSlopes(shares, slopes, factor);
            return ShareInformation.Joint(shares);
        }

        double actual = ShareInformation.Actual(shares), predicted = ShareInformation.Predicted(shares);
        (double value, double ofActual, double ofPredicted) = normalizer switch
        {
            MutualInformationNormalizer.ArithmeticMean => ((actual + predicted) / 2, 0.5, 0.5),
            MutualInformationNormalizer.GeometricMean => (Math.Sqrt(actual * predicted), Math.Sqrt(predicted / actual) / 2, Math.Sqrt(actual / predicted) / 2),
            MutualInformationNormalizer.Minimum => (Math.Min(actual, predicted), Share(predicted - actual), Share(actual - predicted)),
            _ => (Math.Max(actual, predicted), Share(actual - predicted), Share(predicted - actual)),
        };
        if (slopes is not null)
        {
            ShareInformation.ActualSlopes(shares, slopes, factor * ofActual);
            ShareInformation.PredictedSlopes(shares, slopes, factor * ofPredicted);
        }

        return value;

        static double Share(double lead) => lead > 0 ? 1 : lead == 0 ? 0.5 : 0;
    }
}

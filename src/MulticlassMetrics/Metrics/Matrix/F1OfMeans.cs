using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>2PR / (P + R) of macro precision P and macro recall R.</summary>
internal sealed class F1OfMeans : MatrixMetric
{
    private readonly MacroAverager _macro;

    public F1OfMeans(UndefinedPolicy undefined)
        : base("F1 of macro means", "2 P R / (P + R), P and R the macro averages", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter) =>
        _macro = new MacroAverager(undefined);

    private protected override string? WhyUndefined(MatrixShares shares) =>
        _macro.Undefined != UndefinedPolicy.Propagate ? null
        : shares.OccupiedRows < shares.ClassCount ? "the recall of a class that never occurs is 0/0"
        : shares.OccupiedColumns < shares.ClassCount ? "the precision of a class that is never predicted is 0/0"
        : null;

    private protected override double ValueOf(MatrixShares shares)
    {
        (double precision, double recall) = (Mean(shares, Metric.Precision).Value, Mean(shares, Metric.Recall).Value);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private protected override void AddSlopes(MatrixShares shares, double value, CellSlopes slopes)
    {
        AveragedParts precision = Mean(shares, Metric.Precision), recall = Mean(shares, Metric.Recall);
        double p = precision.Value, r = recall.Value, square = (p + r) * (p + r);

        // Nothing is right, and moving weight between the wrong cells keeps it so.
        if (square == 0) return;
        slopes.ForClasses(c =>
        {
            // A policy's stand-in is a constant.
            if (shares.Column(c) > 0)
            {
                double slope = 2 * r * r / square * precision.Weights[c] / shares.Column(c);
                slopes.Columns[c] -= slope * precision.Values[c];
                slopes.Diagonal[c] += slope;
            }

            if (shares.Row(c) > 0)
            {
                double slope = 2 * p * p / square * recall.Weights[c] / shares.Row(c);
                slopes.Rows[c] -= slope * recall.Values[c];
                slopes.Diagonal[c] += slope;
            }
        });
    }

    private AveragedParts Mean(MatrixShares shares, RatioMetric metric) => _macro.Average(shares.Matrix.PerClass, metric);
}

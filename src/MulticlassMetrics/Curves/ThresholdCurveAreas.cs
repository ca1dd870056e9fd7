using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Areas over a part of the ROC curve.</content>
public sealed partial class ThresholdCurve
{
    /// <summary>The area below the ROC between two false positive rates, straight between points; NaN without positives or negatives.</summary>
    internal double PartialArea(double lowest, double highest) =>
        AreaBetween(i => FalsePositiveRate(i), i => TruePositiveRate(i), lowest, highest);

    /// <summary>Specificity summed over sensitivity between two sensitivities.</summary>
    internal double PartialAreaOverSensitivity(double lowest, double highest) =>
        AreaBetween(i => TruePositiveRate(i), i => TrueNegativeRate(i), lowest, highest);

    private double AreaBetween(Func<int, double> x, Func<int, double> y, double lowest, double highest)
    {
        CompensatedSum area = default;
        for (int i = 1; i < Count; i++)
        {
            double x0 = x(i - 1), x1 = x(i);
            double from = Math.Max(x0, lowest), to = Math.Min(x1, highest);
            if (!(to > from)) continue;
            double y0 = y(i - 1), slope = (y(i) - y0) / (x1 - x0);
            area.Add((to - from) * (y0 + (slope * (((from + to) / 2) - x0))));
        }

        return area.Value;
    }
}

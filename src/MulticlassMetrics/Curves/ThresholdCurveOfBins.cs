using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>The curve of scores in bins.</content>
public sealed partial class ThresholdCurve
{
    /// <summary>One point at the lowest score of each bin.</summary>
    internal static ThresholdCurve Of(ScoreBin[] ascending)
    {
        double[] thresholds = new double[ascending.Length + 1];
        double[] positives = new double[thresholds.Length], negatives = new double[thresholds.Length];
        thresholds[0] = double.PositiveInfinity;
        for (int i = 1; i < thresholds.Length; i++)
        {
            ref readonly ScoreBin bin = ref ascending[^i];
            thresholds[i] = ScoreBin.Score(bin.Lowest);
            positives[i] = bin.Positives;
            negatives[i] = bin.Negatives;
        }

        return new ThresholdCurve(thresholds, positives, negatives);
    }
}

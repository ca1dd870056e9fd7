namespace MulticlassMetrics;

/// <content>The curves of the field, each a thin reading of the counts.</content>
public sealed partial class ThresholdCurve
{
    /// <summary>The receiver operating characteristic: true positive rate over false positive rate, from (0, 0) to (1, 1).</summary>
    /// <param name="dropCollinear">
    /// Leave out points half-way between their neighbours, which no picture needs, as scikit-learn does by default; the point of the highest score always stays.
    /// </param>
    /// <returns>The curve; a rate without samples behind it is NaN.</returns>
    public PlotCurve Roc(bool dropCollinear = false)
    {
        PlotCurve whole = View("ROC", "false positive rate", i => FalsePositiveRate(i), "true positive rate", i => TruePositiveRate(i));
        return dropCollinear ? Keep(whole, i => i <= 1 || i == Count - 1 || !IsCollinear(i)) : whole;
    }

    /// <summary>Precision over recall, from recall 0 upwards.</summary>
    /// <returns>The curve; its first point, where nobody is predicted positive, has precision 1 by convention, as in scikit-learn.</returns>
    public PlotCurve PrecisionRecall() =>
        View("precision-recall", "recall", i => TruePositiveRate(i), "precision", i => i == 0 ? 1 : Precision(i));

    /// <summary>The detection error trade-off: false negative rate over false positive rate.</summary>
    /// <returns>The curve, in plain rates; plot it on normal-deviate axes to see the usual straight lines (Martin et al. 1997).</returns>
    public PlotCurve DetectionErrorTradeoff() =>
        View("detection error trade-off", "false positive rate", i => FalsePositiveRate(i), "false negative rate", i => _falseNegatives[i] / PositiveWeight);

    /// <summary>The cumulative gain: the share of positives reached over the share of samples taken, highest scores first.</summary>
    /// <returns>The curve.</returns>
    public PlotCurve Gain() => View("gain", "share of samples", i => Taken(i), "share of positives", i => TruePositiveRate(i));

    /// <summary>The lift: how many times more positives are among the samples taken than among all, over the share of samples taken.</summary>
    /// <returns>The curve; NaN at its first point, where nothing is taken.</returns>
    public PlotCurve Lift() => View("lift", "share of samples", i => Taken(i), "lift", i => TruePositiveRate(i) / Taken(i));

    /// <summary>The Kolmogorov–Smirnov distance at each threshold: true minus false positive rate over the share of samples taken.</summary>
    /// <returns>The curve; its highest point is the statistic.</returns>
    public PlotCurve KolmogorovSmirnov() =>
        View("Kolmogorov-Smirnov", "share of samples", i => Taken(i), "true minus false positive rate", i => TruePositiveRate(i) - FalsePositiveRate(i));

    internal double TruePositiveRate(int point) => _truePositives[point] / PositiveWeight;

    internal double FalsePositiveRate(int point) => _falsePositives[point] / NegativeWeight;

    internal double Precision(int point) => _truePositives[point] / (_truePositives[point] + _falsePositives[point]);

    private double Taken(int point) => (_truePositives[point] + _falsePositives[point]) / (PositiveWeight + NegativeWeight);

    private bool IsCollinear(int point) => IsStraight(_falsePositives, point) && IsStraight(_truePositives, point);

    private static bool IsStraight(double[] counts, int point) => counts[point + 1] - counts[point] == counts[point] - counts[point - 1];

    private PlotCurve View(string name, string xName, Func<int, double> x, string yName, Func<int, double> y)
    {
        double[] xs = new double[Count], ys = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            xs[i] = x(i);
            ys[i] = y(i);
        }

        return new PlotCurve(name, xName, yName, xs, ys, _thresholds);
    }

    private static PlotCurve Keep(PlotCurve whole, Func<int, bool> keep)
    {
        int[] kept = [.. Enumerable.Range(0, whole.Count).Where(keep)];
        return new PlotCurve(
            whole.Name, whole.XName, whole.YName,
            Array.ConvertAll(kept, i => whole.X[i]), Array.ConvertAll(kept, i => whole.Y[i]), Array.ConvertAll(kept, i => whole.Thresholds[i]));
    }
}

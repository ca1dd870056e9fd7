namespace MulticlassMetrics;

/// <content>Metrics of counts made for rare classes, each with its gradient.</content>
public static partial class Metric
{
    /// <summary>How many times commoner positives are among predicted positives than among all samples, precision / prevalence, from 0 to +∞; also called lift score.</summary>
    public static CountsFunction Lift { get; } = Function(
        "lift", "PPV / prevalence", MetricRange.NotNegative,
        c => Precision.Measure(c) / Prevalence.Measure(c),
        c => Quotient(Precision, Prevalence, c));

    /// <summary>Yule's Q, the odds ratio brought into [−1, 1]: (TP·TN − FP·FN) / (TP·TN + FP·FN) (Yule 1900). 1 where FP or FN is zero and TP·TN is not.</summary>
    public static CountsFunction YuleQ { get; } = Function(
        "Yule's Q", "(TP TN - FP FN) / (TP TN + FP FN)", MetricRange.MinusOneToOne,
        c => Yule(c, out _, out _),
        YuleGradient);

    /// <summary>One-vs-rest accuracy less the imbalance of the two rates: accuracy − |TNR − TPR| / (TNR + TPR), in [−1, 1]; also called optimized precision (Ranawana &amp; Palade 2006).</summary>
    /// <remarks>Where the two rates are equal it has no derivative; the gradient then is the mean of those of either side.</remarks>
    public static CountsFunction OptimizedPrecision { get; } = Function(
        "optimized precision", "accuracy - |TNR - TPR| / (TNR + TPR)", MetricRange.MinusOneToOne,
        c => OneVsRestAccuracy.Measure(c) - Math.Abs(Tnr.Measure(c) - Tpr.Measure(c)) / (Tnr.Measure(c) + Tpr.Measure(c)),
        OptimizedPrecisionGradient);

    /// <summary>The squared geometric mean of recall and specificity, shifted towards the class that does better.</summary>
    /// <param name="alpha">How much the difference of the rates counts, in [0, 1]: 0.1 is usual, 1 is PyCM's.</param>
    /// <returns>(1 + α(TPR − TNR))·TPR·TNR, in [0, 1] (García, Mollineda &amp; Sánchez 2009). Undefined without positive or without negative samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not in [0, 1].</exception>
    public static CountsFunction IndexOfBalancedAccuracy(double alpha = 0.1)
    {
        if (!(alpha is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha must lie between 0 and 1.");
        return Function(
            FormattableString.Invariant($"index of balanced accuracy ({alpha})"), "(1 + alpha (TPR - TNR)) TPR TNR", MetricRange.ZeroToOne,
            c => (1 + alpha * (Tpr.Measure(c) - Tnr.Measure(c))) * Tpr.Measure(c) * Tnr.Measure(c),
            c =>
            {
                double x = Tpr.Measure(c), y = Tnr.Measure(c), factor = 1 + alpha * (x - y);
                return Sum(Tpr, factor * y + alpha * x * y, Tnr, factor * x - alpha * x * y, c);
            });
    }

    // Of shares, whose products cannot overflow.
    private static double Yule(BinaryCounts c, out double right, out double wrong)
    {
        double total = c.Total;
        right = c.TruePositives / total * (c.TrueNegatives / total);
        wrong = c.FalsePositives / total * (c.FalseNegatives / total);
        return (right - wrong) / (right + wrong);
    }

    private static CountsForm YuleGradient(BinaryCounts c)
    {
        Yule(c, out double right, out double wrong);
        double total = c.Total, square = (right + wrong) * (right + wrong) * total * total / 2;
        return new CountsForm(wrong * c.TrueNegatives / square, -right * c.FalseNegatives / square, wrong * c.TruePositives / square, -right * c.FalsePositives / square);
    }

    private static CountsForm OptimizedPrecisionGradient(BinaryCounts c)
    {
        double x = Tpr.Measure(c), y = Tnr.Measure(c), square = (x + y) * (x + y), sign = double.IsNaN(x + y) ? double.NaN : Math.Sign(y - x);
        return Combine(OneVsRestAccuracy.Gradient(c), 1, Sum(Tpr, 2 * sign * y / square, Tnr, -2 * sign * x / square, c), 1);
    }
}

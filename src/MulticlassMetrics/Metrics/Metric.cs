namespace MulticlassMetrics;

/// <summary>The ready metrics, and the ways to make one's own.</summary>
/// <remarks>
/// Ratios of counts follow the terms of Fawcett 2006, "An introduction to ROC analysis". Where a formula gives 0/0 the metric is undefined
/// (NaN), and the averager's <see cref="UndefinedPolicy"/> decides what that contributes.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["a", "a", "b", "c"], ["a", "b", "b", "b"]);
/// Averager.Macro.Average(matrix, Metric.FBeta(2));              // 0.423
/// Averager.Worst.Average(matrix, Metric.ByName("recall"));      // 0
///
/// var cost = Metric.FromCounts("cost a sample", c => (10 * c.FalseNegatives + c.FalsePositives) / c.Total,
///     MetricRange.NotNegative, MetricDirection.LowerIsBetter);
/// Averager.Macro.Average(matrix, cost);                         // 1.833
/// </code>
/// </example>
public static partial class Metric
{
    private static readonly CountsForm All = new(1, 1, 1, 1);

    /// <summary>The share of predicted positives that are positive: TP / (TP + FP), in [0, 1]; also called positive predictive value.</summary>
    public static RatioMetric Precision { get; } = Share("precision", new(1), new(1, FalsePositives: 1));

    /// <summary>The share of actual positives that were predicted positive: TP / (TP + FN), in [0, 1]; also called sensitivity or true positive rate.</summary>
    public static RatioMetric Recall { get; } = Share("recall", new(1), new(1, FalseNegatives: 1));

    /// <summary>The share of actual negatives that were predicted negative: TN / (TN + FP), in [0, 1]; also called true negative rate.</summary>
    public static RatioMetric Specificity { get; } = Share("specificity", new(TrueNegatives: 1), new(TrueNegatives: 1, FalsePositives: 1));

    /// <summary>The share of predicted negatives that are negative: TN / (TN + FN), in [0, 1].</summary>
    public static RatioMetric NegativePredictiveValue { get; } = Share("negative predictive value", new(TrueNegatives: 1), new(TrueNegatives: 1, FalseNegatives: 1));

    /// <summary>The share of actual negatives that were predicted positive: FP / (FP + TN), in [0, 1]; 1 − specificity.</summary>
    public static RatioMetric FalsePositiveRate { get; } = Loss("false positive rate", new(FalsePositives: 1), new(FalsePositives: 1, TrueNegatives: 1));

    /// <summary>The share of actual positives that were predicted negative: FN / (FN + TP), in [0, 1]; 1 − recall.</summary>
    public static RatioMetric FalseNegativeRate { get; } = Loss("false negative rate", new(FalseNegatives: 1), new(1, FalseNegatives: 1));

    /// <summary>The share of predicted positives that are negative: FP / (FP + TP), in [0, 1]; 1 − precision.</summary>
    public static RatioMetric FalseDiscoveryRate { get; } = Loss("false discovery rate", new(FalsePositives: 1), new(1, FalsePositives: 1));

    /// <summary>The share of predicted negatives that are positive: FN / (FN + TN), in [0, 1]; 1 − negative predictive value.</summary>
    public static RatioMetric FalseOmissionRate { get; } = Loss("false omission rate", new(FalseNegatives: 1), new(FalseNegatives: 1, TrueNegatives: 1));

    /// <summary>The harmonic mean of precision and recall: 2TP / (2TP + FP + FN), in [0, 1]; undefined only when TP = FP = FN = 0.</summary>
    public static RatioMetric F1 { get; } = FBeta(1);

    /// <summary>The share of samples that are of the class, or predicted as it, that are both: TP / (TP + FP + FN), in [0, 1]; also called intersection over union or threat score.</summary>
    public static RatioMetric Jaccard { get; } = Share("Jaccard", new(1), new(1, FalsePositives: 1, FalseNegatives: 1));

    /// <summary>The share of all samples on which class against rest was told right: (TP + TN) / total, in [0, 1].</summary>
    /// <remarks>Its micro average is not the accuracy of the classifier: for that see <see cref="ConfusionMatrix.Accuracy"/>.</remarks>
    public static RatioMetric OneVsRestAccuracy { get; } = Share("one-vs-rest accuracy", new(1, TrueNegatives: 1), All);

    /// <summary>The share of all samples that are of the class: (TP + FN) / total, in [0, 1]. It describes and does not judge.</summary>
    public static RatioMetric Prevalence { get; } = Ratio("prevalence", new(1, FalseNegatives: 1), All, MetricRange.ZeroToOne, MetricDirection.Neither);

    /// <summary>The share of all samples that were predicted as the class: (TP + FP) / total, in [0, 1]. It describes and does not judge.</summary>
    public static RatioMetric PredictedPrevalence { get; } = Ratio("predicted prevalence", new(1, FalsePositives: 1), All, MetricRange.ZeroToOne, MetricDirection.Neither);

    /// <summary>Precision and recall weighed together, recall counting beta times as much.</summary>
    /// <param name="beta">How many times as important recall is: 0 gives precision, 1 gives F1, +∞ gives recall.</param>
    /// <returns>(1 + β²)TP / ((1 + β²)TP + FP + β²FN), in [0, 1]; for a positive finite beta undefined only when TP = FP = FN = 0 (van Rijsbergen 1979).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN.</exception>
    public static RatioMetric FBeta(double beta)
    {
        if (!(beta >= 0)) throw new ArgumentOutOfRangeException(nameof(beta), beta, "Beta must be a number that is not negative.");
        double square = beta * beta;
        string name = FormattableString.Invariant($"F{beta}");

        // In units of a huge square, which would make the sums overflow; beside it one is nothing.
        double inverse = 1 / beta / beta;
        return square > 1e16
            ? Share(name, new(1), new(1, FalsePositives: inverse, FalseNegatives: 1))
            : Share(name, new(1 + square), new(1 + square, FalsePositives: 1, FalseNegatives: square));
    }

    /// <summary>A Jaccard index that weighs the two kinds of error apart.</summary>
    /// <param name="alpha">The weight of false positives.</param>
    /// <param name="beta">The weight of false negatives.</param>
    /// <returns>TP / (TP + αFP + βFN), in [0, 1]: Jaccard for (1, 1), F1 for (½, ½) (Tversky 1977).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite.</exception>
    public static RatioMetric Tversky(double alpha, double beta)
    {
        if (!(alpha >= 0 && double.IsFinite(alpha))) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha must be a finite number that is not negative.");
        if (!(beta >= 0 && double.IsFinite(beta))) throw new ArgumentOutOfRangeException(nameof(beta), beta, "Beta must be a finite number that is not negative.");
        return Share(FormattableString.Invariant($"Tversky({alpha}, {beta})"), new(1), new(1, alpha, FalseNegatives: beta));
    }

    /// <summary>A metric of one's own that is a ratio of two sums of counts.</summary>
    /// <param name="name">The name to print.</param>
    /// <param name="numerator">The sum above the line.</param>
    /// <param name="denominator">The sum below the line; no factor negative, so that it is zero only when no sample stands behind it.</param>
    /// <param name="range">The smallest and the largest value.</param>
    /// <param name="direction">Whether more is better.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> is null or blank; a factor is NaN or infinite; a factor of the denominator is negative; all of them are zero.
    /// </exception>
    /// <example>
    /// <code>
    /// var errorShare = Metric.Ratio("error share", new(FalsePositives: 1, FalseNegatives: 1), new(1, 1, 0, 1), MetricRange.ZeroToOne, MetricDirection.LowerIsBetter);
    /// errorShare.Definition == "(FP + FN) / (TP + FP + FN)";
    /// errorShare.Measure(new BinaryCounts(3, 1, 5, 1));   // 0.4
    /// </code>
    /// </example>
    public static RatioMetric Ratio(string name, CountsForm numerator, CountsForm denominator, MetricRange range, MetricDirection direction)
    {
        if (!AllFactors(numerator, double.IsFinite)) throw new ArgumentException($"A factor of the numerator '{numerator}' is not finite.", nameof(numerator));
        if (!AllFactors(denominator, factor => factor >= 0 && double.IsFinite(factor)) || denominator == default)
        {
            throw new ArgumentException($"The factors of the denominator '{denominator}' must be finite and not negative, and one of them positive.", nameof(denominator));
        }

        return new RatioMetric(name, numerator, denominator, range, direction);
    }

    /// <summary>A metric of one's own that is any function of the counts.</summary>
    /// <param name="name">The name to print.</param>
    /// <param name="value">The function; NaN where it is undefined. It must not change when all counts are multiplied by one number, if its standard error is to mean something.</param>
    /// <param name="range">The smallest and the largest value.</param>
    /// <param name="direction">Whether more is better.</param>
    /// <param name="gradient">Its partial derivatives by the counts; null for finite differences, good to about six digits.</param>
    /// <returns>The metric. <see cref="Metric"/> shows an example.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank.</exception>
    public static CountsFunction FromCounts(
        string name, Func<BinaryCounts, double> value, MetricRange range, MetricDirection direction, Func<BinaryCounts, CountsForm>? gradient = null) =>
        new(name, name, range, direction, value, gradient);

    private static RatioMetric Share(string name, CountsForm numerator, CountsForm denominator) =>
        Ratio(name, numerator, denominator, MetricRange.ZeroToOne, MetricDirection.HigherIsBetter);

    private static RatioMetric Loss(string name, CountsForm numerator, CountsForm denominator) =>
        Ratio(name, numerator, denominator, MetricRange.ZeroToOne, MetricDirection.LowerIsBetter);

    private static bool AllFactors(CountsForm form, Func<double, bool> holds) =>
        holds(form.TruePositives) && holds(form.FalsePositives) && holds(form.TrueNegatives) && holds(form.FalseNegatives);
}

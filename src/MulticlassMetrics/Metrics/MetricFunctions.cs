namespace MulticlassMetrics;

/// <content>The metrics of counts that are not ratios of two sums, each with its gradient.</content>
public static partial class Metric
{
    // The rates that the functions below are built of. Properties: the order in which the files' fields are set is not defined.
    private static RatioMetric Tpr => Recall;

    private static RatioMetric Tnr => Specificity;

    private static RatioMetric Ppv => Precision;

    private static RatioMetric Npv => NegativePredictiveValue;

    /// <summary>The mean of recall and specificity, (TPR + TNR) / 2, in [0, 1]. The mean recall over classes is <see cref="ConfusionMatrix.BalancedAccuracy"/>.</summary>
    public static CountsFunction ClassBalancedAccuracy { get; } = Function(
        "class balanced accuracy", "(TPR + TNR) / 2", MetricRange.ZeroToOne,
        c => (Tpr.Measure(c) + Tnr.Measure(c)) / 2,
        c => Sum(Tpr, 0.5, Tnr, 0.5, c));

    /// <summary>The area under the ROC of one operating point, (1 + TPR − FPR) / 2, in [0, 1].</summary>
    /// <remarks>
    /// The curve has one corner, since hard labels are one threshold; it equals <see cref="ClassBalancedAccuracy"/> and says nothing of how well scores
    /// rank. Undefined, and never replaced by a number, when a class has no positive or no negative sample.
    /// </remarks>
    public static CountsFunction AucOfOneOperatingPoint { get; } = new(
        "AUC (one operating point)", "(1 + TPR - FPR) / 2", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        c => (Tpr.Measure(c) + Tnr.Measure(c)) / 2,
        c => Sum(Tpr, 0.5, Tnr, 0.5, c),
        canBeSubstituted: false);

    /// <summary>Recall and specificity against chance, TPR + TNR − 1, in [−1, 1]; also called Youden's J.</summary>
    public static CountsFunction Informedness { get; } = Function(
        "informedness", "TPR + TNR - 1", MetricRange.MinusOneToOne,
        c => Tpr.Measure(c) + Tnr.Measure(c) - 1,
        c => Sum(Tpr, 1, Tnr, 1, c));

    /// <summary>Precision and negative predictive value against chance, PPV + NPV − 1, in [−1, 1]; also called deltaP.</summary>
    public static CountsFunction Markedness { get; } = Function(
        "markedness", "PPV + NPV - 1", MetricRange.MinusOneToOne,
        c => Ppv.Measure(c) + Npv.Measure(c) - 1,
        c => Sum(Ppv, 1, Npv, 1, c));

    /// <summary>Matthews' correlation of actual and predicted for one class against the rest, in [−1, 1] (Matthews 1975).</summary>
    /// <remarks>Undefined where the class, or its prediction, holds of all samples or of none. That of the whole matrix is another statistic than any average of these.</remarks>
    public static CountsFunction MatthewsCorrelation { get; } = Function(
        "Matthews correlation", "(TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN))", MetricRange.MinusOneToOne, Matthews, MatthewsGradient);

    /// <summary>The geometric mean of recall and specificity, √(TPR·TNR), in [0, 1].</summary>
    public static CountsFunction GeometricMean { get; } = Function(
        "geometric mean", "sqrt(TPR TNR)", MetricRange.ZeroToOne,
        c => Math.Sqrt(Tpr.Measure(c) * Tnr.Measure(c)),
        c => RootOfProduct(Tpr, Tnr, c));

    /// <summary>The geometric mean of precision and recall, √(PPV·TPR), in [0, 1] (Fowlkes &amp; Mallows 1983).</summary>
    public static CountsFunction FowlkesMallows { get; } = Function(
        "Fowlkes-Mallows", "sqrt(PPV TPR)", MetricRange.ZeroToOne,
        c => Math.Sqrt(Ppv.Measure(c) * Tpr.Measure(c)),
        FowlkesMallowsGradient);

    /// <summary>How many times likelier a positive is predicted positive than a negative is, TPR / FPR, from 0 to +∞.</summary>
    public static CountsFunction PositiveLikelihoodRatio { get; } = Function(
        "positive likelihood ratio", "TPR / FPR", MetricRange.NotNegative,
        c => Recall.Measure(c) / FalsePositiveRate.Measure(c),
        c => Quotient(Recall, FalsePositiveRate, c));

    /// <summary>How many times likelier a positive is predicted negative than a negative is, FNR / TNR, from 0 to +∞; less is better.</summary>
    public static CountsFunction NegativeLikelihoodRatio { get; } = new(
        "negative likelihood ratio", "FNR / TNR", MetricRange.NotNegative, MetricDirection.LowerIsBetter,
        c => FalseNegativeRate.Measure(c) / Specificity.Measure(c),
        c => Quotient(FalseNegativeRate, Specificity, c));

    /// <summary>The odds of a positive prediction for positives over those for negatives, (TP·TN) / (FP·FN), from 0 to +∞.</summary>
    public static CountsFunction DiagnosticOddsRatio { get; } = Function(
        "diagnostic odds ratio", "(TP TN) / (FP FN)", MetricRange.NotNegative, OddsRatio, OddsRatioGradient);

    private static CountsFunction Function(string name, string definition, MetricRange range, Func<BinaryCounts, double> value, Func<BinaryCounts, CountsForm> gradient) =>
        new(name, definition, range, MetricDirection.HigherIsBetter, value, gradient);

    private static double Matthews(BinaryCounts counts)
    {
        // By a power of two, which rounds nothing: the products below are then far from overflow, whatever the weights.
        BinaryCounts c = Scaled(counts, -Math.ILogB(Math.Max(counts.Total, double.Epsilon)));
        double positives = c.Support, negatives = c.TrueNegatives + c.FalsePositives;
        double predicted = c.PredictedPositives, rejected = c.TrueNegatives + c.FalseNegatives;
        double correlation = (c.TruePositives * c.TrueNegatives - c.FalsePositives * c.FalseNegatives)
            / (Math.Sqrt(positives * predicted) * Math.Sqrt(negatives * rejected));
        return Math.Clamp(correlation, -1, 1);
    }

    private static BinaryCounts Scaled(BinaryCounts c, int exponent) => new(
        Math.ScaleB(c.TruePositives, exponent), Math.ScaleB(c.FalsePositives, exponent), Math.ScaleB(c.TrueNegatives, exponent), Math.ScaleB(c.FalseNegatives, exponent));

    private static CountsForm MatthewsGradient(BinaryCounts c)
    {
        double positives = c.Support, negatives = c.TrueNegatives + c.FalsePositives;
        double predicted = c.PredictedPositives, rejected = c.TrueNegatives + c.FalseNegatives;
        double root = Math.Sqrt(positives) * Math.Sqrt(negatives) * Math.Sqrt(predicted) * Math.Sqrt(rejected);
        double half = Matthews(c) / 2;
        return new CountsForm(
            c.TrueNegatives / root - half * (1 / positives + 1 / predicted),
            -c.FalseNegatives / root - half * (1 / negatives + 1 / predicted),
            c.TruePositives / root - half * (1 / negatives + 1 / rejected),
            -c.FalsePositives / root - half * (1 / positives + 1 / rejected));
    }

    // Undefined without positives or negatives, as its two likelihood ratios are.
    private static double OddsRatio(BinaryCounts c) =>
        c.TruePositives / c.FalseNegatives * (c.TrueNegatives / c.FalsePositives);

    private static CountsForm OddsRatioGradient(BinaryCounts c)
    {
        double ratio = OddsRatio(c);
        return new CountsForm(
            c.TrueNegatives / c.FalsePositives / c.FalseNegatives, -ratio / c.FalsePositives, c.TruePositives / c.FalsePositives / c.FalseNegatives, -ratio / c.FalseNegatives);
    }

    private static CountsForm Sum(RatioMetric first, double a, RatioMetric second, double b, BinaryCounts c) => Combine(first.Gradient(c), a, second.Gradient(c), b);

    private static CountsForm RootOfProduct(RatioMetric first, RatioMetric second, BinaryCounts c)
    {
        double x = first.Measure(c), y = second.Measure(c), root = Math.Sqrt(x * y);
        return Combine(first.Gradient(c), y / root / 2, second.Gradient(c), x / root / 2);
    }

    // By the counts and not by the two rates, whose product has no slope at TP = 0 where the metric has.
    private static CountsForm FowlkesMallowsGradient(BinaryCounts c)
    {
        double root = Math.Sqrt(c.PredictedPositives) * Math.Sqrt(c.Support), half = c.TruePositives / root / 2;
        return new CountsForm((1 / root) - (half / c.PredictedPositives) - (half / c.Support), -half / c.PredictedPositives, 0, -half / c.Support);
    }

    private static CountsForm Quotient(RatioMetric above, RatioMetric below, BinaryCounts c)
    {
        double x = above.Measure(c), y = below.Measure(c);
        return Combine(above.Gradient(c), 1 / y, below.Gradient(c), -x / y / y);
    }

    private static CountsForm Combine(CountsForm first, double a, CountsForm second, double b) => new(
        a * first.TruePositives + b * second.TruePositives,
        a * first.FalsePositives + b * second.FalsePositives,
        a * first.TrueNegatives + b * second.TrueNegatives,
        a * first.FalseNegatives + b * second.FalseNegatives);
}

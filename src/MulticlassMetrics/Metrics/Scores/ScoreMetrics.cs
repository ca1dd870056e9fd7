using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <content>The metrics of scored classes.</content>
public static partial class Metric
{
    /// <summary>The area under the ROC curve: the probability that a random positive scores above a random negative, ties counted half; in [0, 1].</summary>
    /// <remarks>Exact: computed from the ranks, without a curve. Undefined without positives or without negatives (Hanley &amp; McNeil 1982).</remarks>
    public static ScoreMetric RocAuc { get; } = Area("ROC AUC", "P(positive scores above negative) + P(tie) / 2", needsNegatives: true, part => part.Ranks.RocArea(), ScoreMetric.Reads.Ranks);

    /// <summary>Average precision: the sum over thresholds of precision times the recall gained, ties taken together; in [0, 1].</summary>
    /// <remarks>The step sum of scikit-learn, without interpolation. Undefined without positives; 1 without negatives.</remarks>
    public static ScoreMetric AveragePrecision { get; } = Area("average precision", "sum of precision x recall gained", needsNegatives: false, part => part.Ranks.AveragePrecision(), ScoreMetric.Reads.Ranks);

    /// <summary>The area under the precision–recall curve by straight lines between its points; in [0, 1].</summary>
    /// <remarks>Too optimistic, since precision does not run straight between points (Davis &amp; Goadrich 2006): prefer <see cref="AveragePrecision"/>. Undefined without positives.</remarks>
    public static ScoreMetric PrecisionRecallTrapezoid { get; } =
        Area("precision-recall area (trapezoid)", "area under precision over recall by straight lines", needsNegatives: false, part => part.Curve.PrecisionRecall().TrapezoidArea());

    /// <summary>The rate at which false positives and false negatives are equally frequent; in [0, 1], less is better.</summary>
    public static ScoreMetric EqualErrorRate { get; } = new(
        "equal error rate", "the rate where FPR = FNR", MetricRange.ZeroToOne, MetricDirection.LowerIsBetter, needsNegatives: true, part => part.Curve.EqualErrorRate());

    /// <summary>The largest distance between the score distributions of positives and negatives, which is the largest TPR − FPR (Youden's J); in [0, 1].</summary>
    public static ScoreMetric KolmogorovSmirnov { get; } =
        Area("Kolmogorov-Smirnov", "largest TPR - FPR", needsNegatives: true, part => part.Curve.YoudenPoint().Value);

    /// <summary>The highest F-beta that a threshold gives; in [0, 1].</summary>
    /// <param name="beta">How many times as important recall is.</param>
    /// <returns>The metric. Its threshold is <see cref="ThresholdCurve.BestFBeta"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN.</exception>
    public static ScoreMetric BestFBeta(double beta = 1)
    {
        string name = FBeta(beta).Name;
        return Area($"best {name}", $"the highest {name} over thresholds", needsNegatives: false, part => part.Curve.BestFBeta(beta).Value);
    }

    /// <summary>The highest recall that keeps precision at or above a bound.</summary>
    /// <param name="precision">The bound, in [0, 1].</param>
    /// <returns>The metric; undefined when no threshold reaches the bound.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="precision"/> is not in [0, 1].</exception>
    public static ScoreMetric RecallAtPrecision(double precision) =>
        At("recall", "precision", precision, needsNegatives: false, curve => curve.RecallAtPrecision(precision));

    /// <summary>The highest precision that keeps recall at or above a bound.</summary>
    /// <param name="recall">The bound, in [0, 1].</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="recall"/> is not in [0, 1].</exception>
    public static ScoreMetric PrecisionAtRecall(double recall) =>
        At("precision", "recall", recall, needsNegatives: false, curve => curve.PrecisionAtRecall(recall));

    /// <summary>The highest recall (sensitivity) that keeps specificity at or above a bound.</summary>
    /// <param name="specificity">The bound, in [0, 1].</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="specificity"/> is not in [0, 1].</exception>
    public static ScoreMetric RecallAtSpecificity(double specificity) =>
        At("recall", "specificity", specificity, needsNegatives: true, curve => curve.RecallAtSpecificity(specificity));

    /// <summary>The highest specificity that keeps recall (sensitivity) at or above a bound.</summary>
    /// <param name="recall">The bound, in [0, 1].</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="recall"/> is not in [0, 1].</exception>
    public static ScoreMetric SpecificityAtRecall(double recall) =>
        At("specificity", "recall", recall, needsNegatives: true, curve => curve.SpecificityAtRecall(recall));

    /// <summary>The area under the ROC curve between two false positive rates.</summary>
    /// <param name="lowest">The lower false positive rate, in [0, 1).</param>
    /// <param name="highest">The higher false positive rate, in (0, 1].</param>
    /// <param name="standardized">Whether to rescale so that chance gives ½ and perfection 1 (McClish 1989), as scikit-learn's <c>max_fpr</c> does.</param>
    /// <returns>The metric: in [0, highest − lowest], or at most 1 when standardised (it can fall below 0 for a curve below the diagonal).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rates are not ascending numbers in [0, 1].</exception>
    public static ScoreMetric PartialAuc(double lowest, double highest, bool standardized = false)
    {
        CheckBounds(lowest, highest);
        return Partial("false positive rate", lowest, highest, standardized, curve => curve.PartialArea(lowest, highest));
    }

    /// <summary>The area beside the ROC curve between two sensitivities: specificity summed over sensitivity.</summary>
    /// <param name="lowest">The lower sensitivity (recall), in [0, 1).</param>
    /// <param name="highest">The higher sensitivity (recall), in (0, 1].</param>
    /// <param name="standardized">Whether to rescale so that chance gives ½ and perfection 1 (McClish 1989).</param>
    /// <returns>The metric, as for <see cref="PartialAuc"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sensitivities are not ascending numbers in [0, 1].</exception>
    public static ScoreMetric PartialAucOverSensitivity(double lowest, double highest, bool standardized = false)
    {
        CheckBounds(lowest, highest);
        return Partial("sensitivity", lowest, highest, standardized, curve => curve.PartialAreaOverSensitivity(lowest, highest));
    }

    /// <summary>A metric of one's own that is any function of a class's threshold curve.</summary>
    /// <param name="name">The name to print.</param>
    /// <param name="value">The function, called only for classes with at least one positive and one negative sample; NaN where it is undefined.</param>
    /// <param name="range">The smallest and the largest value.</param>
    /// <param name="direction">Whether more is better.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank.</exception>
    public static ScoreMetric FromCurve(string name, Func<ThresholdCurve, double> value, MetricRange range, MetricDirection direction)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new ScoreMetric(name, name, range, direction, needsNegatives: true, part => value(part.Curve), ScoreMetric.Reads.CallersCurve);
    }

    /// <summary>Finds a metric of scored classes by its name.</summary>
    /// <param name="name">The name, in any casing and with or without spaces and hyphens: <c>rocAuc</c> (or <c>auc</c>), <c>averagePrecision</c> (or <c>ap</c>), <c>equalErrorRate</c>, <c>kolmogorovSmirnov</c>, <c>bestF1</c>, <c>classBrierScore</c>.</param>
    /// <param name="metric">The metric, or null.</param>
    /// <returns>Whether there is such a metric.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static bool TryScoreMetricByName(string name, [NotNullWhen(true)] out ScoreMetric? metric)
    {
        ArgumentNullException.ThrowIfNull(name);
        metric = Key(name) switch
        {
            "rocauc" or "auc" or "auroc" => RocAuc,
            "averageprecision" or "ap" => AveragePrecision,
            "equalerrorrate" or "eer" => EqualErrorRate,
            "kolmogorovsmirnov" or "ks" => KolmogorovSmirnov,
            "bestf1" => BestFBeta(),
            "classbrierscore" or "classbrier" => ClassBrierScore,
            _ => null,
        };
        return metric is not null;
    }

    private static ScoreMetric Area(string name, string definition, bool needsNegatives, Func<ScoredClass, double> value, ScoreMetric.Reads reads = ScoreMetric.Reads.Curve) =>
        new(name, definition, MetricRange.ZeroToOne, MetricDirection.HigherIsBetter, needsNegatives, value, reads);

    private static ScoreMetric At(string sought, string bounded, double bound, bool needsNegatives, Func<ThresholdCurve, OperatingPoint> point)
    {
        if (!(bound >= 0 && bound <= 1)) throw new ArgumentOutOfRangeException(bounded, bound, "The bound must be in [0, 1].");
        string name = FormattableString.Invariant($"{sought} at {bounded} {bound}");
        return Area(name, FormattableString.Invariant($"the highest {sought} with {bounded} of at least {bound}"), needsNegatives, part => point(part.Curve).Value);
    }

    private static ScoreMetric Partial(string axis, double lowest, double highest, bool standardized, Func<ThresholdCurve, double> area)
    {
        string name = FormattableString.Invariant($"partial AUC ({axis} {lowest} to {highest}{(standardized ? ", standardised" : "")})");
        double width = highest - lowest;

        // By chance the curve is the diagonal, and the area below it a trapezoid; over sensitivities the mirrored one.
        double chance = axis == "sensitivity" ? width * (2 - lowest - highest) / 2 : width * (lowest + highest) / 2;
        MetricRange range = standardized ? new MetricRange(double.NegativeInfinity, 1) : new MetricRange(0, width);
        return new ScoreMetric(name, $"area under the ROC, {axis} in range", range, MetricDirection.HigherIsBetter, needsNegatives: true, part =>
        {
            double raw = area(part.Curve);
            return standardized ? (1 + ((raw - chance) / (width - chance))) / 2 : raw;
        });
    }

    private static void CheckBounds(double lowest, double highest)
    {
        if (!(lowest >= 0 && lowest < 1)) throw new ArgumentOutOfRangeException(nameof(lowest), lowest, "The lower bound must be in [0, 1).");
        if (!(highest > lowest && highest <= 1)) throw new ArgumentOutOfRangeException(nameof(highest), highest, "The higher bound must be above the lower one and at most 1.");
    }
}

using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <content>Statistics of the whole matrix: being right, and agreement beyond chance. No member here may read one of another file while it is set.</content>
public static partial class Metric
{
    /// <summary>The share of samples that were predicted right: Σ p_cc, in [0, 1].</summary>
    public static MatrixMetric Accuracy { get; } = new MatrixFunction(
        "accuracy", "sum TP / total", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        s => s.Agreement, (s, value, slopes) => slopes.OffDiagonal--);

    /// <summary>The share of samples that were predicted wrong: 1 − accuracy, computed from the wrong ones, in [0, 1]; also called Hamming loss or zero-one loss.</summary>
    public static MatrixMetric ErrorRate { get; } = new MatrixFunction(
        "error rate", "sum FN / total", MetricRange.ZeroToOne, MetricDirection.LowerIsBetter,
        s => s.Disagreement, (s, value, slopes) => slopes.OffDiagonal++);

    /// <summary>The mean recall of the classes that occur, in [0, 1]. Classes that never occur are left out, as scikit-learn leaves them out; ML.NET calls this MacroAccuracy.</summary>
    public static MatrixMetric BalancedAccuracy { get; } = new MatrixFunction(
        "balanced accuracy", "mean of TP / (TP + FN) over the classes that occur", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        ShareAccuracy.MeanRecall, (s, value, slopes) => ShareAccuracy.MeanRecallSlopes(s, slopes, 1));

    /// <summary>
    /// Balanced accuracy against chance: (b − 1/k) / (1 − 1/k), k being the number of classes that occur, in [−1, 1]: 0 for guessing, 1 for perfect.
    /// Undefined when one class only occurs. For two classes informedness.
    /// </summary>
    public static MatrixMetric AdjustedBalancedAccuracy { get; } = new MatrixFunction(
        "adjusted balanced accuracy", "(b - 1/k) / (1 - 1/k), b the balanced accuracy, k the classes that occur", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        ShareAccuracy.Adjusted, (s, value, slopes) => ShareAccuracy.AdjustedSlopes(s, slopes), s => s.OccupiedRows < 2 ? "only one class occurs, so guessing is already right" : null);

    /// <summary>
    /// Agreement beyond what the margins give by chance: (po − pe) / (1 − pe) with po = Σ p_cc and pe = Σ π_c ρ_c, in [−1, 1] (Cohen 1960).
    /// Undefined when one class holds every sample and every prediction; 0 for another constant prediction.
    /// </summary>
    public static MatrixMetric CohenKappa { get; } = new MatrixFunction(
        "Cohen's kappa", "(po - pe) / (1 - pe), pe = sum row_c column_c", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        ShareAgreement.Kappa, ShareAgreement.KappaSlopes, ShareAgreement.UnlessOneClass);

    /// <summary>
    /// Cohen's kappa where a disagreement counts as the steps between the classes in the matrix's order, absent classes included: d_ij = |i − j|, in [−1, 1] (Cohen 1968).
    /// Undefined when the classes have no order (<see cref="ConfusionMatrix.HasOrderedClasses"/>), and when one class holds everything.
    /// </summary>
    public static MatrixMetric CohenKappaLinear { get; } = new WeightedKappa("Cohen's kappa (linear weights)", MetricRange.MinusOneToOne, ShareDistance.Linear);

    /// <summary>
    /// Cohen's kappa where a disagreement counts as the squared steps between the classes in the matrix's order, absent classes included: d_ij = (i − j)², in [−1, 1] (Cohen 1968).
    /// Undefined when the classes have no order (<see cref="ConfusionMatrix.HasOrderedClasses"/>), and when one class holds everything.
    /// </summary>
    public static MatrixMetric CohenKappaQuadratic { get; } = new WeightedKappa("Cohen's kappa (quadratic weights)", MetricRange.MinusOneToOne, ShareDistance.Quadratic);

    /// <summary>
    /// The correlation of actual and predicted class: Σ(p_cc − π_c ρ_c) / √((1 − Σπ²)(1 − Σρ²)), in [−1, 1] (Gorodkin 2004); for two classes Matthews'.
    /// 0, as in scikit-learn, when only one class occurs or only one is predicted. <see cref="MatthewsCorrelation"/> is that of one class against the rest.
    /// </summary>
    public static MatrixMetric MulticlassMatthewsCorrelation { get; } = new MatrixFunction(
        "multi-class Matthews correlation", "sum(p_cc - row_c column_c) / sqrt((1 - sum row_c^2)(1 - sum column_c^2))", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        ShareAgreement.Matthews, ShareAgreement.MatthewsSlopes);

    /// <summary>
    /// Agreement beyond chance, chance being Σ q(1 − q) / (K − 1) with q the mean of a class's actual and predicted share, in [−1, 1] (Gwet 2008). It keeps
    /// high where one class holds nearly everything. K counts all classes of the matrix. Undefined when the matrix has one class.
    /// </summary>
    public static MatrixMetric GwetAc1 { get; } = new MatrixFunction(
        "Gwet's AC1", "(po - pe) / (1 - pe), pe = sum q_c (1 - q_c) / (K - 1)", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        ShareAgreement.Gwet, ShareAgreement.GwetSlopes, ShareAgreement.UnlessTwoClasses);

    /// <summary>Agreement beyond chance, chance being Σ q² with q the mean of a class's actual and predicted share, in [−1, 1] (Scott 1955). Undefined when one class holds everything.</summary>
    public static MatrixMetric ScottPi { get; } = new MatrixFunction(
        "Scott's pi", "(po - pe) / (1 - pe), pe = sum q_c^2", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        s => ShareAgreement.Pooled(s, 1), (s, value, slopes) => ShareAgreement.PooledSlopes(s, value, 1, slopes), ShareAgreement.UnlessOneClass);

    /// <summary>Agreement beyond chance, chance being 1/K, in [−1, 1] (Bennett, Alpert &amp; Goldstein 1954). K counts all classes of the matrix; undefined when that is one.</summary>
    public static MatrixMetric BennettS { get; } = new MatrixFunction(
        "Bennett's S", "(po - 1/K) / (1 - 1/K)", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        ShareAgreement.Bennett, (s, value, slopes) => ShareAgreement.BennettSlopes(s, slopes), ShareAgreement.UnlessTwoClasses);

    /// <summary>
    /// Krippendorff's alpha of two raters and nominal classes without the correction for small samples, in [−1, 1]; it equals <see cref="ScottPi"/>.
    /// Undefined when one class holds everything.
    /// </summary>
    public static MatrixMetric KrippendorffAlpha { get; } = new MatrixFunction(
        "Krippendorff's alpha", "1 - Do / De, De = 1 - sum q_c^2", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        s => ShareAgreement.Pooled(s, 1), (s, value, slopes) => ShareAgreement.PooledSlopes(s, value, 1, slopes), ShareAgreement.UnlessOneClass);

    /// <summary>
    /// Krippendorff's alpha of two raters and nominal classes as he defines it, with the correction for small samples: 1 − (1 − 1/(2n)) Do / De, in [−1, 1]
    /// (Krippendorff 2004). n is the number of samples, not their weight, and stays fixed in the derivative. Undefined when one class holds everything.
    /// </summary>
    public static MatrixMetric KrippendorffAlphaSmallSample { get; } = new MatrixFunction(
        "Krippendorff's alpha (small-sample correction)", "1 - (1 - 1/(2n)) Do / De, De = 1 - sum q_c^2", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        s => ShareAgreement.Pooled(s, ShareAgreement.SmallSample(s)),
        (s, value, slopes) => ShareAgreement.PooledSlopes(s, value, ShareAgreement.SmallSample(s), slopes), ShareAgreement.UnlessOneClass);

    /// <summary>The agreement that the margins give by chance, Cohen's pe: Σ π_c ρ_c, in [0, 1]; also called random accuracy. It describes and does not judge.</summary>
    public static MatrixMetric ExpectedAgreement { get; } = new MatrixFunction(
        "expected agreement", "sum row_c column_c", MetricRange.ZeroToOne, MetricDirection.Neither,
        s => s.OverClasses(static (s, c) => s.Row(c) * s.Column(c)), (s, value, slopes) => ShareAgreement.AddMargins(s, slopes, -1));

    /// <summary>The agreement by chance when both sides draw from the mean of the two margins, Scott's pe: Σ q_c², in [0, 1]. It describes and does not judge.</summary>
    public static MatrixMetric PooledExpectedAgreement { get; } = new MatrixFunction(
        "pooled expected agreement", "sum q_c^2", MetricRange.ZeroToOne, MetricDirection.Neither,
        s => s.OverClasses(static (s, c) => s.Pooled(c) * s.Pooled(c)), (s, value, slopes) => ShareAgreement.AddPooledMargins(s, slopes, -1));

    /// <summary>Cohen's kappa with disagreement weights of one's own.</summary>
    /// <param name="disagreement">
    /// How much it counts when class i (row) is called class j (column), in the order of the matrix's classes; zero on the diagonal. It is copied.
    /// Weights of agreement w become weights of disagreement as max(w) − w.
    /// </param>
    /// <returns>
    /// 1 − Σ d_ij p_ij / Σ d_ij π_i ρ_j, at most 1 (Cohen 1968). Undefined when the classes have no order, since then positions mean nothing, and
    /// where no expected disagreement has a weight. Time O(K²). Measuring a matrix of another number of classes throws an <see cref="ArgumentException"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="disagreement"/> is null.</exception>
    /// <exception cref="ArgumentException">The weights are not square; one is negative, NaN or infinite; one on the diagonal is not zero; all are zero.</exception>
    [SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "Weights of pairs of classes are a rectangle.")]
    public static MatrixMetric WeightedCohenKappa(double[,] disagreement)
    {
        ArgumentNullException.ThrowIfNull(disagreement);
        int k = disagreement.GetLength(0);
        if (disagreement.GetLength(1) != k) throw new ArgumentException($"The weights are {k} x {disagreement.GetLength(1)}; they must be square.", nameof(disagreement));
        bool some = false;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                double weight = disagreement[i, j];
                if (!(weight >= 0 && double.IsFinite(weight)) || (i == j && weight != 0))
                {
                    string rule = i == j ? "on the diagonal must be zero: these are weights of disagreement" : "must be a finite number that is not negative";
                    throw new ArgumentException(FormattableString.Invariant($"The weight at ({i}, {j}) is {weight}; a weight {rule}."), nameof(disagreement));
                }

                some |= weight > 0;
            }
        }

        if (!some) throw new ArgumentException("All weights are zero.", nameof(disagreement));
        return new WeightedKappa("Cohen's kappa (own weights)", new MetricRange(double.NegativeInfinity, 1), ShareDistance.Of((double[,])disagreement.Clone()));
    }
}

namespace MulticlassMetrics;

/// <content>Association, confusion and reference values of the whole matrix. No member here may read one of another file while it is set.</content>
public static partial class Metric
{
    /// <summary>How far the cells are from independence: Σ (p_ij − π_i ρ_j)² / (π_i ρ_j) over the classes that occur, from 0 to K − 1.</summary>
    public static MatrixMetric PhiSquared { get; } = new MatrixFunction(
        "phi squared", "sum (p_ij - row_i column_j)^2 / (row_i column_j)", MetricRange.NotNegative, MetricDirection.HigherIsBetter,
        ShareAssociation.PhiSquared, (s, value, slopes) => ShareAssociation.PhiSquaredSlopes(s, slopes, 1));

    /// <summary>
    /// Pearson's statistic of independence, n φ², from 0 to n(K − 1). n is the number of samples, so that weights count as if they were one on average; it
    /// stays fixed in the derivative. With weights it does not follow the chi-squared distribution.
    /// </summary>
    public static MatrixMetric PearsonChiSquared { get; } = new MatrixFunction(
        "Pearson's chi-squared", "n sum (p_ij - row_i column_j)^2 / (row_i column_j)", MetricRange.NotNegative, MetricDirection.HigherIsBetter,
        s => s.Matrix.SampleCount * ShareAssociation.PhiSquared(s), (s, value, slopes) => ShareAssociation.PhiSquaredSlopes(s, slopes, s.Matrix.SampleCount));

    /// <summary>
    /// Association from 0 to 1: √(φ² / (m − 1)), m being the smaller of the numbers of classes that occur and that are predicted (Cramér 1946). Undefined when m is 1;
    /// not differentiable at 0.
    /// </summary>
    public static MatrixMetric CramersV { get; } = new MatrixFunction(
        "Cramér's V", "sqrt(phi^2 / (min(occupied rows, occupied columns) - 1))", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        ShareAssociation.Cramer, ShareAssociation.CramerSlopes, ShareAssociation.WhyNoCramer);

    /// <summary>Pearson's contingency coefficient: √(φ² / (1 + φ²)), in [0, 1], where 1 is out of reach: its largest value is √((K − 1)/K). Not differentiable at 0, unless it is 0 for being constant.</summary>
    public static MatrixMetric ContingencyCoefficient { get; } = new MatrixFunction(
        "contingency coefficient", "sqrt(phi^2 / (1 + phi^2))", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        ShareAssociation.Contingency, ShareAssociation.ContingencySlopes);

    /// <summary>
    /// By which share knowing the predicted class reduces the errors of guessing the commonest actual class, in [0, 1] (Goodman &amp; Kruskal 1954; lambda A of PyCM).
    /// Undefined when only one class occurs.
    /// </summary>
    public static MatrixMetric LambdaOfActual { get; } = new LambdaMetric(
        "Goodman and Kruskal's lambda (actual)", "(sum_j max_i n_ij - max row) / (n - max row)", ofActual: true);

    /// <summary>
    /// By which share knowing the actual class reduces the errors of guessing the commonest predicted class, in [0, 1] (Goodman &amp; Kruskal 1954; lambda B of PyCM).
    /// Undefined when only one class is predicted.
    /// </summary>
    public static MatrixMetric LambdaOfPredicted { get; } = new LambdaMetric(
        "Goodman and Kruskal's lambda (predicted)", "(sum_i max_j n_ij - max column) / (n - max column)", ofActual: false);

    /// <summary>Observed over expected squared agreement: Σ p_cc² / Σ π_c ρ_c, in [0, 1] (Bangdiwala 1985). Undefined when no class that occurs is ever predicted.</summary>
    public static MatrixMetric BangdiwalaB { get; } = new MatrixFunction(
        "Bangdiwala's B", "sum p_cc^2 / sum row_c column_c", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        ShareAssociation.Bangdiwala, ShareAssociation.BangdiwalaSlopes, ShareAssociation.WhyNoBangdiwala);

    /// <summary>
    /// The share of pairs of samples that actual and predicted both join or both part, against chance, in [−1, 1] (Hubert &amp; Arabie 1985). Made for clusters:
    /// exchanging names of predicted classes does not change it. The number of samples, by which pairs are counted, stays fixed in the derivative; with weights the
    /// value is that of as many equal samples. Undefined when there is one class on both sides, or every sample is in a class of its own.
    /// </summary>
    public static MatrixMetric AdjustedRandIndex { get; } = new MatrixFunction(
        "adjusted Rand index", "(pairs joined in both - expected) / (mean of pairs joined in either - expected)", MetricRange.MinusOneToOne, MetricDirection.HigherIsBetter,
        ShareAssociation.Rand, ShareAssociation.RandSlopes, ShareAssociation.WhyNoRand);

    /// <summary>The accuracy of always predicting the commonest class: max π_c, in [1/K, 1]. It describes the data and does not judge.</summary>
    public static MatrixMetric NoInformationRate { get; } = new MatrixFunction(
        "no-information rate", "max row_c", MetricRange.ZeroToOne, MetricDirection.Neither,
        ShareAccuracy.LargestClass, ShareAccuracy.LargestClassSlopes);

    /// <summary>The mean of TP / max(TP + FN, TP + FP), the smaller of precision and recall, in [0, 1] (Mosley 2013). Classes that neither occur nor are predicted are left out.</summary>
    public static MatrixMetric ClassBalanceAccuracy { get; } = new MatrixFunction(
        "class balance accuracy", "mean of TP / max(TP + FN, TP + FP)", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        ShareAccuracy.ClassBalance, (s, value, slopes) => ShareAccuracy.ClassBalanceSlopes(s, slopes));

    /// <summary>
    /// How evenly mistakes spread over the classes: ½ Σ over i ≠ j of p_ij [log(t_i/p_ij) + log(t_j/p_ij)] to base 2(K − 1), t = π + ρ; 0 without mistakes (Wei et al. 2010).
    /// It is 0 too where every sample is the same mistake, and for two classes it may exceed 1. K counts all classes of the matrix; undefined when that is one.
    /// </summary>
    public static MatrixMetric ConfusionEntropy { get; } = new ConfusionEntropyMetric(
        "confusion entropy", "sum_i!=j p_ij (log(t_i/p_ij) + log(t_j/p_ij)) / 2 to base 2(K - 1), t = row + column", modified: false);

    /// <summary>
    /// Confusion entropy that counts what was right once: t = π + ρ − p_cc, and the sum over 2 − accuracy, for two classes over 2 (Delgado &amp; Núñez-González 2019).
    /// 0 without mistakes. K counts all classes of the matrix; undefined when that is one.
    /// </summary>
    public static MatrixMetric ModifiedConfusionEntropy { get; } = new ConfusionEntropyMetric(
        "modified confusion entropy", "sum_i!=j p_ij (log(t_i/p_ij) + log(t_j/p_ij)) / (2 - accuracy) to base 2(K - 1), t = row + column - hits", modified: true);

    /// <summary>The F1 of macro precision P and macro recall R, which is not macro F1: 2PR / (P + R), in [0, 1]; 0 when both are 0.</summary>
    /// <param name="undefined">What a class contributes whose precision or recall is 0/0; with <see cref="UndefinedPolicy.Throw"/>, measuring throws an <see cref="UndefinedMetricException"/>.</param>
    /// <returns>The statistic. <see cref="ConfusionMatrix.F1OfMacroMeans"/> says how it relates to macro F1 (Opitz &amp; Burst 2019).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    public static MatrixMetric F1OfMacroMeans(UndefinedPolicy undefined = UndefinedPolicy.Zero) => new F1OfMeans(undefined);
}

using System.Diagnostics.CodeAnalysis;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The statistics of the whole matrix as methods of a matrix. Accuracy, error rate and balanced accuracy are its properties.</summary>
/// <remarks>
/// Each is the value of the member of <see cref="Metric"/> of the same name, where formula, range and undefined case stand. NaN where undefined.
/// Information is in nats; another base of the logarithm may be given, such as 2 for bits.
/// </remarks>
/// <example>
/// <code>
/// int[] actual    = [1, 1, 1, 2, 2, 3, 3, 3];
/// int[] predicted = [1, 1, 2, 2, 3, 3, 3, 1];
/// var matrix = ConfusionMatrix.FromLabels(actual, predicted);
/// matrix.CohenKappa();                                         // 0.429
/// matrix.CohenKappa(KappaWeighting.Quadratic);                 // 0.500
/// matrix.MatthewsCorrelation();                                // 0.429
/// matrix.KrippendorffAlpha(smallSampleCorrection: true);       // 0.464
/// matrix.MutualInformation(logBase: 2);                        // 0.623
/// matrix.NoInformationRate();                                  // 0.375
/// matrix.NoInformationRatePValue();                            // 0.137
/// </code>
/// </example>
public static class MatrixStatistics
{
    /// <summary>Balanced accuracy against chance: <see cref="Metric.AdjustedBalancedAccuracy"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double AdjustedBalancedAccuracy(this ConfusionMatrix matrix) => Metric.AdjustedBalancedAccuracy.Measure(matrix);

    /// <summary>Cohen's kappa, plain or weighted by the distance of the classes: <see cref="Metric.CohenKappa"/>, <see cref="Metric.CohenKappaLinear"/>, <see cref="Metric.CohenKappaQuadratic"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="weighting">How a disagreement counts. Other than plain kappa is undefined unless the classes have an order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weighting"/> is not a value of its enumeration.</exception>
    public static double CohenKappa(this ConfusionMatrix matrix, KappaWeighting weighting = KappaWeighting.None) => weighting switch
    {
        KappaWeighting.None => Metric.CohenKappa.Measure(matrix),
        KappaWeighting.Linear => Metric.CohenKappaLinear.Measure(matrix),
        KappaWeighting.Quadratic => Metric.CohenKappaQuadratic.Measure(matrix),
        _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, "There is no such weighting."),
    };

    /// <summary>Cohen's kappa with weights of one's own: <see cref="Metric.WeightedCohenKappa"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="disagreement">How much it counts when class i (row) is called class j (column); zero on the diagonal.</param>
    /// <exception cref="ArgumentNullException"><paramref name="disagreement"/> is null.</exception>
    /// <exception cref="ArgumentException">The weights are not as <see cref="Metric.WeightedCohenKappa"/> asks, or not as many as classes.</exception>
    [SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "Weights of pairs of classes are a rectangle.")]
    public static double CohenKappa(this ConfusionMatrix matrix, double[,] disagreement) => Metric.WeightedCohenKappa(disagreement).Measure(matrix);

    /// <summary>The correlation of actual and predicted class over all classes: <see cref="Metric.MulticlassMatthewsCorrelation"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double MatthewsCorrelation(this ConfusionMatrix matrix) => Metric.MulticlassMatthewsCorrelation.Measure(matrix);

    /// <summary>Gwet's coefficient of agreement: <see cref="Metric.GwetAc1"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double GwetAc1(this ConfusionMatrix matrix) => Metric.GwetAc1.Measure(matrix);

    /// <summary>Scott's coefficient of agreement: <see cref="Metric.ScottPi"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double ScottPi(this ConfusionMatrix matrix) => Metric.ScottPi.Measure(matrix);

    /// <summary>Bennett's coefficient of agreement: <see cref="Metric.BennettS"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double BennettS(this ConfusionMatrix matrix) => Metric.BennettS.Measure(matrix);

    /// <summary>Krippendorff's alpha for nominal classes: <see cref="Metric.KrippendorffAlpha"/>, <see cref="Metric.KrippendorffAlphaSmallSample"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="smallSampleCorrection">Whether a value is compared with the other ones only, as Krippendorff and PyCM have it, or with itself too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double KrippendorffAlpha(this ConfusionMatrix matrix, bool smallSampleCorrection) =>
        (smallSampleCorrection ? Metric.KrippendorffAlphaSmallSample : Metric.KrippendorffAlpha).Measure(matrix);

    /// <summary>The entropy of the actual classes: <see cref="Metric.ActualEntropy"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="logBase">The base of the logarithm.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logBase"/> is not a finite number above 1.</exception>
    public static double ActualEntropy(this ConfusionMatrix matrix, double logBase = Math.E) => Metric.ActualEntropy.InBase(logBase).Measure(matrix);

    /// <summary>The entropy of the predicted classes: <see cref="Metric.PredictedEntropy"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="logBase">The base of the logarithm.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logBase"/> is not a finite number above 1.</exception>
    public static double PredictedEntropy(this ConfusionMatrix matrix, double logBase = Math.E) => Metric.PredictedEntropy.InBase(logBase).Measure(matrix);

    /// <summary>The entropy of the cells: <see cref="Metric.JointEntropy"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="logBase">The base of the logarithm.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logBase"/> is not a finite number above 1.</exception>
    public static double JointEntropy(this ConfusionMatrix matrix, double logBase = Math.E) => Metric.JointEntropy.InBase(logBase).Measure(matrix);

    /// <summary>What the predicted class tells about the actual one: <see cref="Metric.MutualInformation"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="logBase">The base of the logarithm.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logBase"/> is not a finite number above 1.</exception>
    public static double MutualInformation(this ConfusionMatrix matrix, double logBase = Math.E) => Metric.MutualInformation.InBase(logBase).Measure(matrix);

    /// <summary>Mutual information as a share of what it could be: <see cref="Metric.NormalizedMutualInformation"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="normalizer">What it is divided by.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="normalizer"/> is not a value of its enumeration.</exception>
    public static double NormalizedMutualInformation(this ConfusionMatrix matrix, MutualInformationNormalizer normalizer = MutualInformationNormalizer.ArithmeticMean) =>
        Metric.NormalizedMutualInformation(normalizer).Measure(matrix);

    /// <summary>The share of the entropy of the actual classes that predictions explain: <see cref="Metric.UncertaintyCoefficient"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double UncertaintyCoefficient(this ConfusionMatrix matrix) => Metric.UncertaintyCoefficient.Measure(matrix);

    /// <summary>Pearson's statistic of independence: <see cref="Metric.PearsonChiSquared"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double PearsonChiSquared(this ConfusionMatrix matrix) => Metric.PearsonChiSquared.Measure(matrix);

    /// <summary>Association from 0 to 1: <see cref="Metric.CramersV"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double CramersV(this ConfusionMatrix matrix) => Metric.CramersV.Measure(matrix);

    /// <summary>The adjusted Rand index: <see cref="Metric.AdjustedRandIndex"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double AdjustedRandIndex(this ConfusionMatrix matrix) => Metric.AdjustedRandIndex.Measure(matrix);

    /// <summary>How evenly mistakes spread over the classes: <see cref="Metric.ConfusionEntropy"/>, <see cref="Metric.ModifiedConfusionEntropy"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="modified">Whether to count what was right once, not twice.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double ConfusionEntropy(this ConfusionMatrix matrix, bool modified = false) =>
        (modified ? Metric.ModifiedConfusionEntropy : Metric.ConfusionEntropy).Measure(matrix);

    /// <summary>The mean of the smaller of precision and recall: <see cref="Metric.ClassBalanceAccuracy"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double ClassBalanceAccuracy(this ConfusionMatrix matrix) => Metric.ClassBalanceAccuracy.Measure(matrix);

    /// <summary>The accuracy of always predicting the commonest class: <see cref="Metric.NoInformationRate"/>.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double NoInformationRate(this ConfusionMatrix matrix) => Metric.NoInformationRate.Measure(matrix);

    /// <summary>The exact one-sided binomial test of accuracy against the no-information rate: how likely guessing the commonest class would be right as often.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <returns>
    /// P(X ≥ right predictions) for X binomial with the number of samples and the no-information rate, in [0, 1]; 1 when one class only occurs. The rate
    /// is taken as known though it comes from the same samples, as in R's caret. NaN where samples carry weights or counts are not whole, since then
    /// right predictions are not binomial.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static double NoInformationRatePValue(this ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (!matrix.Table.IsUnweighted || !Array.TrueForAll(matrix.Table.Weights, double.IsInteger)) return double.NaN;
        return BinomialTail.AtLeast(matrix.Hits, matrix.SampleCount, Metric.NoInformationRate.Measure(matrix));
    }
}

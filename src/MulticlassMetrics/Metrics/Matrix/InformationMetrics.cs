namespace MulticlassMetrics;

/// <content>Information in the matrix, in nats; <see cref="InformationMetric.InBase"/> gives bits. No member here may read one of another file while it is set.</content>
public static partial class Metric
{
    /// <summary>The entropy of the actual classes: −Σ π ln π, from 0 to ln K; also called reference entropy. It describes and does not judge.</summary>
    public static InformationMetric ActualEntropy { get; } = new(
        "entropy of actual", "-sum row_c ln row_c", MetricDirection.Neither, ShareInformation.Actual, (s, slopes) => ShareInformation.ActualSlopes(s, slopes, 1));

    /// <summary>The entropy of the predicted classes: −Σ ρ ln ρ, from 0 to ln K; also called response entropy. It describes and does not judge.</summary>
    public static InformationMetric PredictedEntropy { get; } = new(
        "entropy of predicted", "-sum column_c ln column_c", MetricDirection.Neither, ShareInformation.Predicted, (s, slopes) => ShareInformation.PredictedSlopes(s, slopes, 1));

    /// <summary>The entropy of the cells: −Σ p_ij ln p_ij, from 0 to 2 ln K. It describes and does not judge.</summary>
    public static InformationMetric JointEntropy { get; } = new(
        "joint entropy", "-sum p_ij ln p_ij", MetricDirection.Neither, ShareInformation.Joint, (s, slopes) => ShareInformation.JointSlopes(s, slopes, 1));

    /// <summary>How uncertain the predicted class is when the actual one is known: −Σ p_ij ln(p_ij / π_i), from 0 to ln K. It is 0 also for a constant prediction, so it does not judge.</summary>
    public static InformationMetric PredictedEntropyGivenActual { get; } = new(
        "conditional entropy of predicted given actual", "-sum p_ij ln(p_ij / row_i)", MetricDirection.Neither,
        ShareInformation.PredictedGivenActual, ShareInformation.PredictedGivenActualSlopes);

    /// <summary>How uncertain the actual class remains when the predicted one is known: −Σ p_ij ln(p_ij / ρ_j), from 0 to the entropy of actual.</summary>
    public static InformationMetric ActualEntropyGivenPredicted { get; } = new(
        "conditional entropy of actual given predicted", "-sum p_ij ln(p_ij / column_j)", MetricDirection.LowerIsBetter,
        ShareInformation.ActualGivenPredicted, ShareInformation.ActualGivenPredictedSlopes);

    /// <summary>What the predicted class tells about the actual one: Σ p_ij ln(p_ij / (π_i ρ_j)), from 0 to the smaller entropy. Exchanging names of predicted classes does not change it.</summary>
    public static InformationMetric MutualInformation { get; } = new(
        "mutual information", "sum p_ij ln(p_ij / (row_i column_j))", MetricDirection.HigherIsBetter,
        ShareInformation.Mutual, (s, slopes) => ShareInformation.MutualSlopes(s, slopes, 1));

    /// <summary>
    /// The cross entropy of the predicted class shares for the actual ones: −Σ π ln ρ, from the entropy of actual upwards; +∞ when a class that occurs is never predicted.
    /// It compares the margins and says nothing of single predictions: the loss of that name needs probabilities.
    /// </summary>
    public static InformationMetric CrossEntropyOfShares { get; } = new(
        "cross entropy of class shares", "-sum row_c ln column_c", MetricDirection.LowerIsBetter, ShareInformation.Cross, ShareInformation.CrossSlopes);

    /// <summary>How far the predicted class shares are from the actual ones, Kullback and Leibler's divergence: Σ π ln(π/ρ), from 0 upwards; +∞ when a class that occurs is never predicted.</summary>
    public static InformationMetric DivergenceOfShares { get; } = new(
        "Kullback-Leibler divergence of class shares", "sum row_c ln(row_c / column_c)", MetricDirection.LowerIsBetter, ShareInformation.Divergence, ShareInformation.DivergenceSlopes);

    /// <summary>
    /// The share of the entropy of the actual classes that predictions explain: mutual information / entropy of actual, in [0, 1]; also called Theil's U,
    /// relative classifier information or homogeneity. Undefined when one class only occurs.
    /// </summary>
    public static MatrixMetric UncertaintyCoefficient { get; } = new MatrixFunction(
        "uncertainty coefficient", "mutual information / entropy of actual", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter,
        ShareInformation.Uncertainty, ShareInformation.UncertaintySlopes, s => s.OccupiedRows < 2 ? "0/0: only one class occurs" : null);

    /// <summary>Mutual information as a share of what it could be.</summary>
    /// <param name="normalizer">What it is divided by.</param>
    /// <returns>
    /// The statistic, in [0, 1], whatever the base. 0 when only one class occurs or only one is predicted, as in scikit-learn; undefined, and not 1 as in
    /// scikit-learn, when both hold (Vinh, Epps &amp; Bailey 2010).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="normalizer"/> is not a value of its enumeration.</exception>
    public static MatrixMetric NormalizedMutualInformation(MutualInformationNormalizer normalizer)
    {
        (string name, string below) = normalizer switch
        {
            MutualInformationNormalizer.ArithmeticMean => ("arithmetic mean", "mean of the entropies"),
            MutualInformationNormalizer.GeometricMean => ("geometric mean", "sqrt of the product of the entropies"),
            MutualInformationNormalizer.Minimum => ("minimum", "smaller entropy"),
            MutualInformationNormalizer.Maximum => ("maximum", "larger entropy"),
            MutualInformationNormalizer.JointEntropy => ("joint entropy", "joint entropy"),
            _ => throw new ArgumentOutOfRangeException(nameof(normalizer), normalizer, "There is no such normaliser."),
        };
        return new NormalizedInformation($"normalized mutual information ({name})", $"mutual information / {below}", normalizer);
    }
}

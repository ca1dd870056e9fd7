namespace MulticlassMetrics;

/// <summary>What mutual information is divided by, so that it comes to lie in [0, 1]. See <see cref="Metric.NormalizedMutualInformation"/>.</summary>
public enum MutualInformationNormalizer
{
    /// <summary>The mean of the two entropies: the default of scikit-learn's normalized_mutual_info_score, and its v_measure_score.</summary>
    ArithmeticMean,

    /// <summary>The root of the product of the two entropies (Strehl &amp; Ghosh 2002).</summary>
    GeometricMean,

    /// <summary>The smaller of the two entropies.</summary>
    Minimum,

    /// <summary>The larger of the two entropies.</summary>
    Maximum,

    /// <summary>The joint entropy.</summary>
    JointEntropy,
}

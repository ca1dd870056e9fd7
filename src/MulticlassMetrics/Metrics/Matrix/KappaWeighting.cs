namespace MulticlassMetrics;

/// <summary>How Cohen's kappa weighs a disagreement by the distance of the two classes in their order. See <see cref="MatrixStatistics.CohenKappa(ConfusionMatrix, KappaWeighting)"/>.</summary>
public enum KappaWeighting
{
    /// <summary>Every disagreement counts the same.</summary>
    None,

    /// <summary>A disagreement counts as the number of steps between the classes.</summary>
    Linear,

    /// <summary>A disagreement counts as the square of the number of steps between the classes.</summary>
    Quadratic,
}

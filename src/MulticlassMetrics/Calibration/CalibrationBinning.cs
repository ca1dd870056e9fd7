namespace MulticlassMetrics;

/// <summary>How [0, 1] is cut into the bins of a <see cref="ReliabilityDiagram"/>, which shows an example.</summary>
public enum CalibrationBinning
{
    /// <summary>Bins of equal width, each closed on the right, the first on both sides. Some may be empty.</summary>
    EqualWidth,

    /// <summary>
    /// Bins of about equal weight. Equal confidences stay in one bin, and a bin ends at the first confidence with which the weight so far reaches a whole
    /// number of shares; hence bins may be fewer than asked for when there are many ties.
    /// </summary>
    EqualMass,
}

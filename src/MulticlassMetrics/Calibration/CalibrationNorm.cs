namespace MulticlassMetrics;

/// <summary>How the gaps between confidence and accuracy of the bins become one calibration error. See <see cref="ReliabilityDiagram"/> for an example.</summary>
public enum CalibrationNorm
{
    /// <summary>The mean of the gaps by the bins' share of the samples: the expected calibration error (Naeini et al. 2015; Guo et al. 2017).</summary>
    L1,

    /// <summary>The root of the mean of the squared gaps by the bins' share of the samples.</summary>
    L2,

    /// <summary>The largest gap of a bin that is not empty: the maximum calibration error.</summary>
    Max,
}

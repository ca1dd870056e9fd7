namespace MulticlassMetrics;

/// <summary>How an interval is read from bootstrap replicates. See <see cref="Bootstrap"/>.</summary>
public enum BootstrapMethod
{
    /// <summary>BCa: the percentiles moved by the bias and the skewness of the replicates (Efron 1987). Right to second order; the one to take.</summary>
    BiasCorrectedAccelerated,

    /// <summary>The percentiles of the replicates: stays in the range of the statistic, and covers too rarely where it is biased.</summary>
    Percentile,

    /// <summary>The percentiles reflected at the estimate, 2·estimate − percentile (Davison &amp; Hinkley 1997): may leave the range of the statistic, which is not clipped.</summary>
    Basic,
}

namespace MulticlassMetrics;

/// <summary>Whether more of a metric is better. See <see cref="IMetric.Direction"/>, and <see cref="Metric.Ratio"/> for an example.</summary>
public enum MetricDirection
{
    /// <summary>More is better, as for precision.</summary>
    HigherIsBetter,

    /// <summary>Less is better, as for the false positive rate.</summary>
    LowerIsBetter,

    /// <summary>It describes and does not judge, as prevalence does; it has no worst class.</summary>
    Neither,
}

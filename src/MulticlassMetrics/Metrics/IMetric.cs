namespace MulticlassMetrics;

/// <summary>What every metric says of itself.</summary>
/// <remarks>Implement <see cref="IMetric{TPart}"/>; see <see cref="Metric"/> for ready ones and for an example of one's own.</remarks>
public interface IMetric
{
    /// <summary>The name to print, in the terms of the field: <c>F1</c>, <c>precision</c>, <c>ROC AUC</c>.</summary>
    string Name { get; }

    /// <summary>Whether more is better.</summary>
    MetricDirection Direction { get; }

    /// <summary>The smallest and the largest value there can be.</summary>
    MetricRange Range { get; }

    /// <summary>Whether <see cref="UndefinedPolicy.Zero"/> and <see cref="UndefinedPolicy.One"/> may stand in for an undefined value.</summary>
    /// <value>True unless said otherwise. False for areas under curves, where a number would be an invention: they stay NaN.</value>
    bool CanBeSubstituted => true;
}

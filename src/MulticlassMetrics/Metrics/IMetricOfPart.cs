namespace MulticlassMetrics;

/// <summary>A number that judges one class, or a pool of classes.</summary>
/// <typeparam name="TPart">What it is computed from: <see cref="BinaryCounts"/> for metrics of counts.</typeparam>
/// <remarks>A metric sees one part and no classes; an averager sees parts and metrics and no labels. See <see cref="Metric"/> for ready ones and an example.</remarks>
public interface IMetric<in TPart> : IMetric
{
    /// <summary>Computes the metric.</summary>
    /// <param name="part">The class's part.</param>
    /// <returns>The value; NaN where it is undefined, +∞ for a positive number divided by zero.</returns>
    double Measure(TPart part);

    /// <summary>Says why a part has no value.</summary>
    /// <param name="part">A part for which <see cref="Measure"/> gives NaN.</param>
    /// <returns>A short reason for a person, such as <c>0/0: TP + FP = 0</c>.</returns>
    string ExplainUndefined(TPart part) => "undefined for this class";
}

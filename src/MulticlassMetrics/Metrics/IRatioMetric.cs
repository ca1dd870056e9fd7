namespace MulticlassMetrics;

/// <summary>A metric that is a sum over the samples divided by another sum over the samples.</summary>
/// <typeparam name="TPart">What it is computed from.</typeparam>
/// <remarks>
/// Its micro average is the mean of the class values weighted by each class's share of the denominators, which is how
/// <see cref="MicroAverager"/> knows the weights of the classes. <see cref="RatioMetric"/> is the one for counts; see <see cref="Metric.Ratio"/> for an example.
/// </remarks>
public interface IRatioMetric<in TPart> : IMetric<TPart>
{
    /// <summary>The sum above the line.</summary>
    /// <param name="part">The class's part.</param>
    double NumeratorOf(TPart part);

    /// <summary>The sum below the line.</summary>
    /// <param name="part">The class's part.</param>
    double DenominatorOf(TPart part);
}

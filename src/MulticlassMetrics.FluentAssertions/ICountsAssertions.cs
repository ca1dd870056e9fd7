namespace MulticlassMetrics.Assertions;

/// <summary>A subject of which metrics of counts can be spoken.</summary>
/// <typeparam name="TExpectation">What ends the sentence.</typeparam>
/// <remarks>For the words of <see cref="MetricWords"/>, which shows an example; not for other implementations.</remarks>
public interface ICountsAssertions<out TExpectation>
{
    /// <summary>Speaks of a metric of counts, averaged.</summary>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    TExpectation Have(IAverager averager, CountsMetric metric);
}

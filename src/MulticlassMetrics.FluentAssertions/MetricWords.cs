namespace MulticlassMetrics.Assertions;

/// <summary>Short words for the metrics that are asked for most; <c>Have</c> takes any other.</summary>
/// <example>
/// <code>
/// string[] actual = ["cat", "cat", "dog"], predicted = ["cat", "dog", "dog"];
/// var evaluation = Evaluation.Of(actual, predicted);
/// evaluation.Should().HaveF1(Averager.Macro).AtLeast(0.6);          // the same as
/// evaluation.Should().Have(Averager.Macro, Metric.F1).AtLeast(0.6);
/// </code>
/// </example>
public static class MetricWords
{
    /// <summary>Speaks of the F1 score, averaged.</summary>
    /// <typeparam name="TExpectation">What ends the sentence.</typeparam>
    /// <param name="subject">Whose it is.</param>
    /// <param name="averager">The averager.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TExpectation HaveF1<TExpectation>(this ICountsAssertions<TExpectation> subject, IAverager averager) => Of(subject).Have(averager, Metric.F1);

    /// <summary>Speaks of precision, averaged.</summary>
    /// <typeparam name="TExpectation">What ends the sentence.</typeparam>
    /// <param name="subject">Whose it is.</param>
    /// <param name="averager">The averager.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TExpectation HavePrecision<TExpectation>(this ICountsAssertions<TExpectation> subject, IAverager averager) => Of(subject).Have(averager, Metric.Precision);

    /// <summary>Speaks of recall, averaged.</summary>
    /// <typeparam name="TExpectation">What ends the sentence.</typeparam>
    /// <param name="subject">Whose it is.</param>
    /// <param name="averager">The averager.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TExpectation HaveRecall<TExpectation>(this ICountsAssertions<TExpectation> subject, IAverager averager) => Of(subject).Have(averager, Metric.Recall);

    /// <summary>Speaks of the area under the ROC curve, one class against the rest, averaged.</summary>
    /// <typeparam name="TExpectation">What ends the sentence.</typeparam>
    /// <param name="subject">Whose it is.</param>
    /// <param name="averager">The averager.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TExpectation HaveAuc<TExpectation>(this IScoreAssertions<TExpectation> subject, IAverager averager)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Have(averager, Metric.RocAuc);
    }

    /// <summary>Speaks of average precision, averaged.</summary>
    /// <typeparam name="TExpectation">What ends the sentence.</typeparam>
    /// <param name="subject">Whose it is.</param>
    /// <param name="averager">The averager.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TExpectation HaveAveragePrecision<TExpectation>(this IScoreAssertions<TExpectation> subject, IAverager averager)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Have(averager, Metric.AveragePrecision);
    }

    private static ICountsAssertions<TExpectation> Of<TExpectation>(ICountsAssertions<TExpectation> subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject;
    }
}

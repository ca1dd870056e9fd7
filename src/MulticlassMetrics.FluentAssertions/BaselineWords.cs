using FluentAssertions;

namespace MulticlassMetrics.Assertions;

/// <summary>The end of a sentence about a model that is held against an earlier one, as it was saved.</summary>
/// <example>
/// <code>
/// string[] actual = ["cat", "cat", "dog", "dog"];
/// var released = Baseline.From(Evaluation.Of(actual, ["cat", "dog", "dog", "dog"]), "v12");     // or Baseline.Load("baseline.json")
/// var candidate = Evaluation.Of(actual, ["cat", "cat", "dog", "dog"]);
/// candidate.Should().HaveF1(Averager.Macro).NotWorseThanBaseline(released, margin: 0.03, because: "users would notice")
///     .And.Have(Measure.EachClass(Metric.Recall)).NotWorseThanBaseline(released, margin: 0.1);
/// </code>
/// </example>
public static class BaselineWords
{
    /// <summary>Requires that the model is not worse than a baseline on the same rows by more than a margin; with a confidence, for sure.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="expectation">What is measured.</param>
    /// <param name="baseline">What an earlier model predicted for the rows.</param>
    /// <param name="margin">The loss that is still acceptable, in units of the metric; zero or more.</param>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expectation"/> or <paramref name="baseline"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is negative, NaN, infinite or wider than the range of the metric.</exception>
    /// <exception cref="ArgumentException">
    /// The baseline is of other classes or other rows; <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the averager does not fit the classes or
    /// the metric, or its bounds are not known.
    /// </exception>
    /// <exception cref="InvalidOperationException">The metric is neither better nor worse when it is higher.</exception>
    public static AndConstraint<EvaluationAssertions<TLabel>> NotWorseThanBaseline<TLabel>(
        this Expectation<EvaluationAssertions<TLabel>> expectation, Baseline baseline, double margin, string because = "", params object[] becauseArgs)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(baseline);

        // Of an evaluation every sentence is judged by a gate.
        return expectation.End(judge => ((GateJudge<TLabel>)judge).Against(baseline, margin), because, becauseArgs);
    }
}

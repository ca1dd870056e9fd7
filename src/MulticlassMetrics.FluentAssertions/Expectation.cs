using FluentAssertions;

namespace MulticlassMetrics.Assertions;

/// <summary>The end of a sentence about a metric: where its value must lie.</summary>
/// <typeparam name="TAssertions">What the next sentence can be about.</typeparam>
/// <remarks>
/// Without confidence the value decides. With it, a one-sided bound of that level must lie on the good side of the threshold, so that a value that is above it by luck does not
/// pass; a bound on the wrong side of a value that is good says that there are too few samples to tell. Within a range, both bounds must lie inside.
/// <see cref="AssertionExtensions"/> shows an example.
/// </remarks>
public sealed class Expectation<TAssertions>
{
    private readonly TAssertions _subject;
    private readonly IJudge _judge;

    internal Expectation(TAssertions subject, IJudge judge)
    {
        _subject = subject;
        _judge = judge;
    }

    /// <summary>Requires at least a value.</summary>
    /// <param name="threshold">The lowest value that is good enough.</param>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not a value that the metric can take.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the averager does not fit the classes or the metric, or its bounds are not known.
    /// </exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public AndConstraint<TAssertions> AtLeast(double threshold, string because = "", params object[] becauseArgs) =>
        Judge(Requirement.AtLeast(threshold), because, becauseArgs);

    /// <summary>Requires at most a value.</summary>
    /// <param name="threshold">The highest value that is good enough.</param>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not a value that the metric can take.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the averager does not fit the classes or the metric, or its bounds are not known.
    /// </exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public AndConstraint<TAssertions> AtMost(double threshold, string because = "", params object[] becauseArgs) =>
        Judge(Requirement.AtMost(threshold), because, becauseArgs);

    /// <summary>Requires a value in a range, ends included.</summary>
    /// <param name="low">The lowest value that is good enough.</param>
    /// <param name="high">The highest value that is good enough.</param>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is not a value that the metric can take.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="low"/> is above <paramref name="high"/>; <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the averager does not fit the
    /// classes or the metric, or its bounds are not known.
    /// </exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public AndConstraint<TAssertions> Within(double low, double high, string because = "", params object[] becauseArgs) =>
        Judge(Requirement.Within(low, high), because, becauseArgs);

    private AndConstraint<TAssertions> Judge(Requirement requirement, string because, object[] becauseArgs) => End(judge => judge.Judge(requirement), because, becauseArgs);

    /// <summary>Ends the sentence: fails where the judge complains.</summary>
    internal AndConstraint<TAssertions> End(Func<IJudge, Complaint?> ask, string because, object[] becauseArgs)
    {
        string reason = Because.Write(because, becauseArgs);
        if (ask(_judge) is { } complaint) Failure.Report(complaint.Expected, reason, complaint.Found);
        return new AndConstraint<TAssertions>(_subject);
    }
}

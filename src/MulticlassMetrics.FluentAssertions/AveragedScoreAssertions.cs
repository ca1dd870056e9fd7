using FluentAssertions;

namespace MulticlassMetrics.Assertions;

/// <summary>What can be said of an average.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Immutable. An average does not know its samples, so that its value decides. <see cref="AssertionExtensions"/> shows an example.</remarks>
public sealed class AveragedScoreAssertions<TLabel>
    where TLabel : notnull
{
    private readonly Expectation<AveragedScoreAssertions<TLabel>> _expectation;

    internal AveragedScoreAssertions(AveragedScore<TLabel> subject)
    {
        Subject = subject;
        _expectation = new Expectation<AveragedScoreAssertions<TLabel>>(
            this, new ReadingJudge($"{subject.Metric} ({subject.Averager})", subject.Range, () => AveragedValue.Of(subject), null, null, null));
    }

    /// <summary>The average.</summary>
    public AveragedScore<TLabel> Subject { get; }

    /// <inheritdoc cref="Expectation{TAssertions}.AtLeast"/>
    public AndConstraint<AveragedScoreAssertions<TLabel>> BeAtLeast(double threshold, string because = "", params object[] becauseArgs) =>
        _expectation.AtLeast(threshold, because, becauseArgs);

    /// <inheritdoc cref="Expectation{TAssertions}.AtMost"/>
    public AndConstraint<AveragedScoreAssertions<TLabel>> BeAtMost(double threshold, string because = "", params object[] becauseArgs) =>
        _expectation.AtMost(threshold, because, becauseArgs);

    /// <inheritdoc cref="Expectation{TAssertions}.Within"/>
    public AndConstraint<AveragedScoreAssertions<TLabel>> BeWithin(double low, double high, string because = "", params object[] becauseArgs) =>
        _expectation.Within(low, high, because, becauseArgs);
}

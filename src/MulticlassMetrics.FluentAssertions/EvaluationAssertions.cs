using FluentAssertions;

namespace MulticlassMetrics.Assertions;

/// <summary>What can be said of a model on a test set.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Immutable. Judged by a <see cref="Gate"/> of one requirement, whose message the failure has. <see cref="AssertionExtensions"/> shows an example.</remarks>
public sealed class EvaluationAssertions<TLabel> : ICountsAssertions<Expectation<EvaluationAssertions<TLabel>>>, IScoreAssertions<Expectation<EvaluationAssertions<TLabel>>>
    where TLabel : notnull
{
    private readonly double? _confidence;

    internal EvaluationAssertions(Evaluation<TLabel> subject, double? confidence)
    {
        Subject = subject;
        _confidence = confidence;
    }

    /// <summary>The model on its test set.</summary>
    public Evaluation<TLabel> Subject { get; }

    /// <summary>Requires from here on that thresholds are kept for sure, and not by luck.</summary>
    /// <param name="confidence">The one-sided level, above 0.5 and below 1.</param>
    /// <returns>What can be said with that confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not above 0.5 and below 1.</exception>
    public EvaluationAssertions<TLabel> WithConfidence(double confidence) => new(Subject, Level.Require(confidence));

    /// <inheritdoc/>
    public Expectation<EvaluationAssertions<TLabel>> Have(IAverager averager, CountsMetric metric) => Have(Measure.Average(averager, metric));

    /// <summary>Speaks of a metric of scores, averaged. Without scores the sentence fails.</summary>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Expectation<EvaluationAssertions<TLabel>> Have(IAverager averager, ScoreMetric metric) => Have(Measure.Average(averager, metric));

    /// <summary>Speaks of a metric of counts of one class. Where there is no such class the sentence fails.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Expectation<EvaluationAssertions<TLabel>> Have(TLabel label, CountsMetric metric) => Have(Measure.OfClass(label, metric));

    /// <summary>Speaks of a metric of scores of one class. Where there is no such class or where there are no scores the sentence fails.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Expectation<EvaluationAssertions<TLabel>> Have(TLabel label, ScoreMetric metric) => Have(Measure.OfClass(label, metric));

    /// <summary>Speaks of a statistic of the whole matrix, such as kappa.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public Expectation<EvaluationAssertions<TLabel>> Have(MatrixMetric metric) => Have(Measure.Overall(metric));

    /// <summary>Speaks of a statistic of all scores, such as log loss. Without scores the sentence fails.</summary>
    /// <param name="metric">The statistic.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    public Expectation<EvaluationAssertions<TLabel>> Have(ScoresMetric metric) => Have(Measure.Overall(metric));

    /// <summary>Speaks of anything that a gate can measure, such as a metric of each class (<see cref="Measure.EachClass(CountsMetric)"/>).</summary>
    /// <param name="subject">What is measured.</param>
    /// <returns>What must end the sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is null.</exception>
    public Expectation<EvaluationAssertions<TLabel>> Have(GateSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new Expectation<EvaluationAssertions<TLabel>>(this, new GateJudge<TLabel>(Subject, subject, _confidence));
    }

    /// <summary>Requires that a gate lets the model through.</summary>
    /// <param name="gate">The gate, which has a confidence of its own.</param>
    /// <param name="baseline">The model not to be worse than; null for none.</param>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="gate"/> is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Gate.Evaluate"/>; <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>.</exception>
    public AndConstraint<EvaluationAssertions<TLabel>> Pass(Gate gate, Baseline? baseline = null, string because = "", params object[] becauseArgs)
    {
        ArgumentNullException.ThrowIfNull(gate);
        new GateResultAssertions(gate.Evaluate(Subject, baseline)).Pass(because, becauseArgs);
        return new AndConstraint<EvaluationAssertions<TLabel>>(this);
    }
}

using FluentAssertions;

namespace MulticlassMetrics.Assertions;

/// <summary>What can be said of what a gate said.</summary>
/// <remarks>Immutable.</remarks>
/// <example>
/// <code>
/// string[] actual = ["cat", "cat", "dog"], predicted = ["cat", "dog", "dog"];
/// var gate = new Gate("pets", [Measure.Average(Averager.Macro, Metric.F1).AtLeast(0.6)]);
/// gate.Evaluate(Evaluation.Of(actual, predicted)).Should().Pass(because: "it is released on Monday");
/// </code>
/// </example>
public sealed class GateResultAssertions
{
    internal GateResultAssertions(GateResult subject) => Subject = subject;

    /// <summary>What the gate said.</summary>
    public GateResult Subject { get; }

    /// <summary>Requires that the gate lets the model through.</summary>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentException"><paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>.</exception>
    public AndConstraint<GateResultAssertions> Pass(string because = "", params object[] becauseArgs)
    {
        string reason = Because.Write(because, becauseArgs);
        if (!Subject.IsPass) Failure.Report($"the model to pass the gate '{Text.OneLine(Subject.Gate.Name)}'", reason, Subject.ToString());
        return new AndConstraint<GateResultAssertions>(this);
    }
}

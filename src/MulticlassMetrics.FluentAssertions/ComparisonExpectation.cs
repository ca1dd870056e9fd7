using System.Globalization;
using FluentAssertions;

namespace MulticlassMetrics.Assertions;

/// <summary>The end of a sentence about two models: how the second must stand to the first.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Without confidence the difference decides. With it, the one-sided bound of the paired difference must lie on the good side; where the other bound does, but not this one, the
/// samples cannot tell, which does not pass either. What is missing or undefined in either model never passes, nor does a number that stands in for an undefined value where
/// another could turn the verdict: in the first model that is any but the best, in the second any but the worst.
/// <see cref="ComparisonAssertions{TLabel}"/> shows an example.
/// </remarks>
public sealed class ComparisonExpectation<TLabel>
    where TLabel : notnull
{
    private const double Rounding = 1e-14;

    private readonly ComparisonAssertions<TLabel> _subject;
    private readonly Compared _compared;
    private readonly double? _confidence;

    internal ComparisonExpectation(ComparisonAssertions<TLabel> subject, Compared compared, double? confidence)
    {
        _subject = subject;
        _compared = compared;
        _confidence = confidence;
    }

    /// <summary>Requires that the second model is better than the first.</summary>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the averager does not fit the classes or the metric, or its bounds are not known.
    /// </exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public AndConstraint<ComparisonAssertions<TLabel>> Better(string because = "", params object[] becauseArgs) => Judge(null, because, becauseArgs);

    /// <summary>Requires that the second model is not worse than the first by more than a margin.</summary>
    /// <param name="margin">The loss that is still acceptable, in units of the metric; zero or more.</param>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the averager does not fit the classes or the metric, or its bounds are not known.
    /// </exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public AndConstraint<ComparisonAssertions<TLabel>> NotWorseBy(double margin, string because = "", params object[] becauseArgs) => margin >= 0 && double.IsFinite(margin)
        ? Judge(margin, because, becauseArgs)
        : throw new ArgumentOutOfRangeException(nameof(margin), margin, FormattableString.Invariant($"A margin must be a finite number that is not negative; it is {margin}."));

    private AndConstraint<ComparisonAssertions<TLabel>> Judge(double? margin, string because, object[] becauseArgs)
    {
        string reason = Because.Write(because, becauseArgs);
        string expected = margin is { } allowed ? $"not to be worse by more than {Requirement.Number(allowed)}" : "to be better than before";
        string[] complaint = _compared.Missing is { } missing ? [$"FAIL  {_compared.Name}: {missing}"] : Complaint(margin);
        if (complaint.Length > 0) Failure.Report($"{Text.OneLine(_compared.Name)} {expected}{Level.Words(_confidence)}", reason, Text.Lines(complaint));
        return new AndConstraint<ComparisonAssertions<TLabel>>(_subject);
    }

    // Empty where it is as required.
    private string[] Complaint(double? margin)
    {
        (Reading before, Reading now) = _compared.Read();

        // Each end of a two-sided interval is a one-sided bound.
        PairedDifference difference = _compared.DifferenceAt(_confidence is { } oneSided ? (2 * oneSided) - 1 : 0.95);
        string line = Line(before.Value, now.Value, difference.Difference);
        if (Undefined(before, now) is { Length: > 0 } undefined) return [$"FAIL  {line}", .. undefined];
        double loss = margin ?? 0;
        bool lowerIsBetter = difference.Direction == MetricDirection.LowerIsBetter;
        double gain = lowerIsBetter ? -difference.Difference : difference.Difference;
        if (_confidence is not { } level) return (margin is null ? gain > 0 : gain >= -loss - Rounding) ? [] : [$"FAIL  {line}"];

        NonInferiority verdict = difference.NonInferiority(loss, level);
        if (verdict.IsNonInferior) return [];
        double best = lowerIsBetter ? -difference.Low : difference.High;
        bool fails = margin is null ? best <= 0 : best < -loss;
        if (fails) return [$"FAIL  {line}, {(lowerIsBetter ? $"lower bound {Number(difference.Low)}" : $"upper bound {Number(difference.High)}")}"];
        string samples = $"cannot tell at {difference.Samples.ToString("0.###", CultureInfo.InvariantCulture)} samples";
        return double.IsNaN(verdict.Bound)
            ? [$"????  {line}, no bound", samples]
            : [
                $"????  {line}, {(lowerIsBetter ? "upper" : "lower")} bound {Number(verdict.Bound)}",
                $"{samples}; the one-sided {Level.Percent(level)} bounds of the difference are {Number(difference.Low)} and {Number(difference.High)}",
            ];
    }

    private string[] Undefined(Reading before, Reading now)
    {
        if (double.IsNaN(before.Value) || double.IsNaN(now.Value))
        {
            return [.. new[] { Why("before", before), Why("now", now) }.OfType<string>()];
        }

        // What stands in for an undefined value of the first model must make it no easier to match; of the second, no better.
        bool lowerIsBetter = _compared.Metric.Direction == MetricDirection.LowerIsBetter;
        Requirement floor = Requirement.AtLeast(0), ceiling = Requirement.AtMost(0);
        string? mine = now.UnsafeFor(lowerIsBetter ? ceiling : floor, _compared.Metric.Range), theirs = before.UnsafeFor(lowerIsBetter ? floor : ceiling, _compared.Metric.Range);
        return [.. new[] { theirs is null ? null : $"before, {theirs}", mine is null ? null : $"now, {mine}" }.OfType<string>()];
    }

    private string Line(double before, double now, double difference)
    {
        string values = $"{_compared.Name}: {Number(before)} before, {Number(now)} now";
        return double.IsNaN(difference) ? values : FormattableString.Invariant($"{values}, difference {difference:+0.0000;-0.0000;0.0000}");
    }

    private static string? Why(string when, Reading reading) => double.IsNaN(reading.Value) ? $"{when}: {reading.Reason ?? "undefined"}" : null;

    private static string Number(double value) => double.IsNaN(value) ? "undefined" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}

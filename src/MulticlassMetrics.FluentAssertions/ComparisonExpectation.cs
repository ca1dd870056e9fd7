using System.Globalization;
using FluentAssertions;

namespace MulticlassMetrics.Assertions;

/// <summary>The end of a sentence about two models: how the second must stand to the first.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Without confidence the difference decides. With it, the one-sided bound of the paired difference must lie on the good side.
/// <see cref="ComparisonAssertions{TLabel}"/> shows an example.
/// </remarks>
public sealed class ComparisonExpectation<TLabel>
    where TLabel : notnull
{
    private const double Rounding = 1e-14;

    private readonly ComparisonAssertions<TLabel> _subject;
    private readonly Func<PairedDifference> _difference;
    private readonly double? _confidence;

    internal ComparisonExpectation(ComparisonAssertions<TLabel> subject, Func<PairedDifference> difference, double? confidence)
    {
        _subject = subject;
        _difference = difference;
        _confidence = confidence;
    }

    /// <summary>Requires that the second model is better than the first.</summary>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the models have no labels, or no scores, that the metric needs.
    /// </exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public AndConstraint<ComparisonAssertions<TLabel>> Better(string because = "", params object[] becauseArgs) => Judge(null, because, becauseArgs);

    /// <summary>Requires that the second model is not worse than the first by more than a margin.</summary>
    /// <param name="margin">The loss that is still acceptable, in units of the metric; zero or more.</param>
    /// <param name="because">Why it is required; completes the message after "because".</param>
    /// <param name="becauseArgs">What stands in for {0}, {1} … of <paramref name="because"/>.</param>
    /// <returns>The way to the next sentence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="because"/> cannot be written with <paramref name="becauseArgs"/>; the models have no labels, or no scores, that the metric needs.
    /// </exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public AndConstraint<ComparisonAssertions<TLabel>> NotWorseBy(double margin, string because = "", params object[] becauseArgs) => margin >= 0 && double.IsFinite(margin)
        ? Judge(margin, because, becauseArgs)
        : throw new ArgumentOutOfRangeException(nameof(margin), margin, FormattableString.Invariant($"A margin must be a finite number that is not negative; it is {margin}."));

    private AndConstraint<ComparisonAssertions<TLabel>> Judge(double? margin, string because, object[] becauseArgs)
    {
        string reason = Because.Write(because, becauseArgs);
        PairedDifference difference = _difference();
        double gain = difference.Direction == MetricDirection.LowerIsBetter ? -difference.Difference : difference.Difference;
        bool isGood = margin is { } loss ? gain >= -loss - Rounding : gain > 0, passes = isGood;
        string bound = "";
        if (_confidence is { } level && !double.IsNaN(gain))
        {
            NonInferiority verdict = difference.NonInferiority(margin ?? 0, level);
            passes = verdict.IsNonInferior;
            string side = difference.Direction == MetricDirection.LowerIsBetter ? "upper" : "lower";
            bound = double.IsNaN(verdict.Bound) ? ", no bound" : FormattableString.Invariant($", {side} bound {verdict.Bound:0.0000}");
        }

        if (!passes)
        {
            string expected = margin is { } allowed ? $"not to be worse by more than {Requirement.Number(allowed)}" : "to be better than before";
            string telling = isGood
                ? $"\n      cannot tell at {difference.Samples.ToString("0.###", CultureInfo.InvariantCulture)} samples; the 95% interval of the difference is {Interval(difference)}"
                : "";
            Failure.Report(
                $"{difference.Name} {expected}{Level.Words(_confidence)}", reason, $"{(isGood ? "????" : "FAIL")}  {Text(difference)}{bound}{telling}");
        }

        return new AndConstraint<ComparisonAssertions<TLabel>>(_subject);
    }

    private static string Text(PairedDifference difference) => double.IsNaN(difference.Difference)
        ? FormattableString.Invariant($"{difference.Name}: {Value(difference.First)} before, {Value(difference.Second)} now")
        : FormattableString.Invariant($"{difference.Name}: {difference.First:0.0000} before, {difference.Second:0.0000} now, difference {difference.Difference:+0.0000;-0.0000;0.0000}");

    private static string Value(double value) => double.IsNaN(value) ? "undefined" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Interval(PairedDifference difference) => FormattableString.Invariant($"[{difference.Low:0.0000}, {difference.High:0.0000}]");
}

using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>By how much a second model differs from a first on the same samples, with how sure that is.</summary>
/// <remarks>
/// The error comes from ψ₂ − ψ₁, sample by sample (<see cref="Influence"/>), so that what both models find hard cancels. The interval is difference ± z standard errors (Wald:
/// a difference seldom lies near the end of its range), the p-value 2Φ(−|difference / error|). Differences and errors below 1e-14·max(1, |value|) are rounding and count as 0.
/// Zero variance: p is 1 where the difference is 0 and else NaN; the interval is the difference ± what unseen disagreement could move it, and the method says so.
/// Immutable. Made by <see cref="Of"/> and by <see cref="PairedComparison{TLabel}"/>, which checks the rows and shows an example.
/// </remarks>
public sealed record PairedDifference
{
    private const double Rounding = 1e-14;
    private readonly UnseenDifference _unseen;

    private PairedDifference(Influence first, Influence second, double confidence, MetricDirection direction, WeightMeaning weights)
    {
        double z = Kernels.Confidence.Quantile(confidence);
        if (!Enum.IsDefined(direction)) throw new ArgumentOutOfRangeException(nameof(direction), direction, "There is no such direction.");
        Influence difference = second - first;
        double noise = Rounding * Math.Max(1, Math.Max(Math.Abs(first.Value), Math.Abs(second.Value)));
        if (!double.IsFinite(noise)) noise = 0; // An infinite value would make noise of every difference from it.
        double error = difference.StandardError(weights), value = difference.Value;
        Name = first.Name == second.Name ? first.Name : difference.Name;
        First = first.Value;
        Second = second.Value;
        Difference = Math.Abs(value) <= noise ? 0 : value;
        StandardError = error <= noise ? 0 : error;
        Confidence = confidence;
        Direction = direction;
        Samples = difference.Units.Samples;
        Warnings = difference.Warnings(StandardError);
        PValue = StandardError == 0 ? (Difference == 0 ? 1 : double.NaN) : Tails.Normal(Difference / StandardError);
        _unseen = UnseenDifference.Of(first, second);

        double half = StandardError == 0 ? _unseen.Reach(Kernels.Confidence.Tail(confidence)) : z * StandardError;
        if (!double.IsFinite(Difference) || !double.IsFinite(half)) half = double.NaN;
        Low = Math.Max(Difference - half, -_unseen.Span);
        High = Math.Min(Difference + half, _unseen.Span);
        Method = double.IsNaN(half) ? "none: no standard error" : StandardError > 0 ? "Wald" : _unseen.Method;
    }

    /// <summary>The statistic, such as <c>F1 (macro)</c>.</summary>
    public string Name { get; }

    /// <summary>The statistic of the first model; NaN where it is undefined.</summary>
    public double First { get; }

    /// <summary>The statistic of the second model; NaN where it is undefined.</summary>
    public double Second { get; }

    /// <summary>Second − first; NaN where either is undefined.</summary>
    public double Difference { get; }

    /// <summary>The standard error of the difference; NaN where it is undefined.</summary>
    public double StandardError { get; }

    /// <summary>The lower end of the interval; NaN where there is none.</summary>
    public double Low { get; }

    /// <summary>The upper end of the interval; NaN where there is none.</summary>
    public double High { get; }

    /// <summary>The level of the interval, such as 0.95.</summary>
    public double Confidence { get; }

    /// <summary>The method of the interval, in words.</summary>
    public string Method { get; }

    /// <summary>The two-sided p-value of no difference; NaN where there is none.</summary>
    public double PValue { get; }

    /// <summary>Whether more of the statistic is better.</summary>
    public MetricDirection Direction { get; }

    /// <summary>The number of samples behind it.</summary>
    public double Samples { get; }

    /// <summary>Why it should not be trusted as it stands: few cases of a class, no variance, few clusters, undefined classes.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Compares a statistic of two models on the same samples.</summary>
    /// <param name="first">The statistic of the first model, by row.</param>
    /// <param name="second">The statistic of the second model, by row.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <param name="direction">Whether more of the statistic is better, for <see cref="NonInferiority"/>.</param>
    /// <param name="weights">What sample weights mean.</param>
    /// <returns>The difference. That row by row the samples are the same is checked by number and weight; <see cref="PairedComparison"/> checks their labels as well.</returns>
    /// <exception cref="ArgumentNullException">A statistic is null.</exception>
    /// <exception cref="ArgumentException">
    /// A statistic is not by row (<see cref="Influence.ByRow"/>); the numbers, weights or clusters of the rows differ; frequency weights are asked for clustered samples.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1), or <paramref name="direction"/> is not a value of its enumeration.</exception>
    public static PairedDifference Of(
        Influence first, Influence second, double confidence = 0.95, MetricDirection direction = MetricDirection.HigherIsBetter, WeightMeaning weights = WeightMeaning.Sampling)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);

        // Cells of two matrices may weigh the same and yet hold different samples.
        if (!first.IsByRow) throw new ArgumentException("A matrix has forgotten its rows; take ByRow(pairs) first.", nameof(first));
        if (!second.IsByRow) throw new ArgumentException("A matrix has forgotten its rows; take ByRow(pairs) first.", nameof(second));
        return new PairedDifference(first, second, confidence, direction, weights);
    }

    /// <summary>Tests whether the second model is worse than the first by less than a margin.</summary>
    /// <param name="margin">The loss that would still be acceptable, in units of the statistic; 0 asks for superiority.</param>
    /// <param name="confidence">The level of the one-sided bound, in (0, 1).</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is negative, NaN or infinite; <paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">The statistic has no better direction.</exception>
    public NonInferiority NonInferiority(double margin, double confidence = 0.95)
    {
        if (!(margin >= 0 && double.IsFinite(margin)))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, FormattableString.Invariant($"A margin must be a finite number that is not negative; it is {margin}."));
        }

        double tail = 2 * Kernels.Confidence.Tail(confidence);
        if (Direction == MetricDirection.Neither) throw new InvalidOperationException($"'{Name}' is neither better nor worse when it is higher.");
        double sign = Direction == MetricDirection.HigherIsBetter ? 1 : -1, gain = sign * Difference;
        double reach = StandardError == 0 ? _unseen.Reach(tail) : -Normal.InvCDF(0, 1, tail) * StandardError;
        double worst = Math.Max(gain - reach, -_unseen.Span);
        double p = StandardError == 0 ? double.NaN : Tails.UpperNormal((gain + margin) / StandardError);
        return new NonInferiority(Name, Difference, margin, sign * worst, confidence, p, worst > -margin, Direction);
    }

    /// <summary>Both values, the difference, its interval and p-value, such as <c>F1 (macro): 0.812 to 0.846, difference 0.034 [0.010, 0.058], p = 0.005</c>.</summary>
    public override string ToString() => double.IsNaN(Difference)
        ? $"{Name}: difference undefined"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: {First:0.000} to {Second:0.000}, difference {Difference:0.000} [{Low:0.000}, {High:0.000}], {HypothesisTest.TextOf(PValue)}");
}

using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <content>From influence to an estimate with an interval.</content>
public sealed partial class Influence
{
    private const int FewClusters = 10;

    /// <summary>The statistic with its standard error and interval.</summary>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <param name="method">How the interval is made.</param>
    /// <param name="weights">What sample weights mean.</param>
    /// <returns>
    /// The estimate. Where the variance is zero or the value at an end of its range, no such interval says anything: then the exact one (Clopper–Pearson) for the
    /// number of samples of the rarest class stands in, which is conservative, and the method says so; of weighted samples their effective number (Σw)²/Σw² (Kish 1965),
    /// and of clustered ones at most the number of clusters. What has no two bounds has no interval then, but for Wald's, which has no width. With warnings: a class of under 30 cases, zero variance,
    /// fewer than 10 clusters, undefined classes.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1), or <paramref name="method"/> is not a value of its enumeration.</exception>
    /// <exception cref="ArgumentException">The method does not fit the range of the statistic, or frequency weights are asked for clustered samples.</exception>
    public Estimate ToEstimate(double confidence = 0.95, IntervalMethod method = IntervalMethod.ByRange, WeightMeaning weights = WeightMeaning.Sampling)
    {
        double error = WithoutRounding(StandardError(weights));
        double cases = weights == WeightMeaning.Frequency ? Evidence.RepeatedCases : Evidence.EffectiveCases;
        if (Units.Clusters is not null) cases = Math.Min(cases, Units.ClusterCount);
        Interval interval = Interval.Of(Value, error, Range, confidence, method, cases);
        return new Estimate(Name, Value, error, interval.Ends.Low, interval.Ends.High, confidence, interval.Method, Units.Samples, Warnings(error));
    }

    // Where all influence cancels, what is left of it is rounding, and no evidence of any variance.
    private double WithoutRounding(double error) =>
        error <= 1e-14 * Math.Max(Math.Abs(Value), Range == MetricRange.MinusOneToOne ? 1 : 0) ? 0 : error;

    internal ImmutableArray<string> Warnings(double error)
    {
        ImmutableArray<string> warnings = Evidence.Warnings(error);
        if (Units.Clusters is null || Units.ClusterCount >= FewClusters) return warnings;
        return warnings.Add(FormattableString.Invariant($"only {Units.ClusterCount} clusters"));
    }
}

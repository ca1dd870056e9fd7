using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace MulticlassMetrics;

/// <summary>A statistic with its bootstrap replicates, and the standard error and interval read from them. See <see cref="Bootstrap"/>.</summary>
/// <remarks>Replicates without a value are counted and left out of what is read. Quantiles interpolate as R's type 7. Immutable.</remarks>
public sealed class BootstrapResult
{
    private readonly double[] _sorted;
    private readonly double _samples;

    internal BootstrapResult(
        string name, double value, double samples, double[] replicates, int undefined, BootstrapOptions options, double acceleration, ImmutableArray<string> warnings)
    {
        Name = name;
        Value = value;
        Replicates = ImmutableArray.Create(replicates);
        UndefinedCount = undefined;
        Seed = options.Seed;
        Method = options.Method;
        Confidence = options.Confidence;
        Scheme = options.Scheme.ToString();
        Acceleration = acceleration;
        _samples = samples;
        _sorted = [.. replicates.Where(replicate => !double.IsNaN(replicate)).Order()];

        double mean = _sorted.Length == 0 ? double.NaN : ArrayStatistics.Mean(_sorted);
        Bias = mean - value;
        StandardError = _sorted.Length < 2 ? double.NaN : ArrayStatistics.StandardDeviation(_sorted);
        BiasCorrection = Correction(value, _sorted, out bool outside);
        ConfidenceInterval ends = Interval(Method, Confidence);
        Low = ends.Low;
        High = ends.High;

        ImmutableArray<string>.Builder all = warnings.ToBuilder();
        if (undefined > 0) all.Add(FormattableString.Invariant($"undefined in {undefined} of {replicates.Length} replicates, which are left out"));
        if (_sorted.Length > 1 && _sorted[0] == _sorted[^1]) all.Add("all replicates are equal, which says that the data cannot show the variance, not that it is none");
        else if (outside) all.Add("the estimate lies outside all replicates");
        Warnings = all.ToImmutable();
    }

    /// <summary>What the statistic is, such as <c>F1 (macro)</c>.</summary>
    public string Name { get; }

    /// <summary>The statistic of the samples themselves; NaN where it is undefined or infinite, and then nothing is drawn.</summary>
    public double Value { get; }

    /// <summary>The standard deviation of the replicates (divisor one less than their number); NaN with fewer than two.</summary>
    public double StandardError { get; }

    /// <summary>The mean of the replicates minus the value.</summary>
    public double Bias { get; }

    /// <summary>The lower end of the interval.</summary>
    public double Low { get; }

    /// <summary>The upper end of the interval.</summary>
    public double High { get; }

    /// <summary>The level of the interval.</summary>
    public double Confidence { get; }

    /// <summary>How the interval was read from the replicates.</summary>
    public BootstrapMethod Method { get; }

    /// <summary>What was drawn: samples, clusters, within classes or strata.</summary>
    public string Scheme { get; }

    /// <summary>The seed that draws the same replicates again.</summary>
    public long Seed { get; }

    /// <summary>The statistic in every replicate, in the order drawn; NaN where it was undefined or infinite.</summary>
    public ImmutableArray<double> Replicates { get; }

    /// <summary>In how many replicates the statistic was undefined or infinite.</summary>
    public int UndefinedCount { get; }

    /// <summary>BCa's z₀, the normal quantile of the share of replicates below the value, those equal to it counted half.</summary>
    public double BiasCorrection { get; }

    /// <summary>BCa's a, a sixth of the skewness of the samples' influence; NaN where another method was asked for.</summary>
    public double Acceleration { get; }

    /// <summary>Why the result should not be trusted as it stands.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Another interval from the same replicates.</summary>
    /// <param name="method">How to read it.</param>
    /// <param name="confidence">The level, in (0, 1).</param>
    /// <returns>The interval; NaN where the value is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1), or there is no such method.</exception>
    /// <exception cref="InvalidOperationException">BCa is asked for and the bootstrap was run for another method, without the acceleration.</exception>
    public ConfidenceInterval Interval(BootstrapMethod method, double confidence = 0.95)
    {
        double tail = Kernels.Confidence.Tail(confidence);
        if (!Enum.IsDefined(method)) throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method.");
        if (_sorted.Length == 0) return new ConfidenceInterval(double.NaN, double.NaN);
        switch (method)
        {
            case BootstrapMethod.Percentile:
                return new ConfidenceInterval(Quantile(tail), Quantile(1 - tail));
            case BootstrapMethod.Basic:
                return new ConfidenceInterval((2 * Value) - Quantile(1 - tail), (2 * Value) - Quantile(tail));
            default:
                if (double.IsNaN(Acceleration)) throw new InvalidOperationException("The acceleration was not computed; ask for BCa in the options.");
                return new ConfidenceInterval(Quantile(Shifted(tail)), Quantile(Shifted(1 - tail)));
        }
    }

    /// <summary>The result as an estimate, to stand beside those of other methods.</summary>
    /// <returns>Value, standard error, interval, method in words, and warnings.</returns>
    public Estimate ToEstimate()
    {
        string method = Method switch
        {
            BootstrapMethod.Percentile => "percentile",
            BootstrapMethod.Basic => "basic",
            _ => "BCa",
        };
        return new Estimate(
            Name, Value, StandardError, Low, High, Confidence, string.Create(CultureInfo.InvariantCulture, $"bootstrap ({Scheme}, {method}, {Replicates.Length} replicates, seed {Seed})"), _samples, Warnings);
    }

    /// <summary>The value and its interval, such as <c>F1 (macro) = 0.812 [0.786, 0.835]</c>.</summary>
    public override string ToString() => ToEstimate().ToString();

    // At least half a replicate on each side: beyond all of them the quantile would be infinite.
    private static double Correction(double value, double[] sorted, out bool outside)
    {
        outside = false;
        if (sorted.Length == 0) return double.NaN;
        int below = sorted.Count(replicate => replicate < value), equal = sorted.Count(replicate => replicate == value);
        double share = (below + (0.5 * equal)) / sorted.Length, least = 0.5 / sorted.Length;
        outside = share < least || share > 1 - least;
        return Normal.InvCDF(0, 1, Math.Clamp(share, least, 1 - least));
    }

    private double Shifted(double probability)
    {
        double sum = BiasCorrection + Normal.InvCDF(0, 1, probability), scale = 1 - (Acceleration * sum);
        return scale > 0 ? Normal.CDF(0, 1, BiasCorrection + (sum / scale)) : sum > 0 ? 1 : 0;
    }

    private double Quantile(double probability) => SortedArrayStatistics.QuantileCustom(_sorted, probability, QuantileDefinition.R7);
}

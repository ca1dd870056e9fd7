using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Statistics;

namespace MulticlassMetrics;

/// <summary>What the samples and the prior say of a statistic: draws from its posterior distribution. See <see cref="Posterior"/>.</summary>
/// <remarks>Draws without a value are counted and left out of what is read. Quantiles interpolate as R's type 7. Immutable.</remarks>
public sealed class PosteriorResult
{
    private readonly double[] _sorted;

    internal PosteriorResult(string name, double value, double[] draws, int undefined, PosteriorOptions options)
    {
        Name = name;
        Value = value;
        Draws = ImmutableArray.Create(draws);
        UndefinedCount = undefined;
        Seed = options.Seed;
        Credibility = options.Credibility;
        _sorted = [.. draws.Where(draw => !double.IsNaN(draw)).Order()];
        Mean = ArrayStatistics.Mean(_sorted);
        StandardDeviation = _sorted.Length < 2 ? double.NaN : ArrayStatistics.StandardDeviation(_sorted);
        double tail = (1 - Credibility) / 2;
        Low = Quantile(tail);
        High = Quantile(1 - tail);
    }

    /// <summary>What the statistic is.</summary>
    public string Name { get; }

    /// <summary>The statistic of the samples themselves, without the prior; NaN where it is undefined.</summary>
    public double Value { get; }

    /// <summary>The mean of the draws.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of the draws; NaN with fewer than two.</summary>
    public double StandardDeviation { get; }

    /// <summary>The lower end of the credible interval of equal tails.</summary>
    public double Low { get; }

    /// <summary>The upper end of the credible interval of equal tails.</summary>
    public double High { get; }

    /// <summary>The level of the credible interval.</summary>
    public double Credibility { get; }

    /// <summary>The statistic in every draw, in the order drawn; NaN where it was undefined or infinite.</summary>
    public ImmutableArray<double> Draws { get; }

    /// <summary>In how many draws the statistic was undefined or infinite.</summary>
    public int UndefinedCount { get; }

    /// <summary>The seed that draws the same again.</summary>
    public long Seed { get; }

    /// <summary>A quantile of the draws.</summary>
    /// <param name="probability">The share of draws below, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not in [0, 1].</exception>
    public double Quantile(double probability) => probability is >= 0 and <= 1
        ? SortedArrayStatistics.QuantileCustom(_sorted, probability, QuantileDefinition.R7)
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be from 0 to 1.");

    /// <summary>The probability that the statistic is above a bound: the share of draws that are.</summary>
    /// <param name="bound">The bound.</param>
    public double ProbabilityAbove(double bound) => _sorted.Count(draw => draw > bound) / (double)_sorted.Length;

    /// <summary>The mean and the interval, such as <c>F1 (macro): mean 0.809 [0.786, 0.835]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: mean {Mean:0.000} [{Low:0.000}, {High:0.000}]");
}

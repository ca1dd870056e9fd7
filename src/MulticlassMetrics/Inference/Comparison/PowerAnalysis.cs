using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How many samples a test needs, from the variance that one sample of a pilot contributes.</summary>
/// <remarks>
/// Normal approximation: a statistic at distance δ from the bound, with variance v a sample, gives on n samples the power Φ(δ√(n/v) − z), z the normal quantile of the level
/// (of half of it, with Φ(−δ√(n/v) − z) added, for a two-sided test). The variance is that of <see cref="Influence"/>; it holds for new samples from the same population, with
/// clusters of the same sizes. It is itself estimated: from a pilot of few cases of a class the answer is rough. Immutable.
/// Source: the usual one; for example Chow, Shao &amp; Wang 2008, chapter 3.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 40, 10 }, { 10, 40 } });
/// var accuracy = PowerAnalysis.Of(Influence.Of(matrix, Averager.Micro, Metric.Recall), TestSides.OneSided);
/// accuracy.SamplesForBound(0.75);           // 396 samples to show with 80% power that 0.80 is above 0.75
/// accuracy.Power(distance: 0.05, samples: 396);     // 0.80
/// accuracy.DetectableDistance(samples: 1000);       // 0.031
/// </code>
/// </example>
public sealed record PowerAnalysis
{
    private readonly double _quantile;

    private PowerAnalysis(string name, double value, double variancePerSample, TestSides sides, double level)
    {
        if (!Enum.IsDefined(sides)) throw new ArgumentOutOfRangeException(nameof(sides), sides, "There are one-sided and two-sided tests only.");
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "The level of the test must be above 0 and below 1.");
        Name = name;
        Value = value;
        VariancePerSample = variancePerSample;
        Sides = sides;
        Level = level;
        _quantile = -Normal.InvCDF(0, 1, sides == TestSides.TwoSided ? level / 2 : level);
    }

    /// <summary>What is tested, such as <c>F1 (macro)</c>.</summary>
    public string Name { get; }

    /// <summary>Its value in the pilot; of a comparison, the difference.</summary>
    public double Value { get; }

    /// <summary>The variance on n samples is this over n; NaN where the statistic is undefined.</summary>
    public double VariancePerSample { get; }

    /// <summary>In which directions the test looks.</summary>
    public TestSides Sides { get; }

    /// <summary>How often the test may reject what is true.</summary>
    public double Level { get; }

    /// <summary>From a statistic of a pilot, or from the difference of two.</summary>
    /// <param name="statistic">The statistic.</param>
    /// <param name="sides">In which directions the test looks.</param>
    /// <param name="level">How often the test may reject what is true, in (0, 1).</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="statistic"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1), or <paramref name="sides"/> is not a value of its enumeration.</exception>
    public static PowerAnalysis Of(Influence statistic, TestSides sides = TestSides.TwoSided, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return new PowerAnalysis(statistic.Name, statistic.Value, statistic.Variance() * statistic.Units.Samples, sides, level);
    }

    /// <summary>From a comparison of two models in a pilot.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="sides">In which directions the test looks; one-sided for non-inferiority.</param>
    /// <param name="level">How often the test may reject what is true, in (0, 1).</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="difference"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1), or <paramref name="sides"/> is not a value of its enumeration.</exception>
    public static PowerAnalysis Of(PairedDifference difference, TestSides sides = TestSides.TwoSided, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new PowerAnalysis(difference.Name, difference.Difference, difference.StandardError * difference.StandardError * difference.Samples, sides, level);
    }

    /// <summary>The probability that the test rejects.</summary>
    /// <param name="distance">How far the truth lies from the bound, or how large the difference is; its sign does not matter.</param>
    /// <param name="samples">The number of samples.</param>
    /// <returns>The power, in (0, 1); NaN without variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="distance"/> is not finite, or <paramref name="samples"/> not positive and finite.</exception>
    public double Power(double distance, double samples)
    {
        double errors = Math.Abs(RequireFinite(distance, nameof(distance))) * Math.Sqrt(RequireSamples(samples) / Variance);
        return PowerAt(errors);
    }

    /// <summary>The samples needed to tell the pilot's value from a bound, as to show that it is above it.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="power">The probability wanted, above the level and below 1.</param>
    /// <returns>The smallest whole number; +∞ where the value is the bound, NaN without variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not finite, or <paramref name="power"/> not between the level and 1.</exception>
    public double SamplesForBound(double bound, double power = 0.8) =>
        double.IsNaN(Value) ? double.NaN : SamplesForDistance(Value - RequireFinite(bound, nameof(bound)), power);

    /// <summary>The samples needed to detect a difference, whatever the pilot's was: only its variance is used.</summary>
    /// <param name="distance">The difference, or the distance from a bound; for non-inferiority of equal models, the margin. Its sign does not matter.</param>
    /// <param name="power">The probability wanted, above the level and below 1.</param>
    /// <returns>The smallest whole number; +∞ for no distance, NaN without variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="distance"/> is not finite, or <paramref name="power"/> not between the level and 1.</exception>
    public double SamplesForDistance(double distance, double power = 0.8)
    {
        double errors = ErrorsNeeded(power) / Math.Abs(RequireFinite(distance, nameof(distance)));
        return Math.Max(1, Math.Ceiling(Variance * errors * errors));
    }

    /// <summary>The smallest difference, or distance from a bound, that so many samples detect.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="power">The probability wanted, above the level and below 1.</param>
    /// <returns>The distance; NaN without variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is not positive and finite, or <paramref name="power"/> not between the level and 1.</exception>
    public double DetectableDistance(double samples, double power = 0.8) => ErrorsNeeded(power) * Math.Sqrt(Variance / RequireSamples(samples));

    // No variance in a pilot is too few samples, not certainty.
    private double Variance => VariancePerSample > 0 ? VariancePerSample : double.NaN;

    private double PowerAt(double errors) => Tails.UpperNormal(_quantile - errors) + (Sides == TestSides.TwoSided ? Tails.UpperNormal(_quantile + errors) : 0);

    // How many standard errors the truth must be away. The other tail of a two-sided test matters only where the power is near the level.
    private double ErrorsNeeded(double power)
    {
        if (!(power > Level && power < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, FormattableString.Invariant($"The power must be above the level {Level} and below 1; it is {power}."));
        }

        double high = _quantile + Normal.InvCDF(0, 1, power), low = 0;
        if (Sides == TestSides.OneSided) return high;
        for (int step = 0; step < 100; step++)
        {
            double middle = (low + high) / 2;
            if (PowerAt(middle) < power) low = middle;
            else high = middle;
        }

        return high;
    }

    private static double RequireFinite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"It must be finite; it is {value}."));

    private static double RequireSamples(double samples) => samples > 0 && double.IsFinite(samples)
        ? samples
        : throw new ArgumentOutOfRangeException(nameof(samples), samples, FormattableString.Invariant($"The number of samples must be positive and finite; it is {samples}."));
}

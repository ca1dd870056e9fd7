using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>McNemar's tests: of the samples on which exactly one of two models is right, does either get more than half?</summary>
/// <remarks>
/// Samples on which both are right or both are wrong say nothing about which is better and do not enter. Two values are equal when both numbers are.
/// Without such samples (<c>default</c>) every variant has p = 1: nothing was seen that could speak for either. Immutable.
/// Sources: McNemar 1947; Edwards 1948 (correction); Fagerland, Lydersen &amp; Laake 2013 (mid-p, the one to take: close to its level, where the exact test is too cautious).
/// </remarks>
/// <example>
/// <code>
/// var models = PairedLabels.From(
///     actual: ["a", "a", "a", "b", "b", "b"],
///     first:  ["a", "b", "b", "a", "a", "b"],
///     second: ["a", "a", "a", "b", "b", "a"]);
/// models.McNemar.OnlySecondRight;      // 4
/// models.McNemar.Exact().PValue;       // 0.375
/// models.McNemar.MidP().PValue;        // 0.219
/// new McNemar(22, 10).ChiSquared().PValue;   // 0.034
/// new McNemar(22, 10).Corrected().PValue;    // 0.052
/// </code>
/// </example>
public readonly record struct McNemar
{
    /// <summary>Makes the pair of numbers.</summary>
    /// <param name="onlyFirstRight">The number of samples that only the first model has right, b.</param>
    /// <param name="onlySecondRight">The number of samples that only the second model has right, c.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public McNemar(long onlyFirstRight, long onlySecondRight)
    {
        if (onlyFirstRight < 0) throw Throw.NotACount(onlyFirstRight, nameof(onlyFirstRight));
        if (onlySecondRight < 0) throw Throw.NotACount(onlySecondRight, nameof(onlySecondRight));
        OnlyFirstRight = onlyFirstRight;
        OnlySecondRight = onlySecondRight;
    }

    /// <summary>The number of samples that only the first model has right.</summary>
    public long OnlyFirstRight { get; }

    /// <summary>The number of samples that only the second model has right.</summary>
    public long OnlySecondRight { get; }

    private double Discordant => (double)OnlyFirstRight + OnlySecondRight;

    private long Fewer => Math.Min(OnlyFirstRight, OnlySecondRight);

    private double Gap => Math.Abs((double)OnlyFirstRight - OnlySecondRight);

    /// <summary>The exact test: the smaller number against a fair coin. Never rejects too often, hence rather rarely.</summary>
    /// <returns>p = min(1, 2·P(X ≤ min(b, c))) with X ~ Binomial(b + c, ½); the statistic is min(b, c).</returns>
    public HypothesisTest Exact()
    {
        (_, double below) = FairCoin.Lower(Discordant, Fewer);
        return new HypothesisTest("McNemar (exact)", Fewer, double.NaN, Math.Min(1, 2 * below), []);
    }

    /// <summary>The exact test that counts only half of the outcome that was seen.</summary>
    /// <returns>p = 2·P(X ≤ min(b, c)) − P(X = min(b, c)); for a tie b = c it is 1 − ½·P(X = b), and 1 for b = c = 0. The statistic is min(b, c).</returns>
    public HypothesisTest MidP()
    {
        (double at, double below) = FairCoin.Lower(Discordant, Fewer);
        double p = Discordant == 0 ? 1 : Gap == 0 ? 1 - (at / 2) : (2 * below) - at;
        return new HypothesisTest("McNemar (mid-p)", Fewer, double.NaN, p, []);
    }

    /// <summary>The chi-squared test, for some 25 samples and more.</summary>
    /// <returns>(b − c)² / (b + c) with one degree of freedom; 0 with p = 1 for b = c = 0.</returns>
    public HypothesisTest ChiSquared() => Squared("McNemar (chi-squared)", Gap);

    /// <summary>The chi-squared test with the continuity correction, which comes close to the exact one.</summary>
    /// <returns>(|b − c| − 1)² / (b + c) with one degree of freedom; 0 with p = 1 for b = c, where there is nothing to correct.</returns>
    public HypothesisTest Corrected() => Squared("McNemar (chi-squared, corrected)", Math.Max(0, Gap - 1));

    private HypothesisTest Squared(string method, double gap)
    {
        double statistic = Discordant == 0 ? 0 : gap * gap / Discordant;
        return new HypothesisTest(method, statistic, 1, Tails.ChiSquared(statistic, 1), []);
    }
}

using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

/// <summary>Drawn numbers against their distributions: Pearson's statistic over many draws, at fixed seeds, below its mean plus five standard deviations.</summary>
public class RandomDrawsTest
{
    private const int Draws = 40_000;

    [Fact]
    public void Next_IsXoshiro256PlusPlus_WhateverTheRuntime()
    {
        var random = new RandomStream(1, 0);
        new[] { random.Next(), random.Next(), random.Next() }.Should().Equal(FirstOfSeedOne);
        new RandomStream(1, 1).Next().Should().NotBe(FirstOfSeedOne[0]);
        new RandomStream(2, 0).Next().Should().NotBe(FirstOfSeedOne[0]);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(4)]
    [InlineData(9.99)]
    [InlineData(10)]
    [InlineData(37.5)]
    [InlineData(1234.5)]
    [InlineData(16_384)]
    public void PoissonLaw_DrawsPoissonNumbers(double mean)
    {
        var law = new PoissonLaw(mean);
        var random = new RandomStream(5, 0);
        Fits(Draw(() => law.Next(ref random)), k => Poisson.PMF(mean, (int)k));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(100_001)]
    public void NextHeads_DrawsBinomialNumbers(int tosses)
    {
        var random = new RandomStream(6, 0);
        Fits(Draw(() => random.NextHeads(tosses)), k => Binomial.PMF(0.5, tosses, (int)k));
    }

    [Theory]
    [InlineData(0.04)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(7.3)]
    public void NextGamma_DrawsGammaNumbers(double shape)
    {
        var random = new RandomStream(7, 0);

        // By the probability integral transform the twentieths are equally likely.
        Fits(Draw(() => Math.Min(19, (long)(20 * Cdf(random.NextGamma(shape))))), _ => 0.05);

        // MathNet takes tiny numbers for zero; there the first term of the series is all.
        double Cdf(double x) => x < 1e-9 ? Math.Pow(x, shape) / SpecialFunctions.Gamma(shape + 1) : Gamma.CDF(shape, 1, x);
    }

    [Theory]
    [InlineData(7)] // one by one
    [InlineData(40)] // by Poisson counts and a rest
    [InlineData(1_000_000)] // by several rounds of them
    public void MultinomialDraw_DrawsMultinomialNumbers(int scale)
    {
        long[] multiplicities = [scale, 3 * scale, 6 * scale, scale];
        var draw = new MultinomialDraw(multiplicities, 0, 3, 4);
        var random = new RandomStream(8, 0);
        long[] counts = new long[4], scratch = new long[4];
        int n = 10 * scale;
        long[][] drawn = [.. Enumerable.Range(0, Draws).Select(_ =>
        {
            draw.Next(ref random, counts, scratch);
            (counts[0] + counts[1] + counts[2]).Should().Be(n);
            counts[3].Should().Be(scale, "it is a stratum of its own");
            return counts.ToArray();
        })];

        for (int kind = 0; kind < 3; kind++)
        {
            double share = multiplicities[kind] / (double)n, spread = Math.Sqrt(n * share * (1 - share));
            drawn.Average(d => d[kind]).Should().BeApproximately(n * share, 5 * spread / Math.Sqrt(Draws));
            drawn.Average(d => Math.Pow(d[kind] - (n * share), 2)).Should().BeApproximately(spread * spread, 5 * spread * spread * Math.Sqrt(2.0 / Draws));
        }

        if (n <= 400) Fits(drawn.Select(d => d[1]), k => Binomial.PMF(0.3, n, (int)k));
        double covariance = drawn.Average(d => (d[0] - (0.1 * n)) * (d[1] - (0.3 * n)));
        covariance.Should().BeApproximately(-0.03 * n, 0.03 * 0.03 * 30 * n);
    }

    [Fact]
    public void Below_IsEvenUpToTheLast()
    {
        var random = new RandomStream(9, 0);
        Fits(Draw(() => random.Below(7)), _ => 1 / 7.0);
        random.Below(1).Should().Be(0);
    }

    private static ulong[] FirstOfSeedOne => Reference(1, 0, 3);

    // The published algorithms, written out with whole-number arrays.
    private static ulong[] Reference(ulong seed, ulong stream, int count)
    {
        ulong state = SplitMix(SplitMix(unchecked(seed + 0x9E3779B97F4A7C15)) + stream);
        ulong[] s = new ulong[4];
        for (int i = 0; i < 4; i++) s[i] = SplitMix(state = unchecked(state + 0x9E3779B97F4A7C15));
        ulong[] output = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            output[i] = unchecked(ulong.RotateLeft(s[0] + s[3], 23) + s[0]);
            ulong t = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = ulong.RotateLeft(s[3], 45);
        }

        return output;

        static ulong SplitMix(ulong z)
        {
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            return z ^ (z >> 31);
        }
    }

    private static IEnumerable<long> Draw(Func<long> next) => [.. Enumerable.Range(0, Draws).Select(_ => next())];

    private static void Fits(IEnumerable<long> drawn, Func<long, double> probability)
    {
        Dictionary<long, int> seen = drawn.CountBy(value => value).ToDictionary();
        double statistic = 0, elsewhere = 1, seenElsewhere = Draws;
        int kinds = 0;
        foreach ((long value, int count) in seen)
        {
            double expected = Draws * probability(value);
            if (expected < 10) continue;
            statistic += Math.Pow(count - expected, 2) / expected;
            elsewhere -= expected / Draws;
            seenElsewhere -= count;
            kinds++;
        }

        if (elsewhere * Draws >= 10) statistic += Math.Pow(seenElsewhere - (elsewhere * Draws), 2) / (elsewhere * Draws);
        statistic.Should().BeLessThan(kinds + (5 * Math.Sqrt(2.0 * kinds)) + 5);
        seenElsewhere.Should().BeLessThan(Math.Max(40, 2 * elsewhere * Draws));
    }
}

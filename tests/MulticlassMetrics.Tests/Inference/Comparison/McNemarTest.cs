namespace MulticlassMetrics.Tests.Inference.Comparison;

public class McNemarTest
{
    [Fact]
    public void Tests_OfASmallCase_AreThoseCountedByHand()
    {
        var test = new McNemar(1, 4);

        // 2 * (1 + 5) / 32, and less 5/32 for half of either tail's own outcome.
        test.Exact().PValue.Should().BeApproximately(12.0 / 32, 1e-15);
        test.MidP().PValue.Should().BeApproximately(7.0 / 32, 1e-15);
        test.ChiSquared().Statistic.Should().BeApproximately(9.0 / 5, 1e-15);
        test.Corrected().Statistic.Should().BeApproximately(4.0 / 5, 1e-15);
        new McNemar(4, 1).Should().NotBe(test);
        new McNemar(4, 1).MidP().Should().BeEquivalentTo(test.MidP());
    }

    [Fact]
    public void Tests_OfATie()
    {
        var tie = new McNemar(2, 2);

        tie.Exact().PValue.Should().Be(1);
        tie.MidP().PValue.Should().BeApproximately(1 - (0.5 * 6 / 16), 1e-15);
        tie.ChiSquared().PValue.Should().Be(1);
        tie.Corrected().Statistic.Should().Be(0);
    }

    [Fact]
    public void Tests_WithoutDiscordantSamples_HaveP1()
    {
        McNemar none = default;

        foreach (HypothesisTest test in new[] { none.Exact(), none.MidP(), none.ChiSquared(), none.Corrected() })
        {
            test.PValue.Should().Be(1, test.Method);
            test.Statistic.Should().Be(0, test.Method);
        }
    }

    [Fact]
    public void Exact_KeepsItsDigitsForLargeNumbers()
    {
        // With a million on either side, the probability of the tie is 1/sqrt(pi n) (1 - 1/(8n) + ...), here to 1e-13.
        const long N = 1_000_000;
        double tie = 1 / Math.Sqrt(Math.PI * N) * (1 - (1.0 / (8 * N)));
        ((1 - new McNemar(N, N).MidP().PValue) * 2).Should().BeApproximately(tie, 1e-10 * tie);

        // One step off the middle: P(X <= N - 1) = (1 - tie) / 2.
        new McNemar(N - 1, N + 1).Exact().PValue.Should().BeApproximately(1 - tie, 1e-12);
        new McNemar(0, 1000).Exact().PValue.Should().Be(Math.ScaleB(1, -999));
        new McNemar(0, 5000).Exact().PValue.Should().Be(0);
    }

    [Fact]
    public void Constructor_RefusesNegativeNumbers()
    {
        Action act = () => _ = new McNemar(3, -1);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("A count must be a finite number that is not negative; onlySecondRight is -1.*");
    }

    [Fact]
    public void ToString_SaysTheTestInALine()
    {
        new McNemar(22, 10).ChiSquared().ToString().Should().Be("McNemar (chi-squared): 4.500, df 1, p = 0.034");
        new McNemar(22, 10).Exact().ToString().Should().Be("McNemar (exact): 10.000, p = 0.050");
        new McNemar(220, 10).Exact().ToString().Should().Be("McNemar (exact): 10.000, p < 0.001");
    }
}

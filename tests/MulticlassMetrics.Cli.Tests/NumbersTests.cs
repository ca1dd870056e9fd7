namespace MulticlassMetrics.Cli.Tests;

public class NumbersTests
{
    [Theory]
    [InlineData(0.0625, "0.063")]
    [InlineData(double.NaN, "n/a")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Of_WritesThreeDecimals(double value, string expected) => Numbers.Of(value).Should().Be(expected);

    [Theory]
    [InlineData(0.04991, "0.049")]
    [InlineData(0.05, "0.050")]
    [InlineData(0.0009, "<0.001")]
    [InlineData(1.0, "1.000")]
    [InlineData(double.NaN, "-")]
    public void PValue_IsNotRoundedUpToALevel(double p, string expected) => Numbers.PValue(p).Should().Be(expected);

    [Fact]
    public void Of_MarksAnUndefinedFigure() => Numbers.Of(new Figure(1, "0/0")).Should().Be("1.000*");

    [Theory]
    [InlineData(new[] { 0.0, 1234567.0 }, "0|1,234,567")]
    [InlineData(new[] { 0.5, 12.0 }, "0.50|12.00")]
    [InlineData(new[] { 0.25, 1234567.0 }, "0.3|1,234,567.0")]
    [InlineData(new[] { 0.00025, 0.0 }, "0.00025|0")]
    [InlineData(new[] { 1e300 }, "1E+300")]
    public void Weights_HaveAsManyDigitsAsTheLargestNeeds(double[] weights, string expected) =>
        string.Join('|', weights.Select(Numbers.Weights(weights))).Should().Be(expected);

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1 / 3.0, "0.3333333333333333")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(double.NaN, "")]
    public void RoundTrip_ReadsBackTheSame(double value, string expected) => Numbers.RoundTrip(value).Should().Be(expected);
}

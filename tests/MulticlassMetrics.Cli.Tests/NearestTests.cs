namespace MulticlassMetrics.Cli.Tests;

public class NearestTests
{
    [Theory]
    [InlineData("atLest", "atLeast")]
    [InlineData("atleast", "atLeast")]
    [InlineData("ATMOST", "atMost")]
    [InlineData("atLesat", "atLeast")]
    [InlineData("metrics", "metric")]
    [InlineData("x", null)]
    [InlineData("threshold", null)]
    [InlineData("", null)]
    public void To_FindsTheNameWithTheFewestMistakes(string typed, string? expected) => Nearest.To(typed, ["metric", "atMost", "atLeast"]).Should().Be(expected);

    [Fact]
    public void To_TakesTheNearerOne() => Nearest.To("atLest", ["atMost", "atLast", "atLeast", "atLes"]).Should().Be("atLast");
}

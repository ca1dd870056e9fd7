namespace MulticlassMetrics.Cli.Tests;

public class IntegerTextTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("-12", true)]
    [InlineData("+12", true)]
    [InlineData("000000000000000000000000000000001", true)]
    [InlineData("", false)]
    [InlineData("-", false)]
    [InlineData("1.0", false)]
    [InlineData("1 ", false)]
    [InlineData("--1", false)]
    [InlineData("1e3", false)]
    [InlineData("٣", false)]
    public void IsInteger_KnowsDigitsWithASign(string text, bool expected) => IntegerText.IsInteger(text).Should().Be(expected);

    [Fact]
    public void Order_IsByValueThenOrdinal()
    {
        string[] expected = ["-100000000000000000000", "-99999999999999999999", "-10", "-9", "-0", "0", "00", "+1", "01", "1", "9", "10", "99999999999999999999", "100000000000000000000"];

        expected.Reverse().Order(IntegerText.Order).Should().Equal(expected);
    }
}

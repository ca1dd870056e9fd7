using System.Text.Json;
using Xunit.Sdk;

namespace MulticlassMetrics.Tests.Support;

public class GoldenTest
{
    public static TheoryData<string> DataFiles => new(Golden.Cases("labels-real.json").Select(item => item["csv"].Text));

    [Theory]
    [InlineData("labels.json", 59)]
    [InlineData("labels-real.json", 8)]
    [InlineData("scores.json", 24)]
    [InlineData("scores-real.json", 8)]
    [InlineData("binary-scores.json", 20)]
    [InlineData("inference.json#proportions", 36)]
    [InlineData("inference.json#pairedLabels", 6)]
    [InlineData("inference.json#deltaMethod", 12)]
    [InlineData("explain.json", 16)]
    [InlineData("paired.json", 6)]
    [InlineData("proc.json", 4)]
    [InlineData("pycm.json", 5)]
    public void Names_TellEveryCaseApart(string file, int cases)
    {
        string[] names = [.. Golden.Names(file).Cast<object[]>().Select(row => (string)row[0])];

        names.Should().HaveCount(cases).And.OnlyHaveUniqueItems();
        names.Should().AllSatisfy(name => Golden.Case(file, name).Json.ValueKind.Should().Be(JsonValueKind.Object));
    }

    [Fact]
    public void Number_ReadsNamedFloatingPointLiterals()
    {
        double[] numbers = Parse("""[1, -2.5e-3, "NaN", "Infinity", "-Infinity"]""").Numbers;

        numbers.Should().Equal(1, -2.5e-3, double.NaN, double.PositiveInfinity, double.NegativeInfinity);
    }

    [Fact]
    public void Number_RefusesOtherText()
    {
        Action read = () => _ = Parse("\"one\"").Number;

        read.Should().Throw<FormatException>().WithMessage("*one*");
    }

    [Fact]
    public void Texts_ReadLabelsOfEitherKind()
    {
        Parse("[7, -5]").Texts.Should().Equal("7", "-5");
        Parse("[7, -5]").Integers.Should().Equal(7, -5);
        Parse("""["a", "b"]""").Texts.Should().Equal("a", "b");
        Parse("[7, -5]").AreTexts.Should().BeFalse();
        Parse("""["a", "b"]""").AreTexts.Should().BeTrue();
    }

    [Fact]
    public void Find_TakesNullForNothing()
    {
        GoldenValue item = Parse("""{"weights": null}""");

        item.Find("weights").Should().BeNull();
        item.Find("other").Should().BeNull();
        item.Invoking(x => x["weights"]).Should().Throw<KeyNotFoundException>().WithMessage("*'weights'*");
    }

    [Theory]
    [InlineData(1, 1 + 1e-13)]
    [InlineData(1e9, 1e9 + 1e-4)]
    [InlineData(0, 1e-13)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    public void Agree_HoldsWithinTheTolerance(double actual, double expected) => Golden.Agree(actual, expected, Golden.Exact, "x");

    [Theory]
    [InlineData(1, 1 + 1e-11)]
    [InlineData(1e-9, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public void Agree_FailsOutsideTheTolerance(double actual, double expected)
    {
        Action agree = () => Golden.Agree(actual, expected, Golden.Exact, "x");

        agree.Should().Throw<XunitException>();
    }

    [Fact]
    public void Agree_NamesTheCaseTheFieldAndBothNumbers()
    {
        GoldenValue expected = Golden.Case("labels.json", "perfect")["expected"]["zeroDivision=0"]["f1"];

        Action agree = () => Golden.Agree(0.25, expected["macro"], Golden.Exact);
        Action agreeInEach = () => Golden.Agree([1, 0.25, 1], expected["perClass"], Golden.Exact);
        Action agreeInLength = () => Golden.Agree([1, 1], expected["perClass"], Golden.Exact);

        agree.Should().Throw<XunitException>().WithMessage("labels.json · perfect/expected/zeroDivision=0/f1/macro: 0.25, 1 expected*");
        agreeInEach.Should().Throw<XunitException>().WithMessage("*/f1/perClass[1]: 0.25, 1 expected*");
        agreeInLength.Should().Throw<XunitException>().WithMessage("*/f1/perClass: 2 values, 3 expected");
    }

    [Theory]
    [MemberData(nameof(DataFiles))]
    public void Predictions_AreTheRowsThatTheCasesCount(string file)
    {
        Predictions read = Predictions.Read(file);
        GoldenValue expected = Golden.Cases("labels-real.json").Single(item => item["csv"].Text == file);

        read.Classes.Should().Equal(expected["labels"].Texts);
        double[] support = [.. read.Classes.Select(c => (double)read.Actual.Count(c.Equals))];
        Golden.Agree(support, expected["expected"]["perClass"]["support"], 0);
        read.Predicted.Should().HaveSameCount(read.Actual);
        read.Scores.Should().HaveSameCount(read.Actual).And.AllSatisfy(row => row.Sum().Should().BeApproximately(1, 1e-5));
    }

    private static GoldenValue Parse(string json) => new("json", JsonDocument.Parse(json).RootElement);
}

using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportStatisticsTests : IDisposable
{
    private static readonly string[] Weighted = ["cohenKappaLinear", "cohenKappaQuadratic"];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Overall_HasTheStatisticsOfTheMatrix()
    {
        JsonElement overall = _workspace.With("animals.csv", Files.Animals).PrintJson("report", "animals.csv").GetProperty("overall");

        // By hand: five of eight right; shares 4, 3, 1 and 3, 4, 1 of 8.
        double agreement = 5 / 8.0, expected = (12 + 12 + 1) / 64.0, pooled = (49 + 49 + 4) / 256.0, gwet = ((7 * 9 * 2) + (2 * 14)) / 256.0 / 2;
        Value(overall, "accuracy").Should().Be(agreement);
        Value(overall, "noInformationRate").Should().Be(0.5);
        Value(overall, "cohenKappa").Should().BeApproximately((agreement - expected) / (1 - expected), 1e-15);
        Value(overall, "matthewsCorrelation").Should().BeApproximately((agreement - expected) / (1 - (26 / 64.0)), 1e-15);
        Value(overall, "krippendorffAlpha").Should().BeApproximately((agreement - pooled) / (1 - pooled), 1e-15);
        Value(overall, "gwetAc1").Should().BeApproximately((agreement - gwet) / (1 - gwet), 1e-15);
        Value(overall, "mutualInformation").Should().BeApproximately(
            ((3 * Math.Log(3 * 8 / 12.0)) + Math.Log(8 / 16.0) + (2 * Math.Log(2 * 8 / 12.0)) + Math.Log(8 / 3.0) + Math.Log(8 / 4.0)) / 8, 1e-15);
    }

    [Theory]
    [InlineData("1,2,3", false)]
    [InlineData("low,mid,high", true)]
    public void WeightedKappas_TakeTheNumericOrDeclaredOrder(string classes, bool declare)
    {
        string[] names = classes.Split(',');
        string rows = $"{names[0]},{names[1]}\n{names[1]},{names[1]}\n{names[2]},{names[0]}\n{names[2]},{names[2]}\n";

        JsonElement overall = _workspace.With("p.csv", "actual,predicted\n" + rows).PrintJson(["report", "p.csv", .. declare ? new[] { "--classes", classes } : []]).GetProperty("overall");

        // Disagreements |i - j|: 1 + 2 of 4; expected from shares 1, 1, 2 and 1, 2, 1 of 4.
        Value(overall, "cohenKappaLinear").Should().BeApproximately(1 - (3 / 4.0 / ((0 + 2 + 2 + 1 + 0 + 1 + 4 + 4 + 0) / 16.0)), 1e-15);
        Value(overall, "cohenKappaQuadratic").Should().BeApproximately(1 - (5 / 4.0 / ((0 + 2 + 4 + 1 + 0 + 1 + 8 + 4 + 0) / 16.0)), 1e-15);
    }

    [Theory]
    [InlineData("actual,predicted\na,b\nb,b\n")]
    [InlineData("actual,predicted\n1,2\n2,x\n")]
    [InlineData("actual,predicted,score:a,score:b\na,b,0,1\nb,b,0,1\n")]
    public void WeightedKappas_AreUndefinedWithoutAnOrder(string content)
    {
        JsonElement overall = _workspace.With("p.csv", content).PrintJson("report", "p.csv").GetProperty("overall");

        overall.EnumerateObject().Where(figure => Weighted.Contains(figure.Name)).Select(figure => figure.Value.GetRawText())
            .Should().Equal(Enumerable.Repeat("""{"value":null,"undefined":"the classes have no order; --classes gives one"}""", 2));
    }

    [Fact]
    public void Text_SaysWhyAStatisticIsUndefined() => _workspace.With("p.csv", "actual,predicted\n7,7\n7,7\n").Print("report", "p.csv").Should()
        .Contain("Cohen's kappa                      n/a (0/0: ").And.Contain("Cohen's kappa (linear weights)     n/a (0/0: ");

    private static double Value(JsonElement overall, string name) => overall.GetProperty(name).GetProperty("value").GetDouble();
}

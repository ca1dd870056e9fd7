using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class GoldenReportTests : IDisposable
{
    private static readonly string Goldens = Path.Combine(AppContext.BaseDirectory, "data");
    private static readonly string[] Metrics = ["precision", "recall", "f1", "specificity", "jaccard"];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("soybean-diseases.logistic")]
    [InlineData("shuttle.bayes")]
    [InlineData("digits.tree")]
    [InlineData("diabetes.forest")]
    public void Report_AgreesWithScikitLearn(string name)
    {
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Goldens, "labels-real.json"))).RootElement
            .EnumerateArray().Single(c => c.GetProperty("name").GetString() == name).GetProperty("expected");
        JsonElement zero = expected.GetProperty("zeroDivision=0");

        JsonElement report = _workspace.PrintJson("report", Path.Combine(Goldens, name + ".csv"));

        JsonElement.DeepEquals(report.GetProperty("confusionMatrix"), expected.GetProperty("confusionMatrix")).Should().BeTrue();
        foreach (string metric in Metrics)
        {
            foreach (string average in (string[])["micro", "macro", "weighted"])
            {
                Value(report.GetProperty("averages").GetProperty(average).GetProperty(metric)).Should().BeApproximately(zero.GetProperty(metric).GetProperty(average).GetDouble(), 1e-12);
            }

            report.GetProperty("perClass").EnumerateObject().Select(c => Value(c.Value.GetProperty(metric))).Should()
                .Equal(zero.GetProperty(metric).GetProperty("perClass").EnumerateArray().Select(v => v.GetDouble()), (a, e) => Math.Abs(a - e) <= 1e-12);
        }
    }

    private static double Value(JsonElement figure) => figure.GetProperty("value").GetDouble();
}

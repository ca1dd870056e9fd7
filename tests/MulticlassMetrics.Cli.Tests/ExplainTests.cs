using System.Text.Json;
using System.Text.RegularExpressions;

namespace MulticlassMetrics.Cli.Tests;

public sealed partial class ExplainTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("shuttle.logistic", 0.068, 0.05997, 0.00845, 0.00785, 0.00089)]
    [InlineData("shuttle.bayes", 0.024, 0.00227, 0.00466, 0.02154, 0.00096)]
    public void Explain_TellsTheGapsOfTheShuttleModelsApart(string name, double gap, double prevalence, double prevalenceError, double pooling, double poolingError)
    {
        JsonElement auc = _workspace.PrintJson("explain", Golden.Csv(name), "--metric", "rocAuc").GetProperty("gaps").GetProperty("rocAuc");

        Number(auc, "gap").Should().BeApproximately(gap, 5e-4);
        Number(auc, "prevalence").Should().BeApproximately(prevalence, 1e-5);
        Number(auc, "prevalence", "standardError").Should().BeApproximately(prevalenceError, 1e-5);
        Number(auc, "pooling").Should().BeApproximately(pooling, 1e-5);
        Number(auc, "pooling", "standardError").Should().BeApproximately(poolingError, 1e-5);
        Number(auc, "microAucOfPriors").Should().BeApproximately(0.954, 5e-4);
    }

    [Fact]
    public void Explain_AgreesWithTheJackknife()
    {
        JsonElement expected = Golden.Case("explain.json", "soybean-diseases.logistic").GetProperty("expected");

        JsonElement gaps = _workspace.PrintJson("explain", Golden.Csv("soybean-diseases.logistic"), "--metric", "f1,recall", "--metric", "rocAuc").GetProperty("gaps");

        foreach ((string key, string prefix, string block, string second) in ((string, string, string, string)[])
            [("f1", "f1", "counts, undefined zero", "allocation"), ("recall", "recall", "counts, undefined zero", "allocation"), ("rocAuc", "roc auc", "ranks", "pooling")])
        {
            JsonElement gap = gaps.GetProperty(key), statistics = expected.GetProperty(block);
            foreach ((string part, string name) in ((string, string)[])
                [("micro", "micro"), ("macro", "macro"), ("weighted", "weighted"), ("gap", "gap"), ("prevalence", "gap prevalence"), (second, "gap " + second)])
            {
                Agree(gap.GetProperty(part), statistics.GetProperty($"{prefix} {name}"));
            }

            int c = 0;
            foreach (JsonProperty part in gap.GetProperty("classes").EnumerateObject())
            {
                Agree(part.Value.GetProperty("drag"), statistics.GetProperty($"{prefix} drag {c++}"));
                part.Value.GetProperty("drag").GetProperty("pHolm").GetDouble().Should().BeGreaterThanOrEqualTo(Number(part.Value, "drag", "p"));
            }
        }
    }

    [Fact]
    public void Explain_DrawsBars() => _workspace.Print("explain", Golden.Csv("shuttle.logistic"), "--metric", "rocAuc").Should()
        .Contain("+ prevalence        +0.060  [+0.043, +0.077]  <0.001  above 0: common classes are done better\n")
        .And.Contain("Fpv.Open       39  0.712  +0.036  [+0.024, +0.048]  <0.001          │████████\n")
        .And.Contain("Rad.Flow   11,478  0.990  -0.010  [-0.013, -0.007]  <0.001        ██│\n");

    [Fact]
    public void ReadMe_QuotesWhatTheToolPrints()
    {
        string readMe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");
        MatchCollection quotes = Quote().Matches(readMe);

        quotes.Should().HaveCount(3);
        foreach (Match quote in quotes)
        {
            string[] printed = _workspace.Print("explain", Golden.Csv(quote.Groups[1].Value), "--metric", "rocAuc").Split('\n');
            printed.Should().Contain(quote.Groups[2].Value.TrimEnd().Split('\n'));
        }
    }

    [Theory]
    [InlineData("--metric 'mcc' is no ratio of counts", "--metric", "mcc")]
    [InlineData("--metric 'x' is not known; there are precision, recall, f1, ", "--metric", "f1,x")]
    [InlineData("p.csv has no columns of scores, which ROC AUC needs (choose with --scores).", "--metric", "rocAuc")]
    [InlineData("--rare '1' is not a number above 0 and below 1.", "--rare", "1")]
    [InlineData("--confidence 'none' is not a number above 0 and below 1.", "--confidence", "none")]
    [InlineData("--undefined 'one' is not one of zero, skip. Try --help.", "--undefined", "one")]
    public void Explain_Refuses(string message, params string[] arguments)
    {
        ToolResult result = _workspace.With("p.csv", Files.Animals).Run(["explain", "p.csv", .. arguments]);

        result.Should().Match<ToolResult>(r => r.ExitCode == 2 && r.Output == "");
        result.Error.Should().StartWith("metrics: " + message);
        result.Error.TrimEnd().Should().NotContain("\n");
    }

    [GeneratedRegex(@"-- explain \S*/([^/\s]+)\.csv --metric rocAuc\n```\n.*?```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Quote();

    private static void Agree(JsonElement figure, JsonElement expected)
    {
        figure.GetProperty("value").GetDouble().Should().BeApproximately(expected.GetProperty("value").GetDouble(), 1e-12);
        if (expected.TryGetProperty("standardError", out JsonElement error)) figure.GetProperty("standardError").GetDouble().Should().BeApproximately(error.GetDouble(), 1e-6);
    }

    private static double Number(JsonElement gap, string part, string what = "value") => gap.GetProperty(part).GetProperty(what).GetDouble();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportIntervalTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Text_PrintsIntervalsAndNamesTheirMethods() => _workspace.With("p.csv", "actual,predicted\n" + Repeat("a,a", 40) + Repeat("a,b", 10) + Repeat("b,b", 20)).Print("report", "p.csv").Should().Contain("""
        accuracy                           0.857 [0.757, 0.921]
        """).And.Contain("""
        Classes, by support
           support  predicted             precision                recall                    F1           specificity
        ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
        a       50         40  1.000 [0.912, 1.000]  0.800 [0.670, 0.888]  0.889 [0.800, 0.941]  1.000 [0.839, 1.000]
        b       20         30  0.667 [0.488, 0.808]  1.000 [0.839, 1.000]  0.800 [0.652, 0.895]  0.800 [0.670, 0.888]

        """).And.EndWith("""

        intervals are rough where a class has fewer than 30 cases: b (20)
        a standard error of 0 says that the data cannot show it, not that there is none: precision of 1 class, recall of 1 class, specificity of 1 class
        the interval of the worst class leaves out that it was picked from the data
        95% interval, Wilson: accuracy; precision, recall, specificity of each class; micro precision, recall, F1
        95% interval, logit: balanced accuracy; no-information rate; F1 of each class; micro specificity; macro and weighted precision, recall, F1, specificity
        95% interval, tanh: Cohen's kappa; Matthews correlation; Gwet's AC1; Krippendorff's alpha
        95% interval, Wald: mutual information (nats)
        standard errors by the influence of each sample (infinitesimal jackknife, delta method), unless a method names another

        """);

    [Fact]
    public void Soybean_HasAnIntervalAndItsMethodBesideEveryNumber()
    {
        JsonElement json = _workspace.PrintJson("report", Golden.Csv("soybean-diseases.logistic"));

        foreach ((string path, JsonElement figure) in Figures(json))
        {
            bool isKnown = figure.GetProperty("value").ValueKind == JsonValueKind.Number && !figure.TryGetProperty("undefined", out _);
            if (!isKnown || path.EndsWith("microAucOfPriors", StringComparison.Ordinal))
            {
                figure.TryGetProperty("method", out _).Should().BeFalse(path);
                continue;
            }

            double value = Number(figure, "value"), low = Number(figure, "low"), high = Number(figure, "high");
            Number(figure, "standardError").Should().BeGreaterThanOrEqualTo(0, path);
            low.Should().BeLessThan(high, path).And.BeLessThanOrEqualTo(value, path);
            high.Should().BeGreaterThanOrEqualTo(value, path);
            figure.GetProperty("method").GetString().Should().NotBeNullOrEmpty(path);
        }
    }

    [Fact]
    public void Auc_HasTheIntervalOfProcByWald()
    {
        JsonElement reference = Golden.Cases("proc.json").First(c => c.GetProperty("data").GetString() == "soybean-diseases");

        JsonElement wald = _workspace.PrintJson("report", Golden.Csv("soybean-diseases." + reference.GetProperty("first").GetString()), "--interval", "wald");

        foreach (JsonElement expected in reference.GetProperty("perClass").EnumerateArray())
        {
            JsonElement figure = wald.GetProperty("perClass").GetProperty(expected.GetProperty("class").GetString()!).GetProperty("rocAuc");
            Number(figure, "standardError").Should().BeApproximately(Math.Sqrt(Number(expected, "variance")), 1e-9);
            Number(figure, "low").Should().BeApproximately(Number(expected, "low"), 1e-9);
            Number(figure, "high").Should().BeApproximately(Number(expected, "high"), 1e-9);
            figure.GetProperty("method").GetString().Should().Be(Number(expected, "variance") > 0 ? "DeLong, Wald" : "DeLong, Wald (zero variance)");
        }

        Figures(wald).Where(f => f.Figure.TryGetProperty("method", out _)).Select(f => f.Figure.GetProperty("method").GetString()).Distinct().Should().OnlyContain(method => method == "Wald" || method == "DeLong, Wald" || method == "Wald (zero variance)" || method == "DeLong, Wald (zero variance)");
    }

    [Theory]
    [InlineData("explain 0")]
    [InlineData("explain 4, weighted")]
    [InlineData("explain 5, weighted, clustered")]
    [InlineData("explain 6, clustered")]
    public void StandardErrors_AreThoseOfTheJackknife(string name)
    {
        JsonElement golden = Golden.Case("explain.json", name), expected = golden.GetProperty("expected");
        string[] labels = Golden.Texts(golden.GetProperty("labels"));

        JsonElement json = _workspace.With("p.csv", ToCsv(golden, labels)).PrintJson(["report", "p.csv", "--classes", string.Join(',', labels), .. Options(golden)]);

        JsonElement counts = expected.GetProperty("counts"), ranks = expected.GetProperty("ranks"), overall = json.GetProperty("overall");
        Agree(overall.GetProperty("accuracy"), counts.GetProperty("accuracy"));
        Agree(overall.GetProperty("cohenKappa"), counts.GetProperty("kappa"));
        Agree(overall.GetProperty("matthewsCorrelation"), counts.GetProperty("mcc"));
        foreach (string average in (string[])["micro", "macro", "weighted"])
        {
            JsonElement figures = json.GetProperty("averages").GetProperty(average);
            foreach (string metric in (string[])["precision", "recall", "f1"]) Agree(figures.GetProperty(metric), counts.GetProperty($"{metric} {average}"));
            Agree(figures.GetProperty("rocAuc"), ranks.GetProperty($"roc auc {average}"));
            Agree(figures.GetProperty("averagePrecision"), ranks.GetProperty($"average precision {average}"));
        }

        for (int c = 0; c < labels.Length; c++)
        {
            JsonElement figures = json.GetProperty("perClass").GetProperty(labels[c]);
            Agree(figures.GetProperty("averagePrecision"), ranks.GetProperty($"average precision {c}"));
            if (name != "explain 0") Agree(figures.GetProperty("rocAuc"), ranks.GetProperty($"roc auc {c}"));
        }
    }

    [Fact]
    public void Cluster_IsNamedAndTakesProportionsByEffectiveSamples()
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted,patient\na,a,ann\na,b,ann\nb,b,bob\nb,b,bob\n").PrintJson("report", "p.csv", "--cluster", "patient");

        JsonElement accuracy = json.GetProperty("overall").GetProperty("accuracy");
        Number(accuracy, "standardError").Should().BeApproximately(0.25, 1e-15);
        accuracy.GetProperty("method").GetString().Should().Be("Wilson (effective samples)");
        Notes(json).Should().Contain("standard errors take rows of one 'patient' together (2 clusters, so few that intervals are rough)");
    }

    [Fact]
    public void Confidence_IsTheLevel()
    {
        _workspace.With("p.csv", "actual,predicted\n" + Repeat("a,a", 15) + Repeat("a,b", 21));

        JsonElement json = _workspace.PrintJson("report", "p.csv", "--confidence", "0.9"), none = _workspace.PrintJson("report", "p.csv", "--confidence", "none");

        JsonElement recall = json.GetProperty("perClass").GetProperty("a").GetProperty("recall");
        json.GetProperty("confidence").GetDouble().Should().Be(0.9);
        Number(recall, "high").Should().BeApproximately(Proportion.Recall(new BinaryCounts(15, 0, 0, 21)).Wilson(0.9).High, 1e-15);
        none.TryGetProperty("confidence", out _).Should().BeFalse();
        Figures(none).Where(f => f.Figure.TryGetProperty("standardError", out _)).Should().BeEmpty();
        Notes(none).Should().NotContain(note => note!.Contains("interval"));
    }

    [Fact]
    public void Csv_HasTheIntervalBesideTheNumber() => _workspace.With("p.csv", "actual,predicted\n" + Repeat("a,a", 15) + Repeat("a,b", 21)).Print("report", "p.csv", "--format", "csv")
        .Should().MatchRegex("\nclass,a,,recall,0\\.41666666666666\\d*,,0\\.0821\\d+,0\\.271\\d+,0\\.577\\d+,Wilson\n");

    [Fact]
    public void ManyClasses_DoNotTakeLong()
    {
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(c => $"{c},{c}\n{c},{(c + 1) % 20_000}\n"));
        var watch = Stopwatch.StartNew();

        JsonElement json = _workspace.With("p.csv", "actual,predicted\n" + rows).PrintJson("report", "p.csv");

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        Number(json.GetProperty("perClass").GetProperty("77").GetProperty("recall"), "low").Should().BeApproximately(new Proportion(1, 2).Wilson().Low, 1e-15);
    }

    [Theory]
    [InlineData("--confidence '95' is neither a number above 0 and below 1 nor none.", "--confidence", "95")]
    [InlineData("--confidence 'high' is neither a number above 0 and below 1 nor none.", "--confidence", "high")]
    [InlineData("--interval 'logit' is not one of auto, wald. Try --help.", "--interval", "logit")]
    [InlineData("--cluster is for standard errors, and --confidence none wants none.", "--cluster", "g", "--confidence", "none")]
    [InlineData("p.csv has no column 'h' (choose with --cluster); its columns are 'actual', 'predicted', 'g'.", "--cluster", "h")]
    [InlineData("p.csv has only one cluster in column 'g'; a standard error needs at least two.", "--cluster", "g")]
    public void Options_AreRefused(string message, params string[] options) => Refuses(_workspace.With("p.csv", "actual,predicted,g\na,a,1\nb,a,1\n").Run(["report", "p.csv", .. options]), message);

    [Fact]
    public void Cluster_MustNotBeEmpty() => Refuses(
        _workspace.With("p.csv", "actual,predicted,g\na,a,1\nb,a,\n").Run("report", "p.csv", "--cluster", "g"), "p.csv, line 3: column 'g' is empty.");

    private static string Repeat(string row, int times) => string.Concat(Enumerable.Repeat(row + "\n", times));

    private static string ToCsv(JsonElement golden, string[] labels)
    {
        string[] actual = Golden.Texts(golden.GetProperty("actual")), predicted = Golden.Texts(golden.GetProperty("predicted"));
        JsonElement[] scores = [.. golden.GetProperty("scores").EnumerateArray()];
        IEnumerable<string> rows = Enumerable.Range(0, actual.Length).Select(i => string.Join(',',
            [actual[i], predicted[i], Cell(golden, "weights", i), Cell(golden, "clusters", i), .. scores[i].EnumerateArray().Select(s => s.GetRawText())]));
        return "actual,predicted,w,g," + string.Join(',', labels.Select(label => "score:" + label)) + "\n" + string.Join('\n', rows) + "\n";
    }

    private static string Cell(JsonElement golden, string name, int row) => golden.GetProperty(name) is { ValueKind: JsonValueKind.Array } cells ? cells[row].GetRawText() : "1";

    private static IEnumerable<string> Options(JsonElement golden)
    {
        if (golden.GetProperty("weights").ValueKind == JsonValueKind.Array) foreach (string option in (string[])["--weight", "w"]) yield return option;
        if (golden.GetProperty("clusters").ValueKind == JsonValueKind.Array) foreach (string option in (string[])["--cluster", "g"]) yield return option;
    }

    private static void Agree(JsonElement figure, JsonElement expected)
    {
        Number(figure, "value").Should().BeApproximately(Number(expected, "value"), 1e-11);
        Number(figure, "standardError").Should().BeApproximately(Number(expected, "standardError"), 1e-6);
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.String } text => double.Parse(text.GetString()!, CultureInfo.InvariantCulture),
        JsonElement number => number.GetDouble(),
    };

    private static IEnumerable<(string Path, JsonElement Figure)> Figures(JsonElement element, string path = "") => element.ValueKind != JsonValueKind.Object ? []
        : element.TryGetProperty("value", out _) ? [(path, element)]
        : element.EnumerateObject().SelectMany(p => Figures(p.Value, path + "/" + p.Name));

    private static IEnumerable<string?> Notes(JsonElement json) => json.GetProperty("notes").EnumerateArray().Select(note => note.GetString());

    private static void Refuses(ToolResult result, string message) => result.Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));
}

using System.Globalization;
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

    [Theory]
    [InlineData("explain 4, weighted")]
    [InlineData("explain 5, weighted, clustered")]
    [InlineData("explain 6, clustered")]
    public void Explain_OfWeightedAndClusteredRows_AgreesWithTheJackknife(string name)
    {
        JsonElement golden = Golden.Case("explain.json", name);
        string[] labels = Golden.Texts(golden.GetProperty("labels"));
        string[]? weights = Column("weights"), clusters = Column("clusters");
        string[] actual = Column("actual")!, predicted = Column("predicted")!;
        string[][] scores = [.. golden.GetProperty("scores").EnumerateArray().Select(Golden.Texts)];
        IEnumerable<string> rows = actual.Select((_, i) => string.Join(',', [actual[i], predicted[i], weights?[i] ?? "1", clusters?[i] ?? "", .. scores[i]]));
        string header = "actual,predicted,w,g," + string.Join(',', labels.Select(label => "score:" + label));
        _workspace.With("p.csv", string.Join('\n', [header, .. rows, ""]));

        JsonElement gaps = _workspace.PrintJson(["explain", "p.csv", "--metric", "precision,f1,rocAuc,averagePrecision", "--weight", "w", .. clusters is null ? Array.Empty<string>() : ["--cluster", "g"]]).GetProperty("gaps");

        JsonElement expected = golden.GetProperty("expected");
        foreach ((string key, string prefix, string block, string second) in ((string, string, string, string)[])
            [("precision", "precision", "counts", "allocation"), ("f1", "f1", "counts", "allocation"), ("rocAuc", "roc auc", "ranks", "pooling"), ("averagePrecision", "average precision", "ranks", "pooling")])
        {
            JsonElement gap = gaps.GetProperty(key), statistics = expected.GetProperty(block);
            Agree(gap.GetProperty("gap"), statistics.GetProperty(prefix + " gap"));
            Agree(gap.GetProperty(second), statistics.GetProperty($"{prefix} gap {second}"));
            for (int c = 0; c < labels.Length; c++) Agree(gap.GetProperty("classes").GetProperty(labels[c]).GetProperty("drag"), statistics.GetProperty($"{prefix} drag {c}"));
        }

        string[]? Column(string column) => golden.GetProperty(column) is { ValueKind: JsonValueKind.Array } values ? Golden.Texts(values) : null;
    }

    [Fact]
    public void Undefined_SkipLeavesClassesOut_ZeroMarksThem()
    {
        JsonElement expected = Golden.Case("explain.json", "shuttle.logistic").GetProperty("expected");
        string file = Golden.Csv("shuttle.logistic");
        JsonElement skip = _workspace.PrintJson("explain", file, "--metric", "precision", "--undefined", "skip").GetProperty("gaps").GetProperty("precision");
        JsonElement zero = _workspace.PrintJson("explain", file, "--metric", "precision").GetProperty("gaps").GetProperty("precision");

        Agree(skip.GetProperty("macro"), expected.GetProperty("counts, undefined skip").GetProperty("precision macro"));
        Agree(zero.GetProperty("macro"), expected.GetProperty("counts, undefined zero").GetProperty("precision macro"));
        skip.GetProperty("classes").EnumerateObject().Count().Should().Be(5);
        zero.GetProperty("classes").GetProperty("Fpv.Open").GetProperty("value").GetProperty("undefined").GetString().Should().Be("0/0: TP + FP = 0");
        JsonElement drag = zero.GetProperty("classes").GetProperty("Fpv.Open").GetProperty("drag");
        (drag.GetProperty("p").ValueKind, drag.GetProperty("pHolm").ValueKind).Should().Be((JsonValueKind.Null, JsonValueKind.Null));
        zero.GetProperty("verdict").EnumerateArray().Select(sentence => sentence.GetString()).Should().ContainSingle(sentence => sentence!.StartsWith("Precision has no value (0/0: TP + FP = 0) for ", StringComparison.Ordinal));
        _workspace.Print("explain", file, "--metric", "precision").Should().Contain(" 0.000*").And.Contain("\n* precision is undefined (0/0: TP + FP = 0) for ");
    }

    [Fact]
    public void Json_HasTheKeysThatScriptsRelyOn()
    {
        JsonElement printed = _workspace.PrintJson("explain", Golden.Csv("shuttle.logistic"), "--metric", "rocAuc,averagePrecision,precision");
        JsonElement gaps = printed.GetProperty("gaps");

        Keys(printed).Should().Equal("samples", "confidence", "gaps", "rare");
        Keys(gaps).Should().Equal("rocAuc", "averagePrecision", "precision");
        Keys(gaps.GetProperty("rocAuc")).Should().Equal("micro", "macro", "weighted", "gap", "prevalence", "pooling", "gapWithoutSkill", "gapBeyondNoSkill", "microAucOfPriors", "classes", "verdict");
        Keys(gaps.GetProperty("averagePrecision")).Should().Equal("micro", "macro", "weighted", "gap", "prevalence", "pooling", "classes", "verdict");
        Keys(gaps.GetProperty("precision")).Should().Equal("micro", "macro", "weighted", "gap", "prevalence", "allocation", "gapWithoutSkill", "gapBeyondNoSkill", "classes", "verdict");
        foreach (JsonProperty gap in gaps.EnumerateObject())
        {
            JsonElement[] figures = [.. gap.Value.EnumerateObject().Where(part => part.Name is not ("classes" or "verdict")).Select(part => part.Value)];
            JsonProperty[] parts = [.. gap.Value.GetProperty("classes").EnumerateObject().SelectMany(c => c.Value.EnumerateObject())];
            figures.Concat(parts.Select(part => part.Value)).Should().OnlyContain(figure => Keys(figure).Contains("value") && Keys(figure).Contains("standardError"));
            parts.Where(part => part.Name is not ("share" or "value")).Should().OnlyContain(part => Keys(part.Value).Contains("p") && Keys(part.Value).Contains("pHolm"));
            string[] expected = gap.Name == "averagePrecision" ? ["share", "value", "prevalence", "drag"] : ["share", "value", "prevalence", gap.Name == "precision" ? "allocation" : "pooling", "drag"];
            gap.Value.GetProperty("classes").EnumerateObject().Should().OnlyContain(c => Keys(c.Value).SequenceEqual(expected));
        }
    }

    [Fact]
    public void Rare_IsByShareBySupportOrByName()
    {
        string file = Golden.Csv("shuttle.logistic");
        JsonElement byShare = Rare("--rare", "0.0005"), bySupport = Rare("--rare", "10"), byName = Rare("--rare-classes", "Bpv.Open,Bpv.Close"), none = Rare("--rare", "1");

        (byShare.GetProperty("by").GetString(), bySupport.GetProperty("by").GetString(), byName.GetProperty("by").GetString()).Should().Be(("share", "support", "name"));
        byShare.GetProperty("below").GetDouble().Should().Be(0.0005);
        JsonElement cost = bySupport.GetProperty("costs").GetProperty("recall");
        Golden.Texts(cost.GetProperty("classes")).Should().Equal("Bpv.Close", "Bpv.Open");
        cost.GetProperty("cost").GetProperty("value").GetDouble().Should().NotBe(0);
        foreach (JsonElement other in (JsonElement[])[byShare, byName]) Number(other.GetProperty("costs").GetProperty("recall"), "cost").Should().BeApproximately(Number(cost, "cost"), 1e-14);
        none.GetProperty("costs").GetProperty("recall").GetProperty("cost").ValueKind.Should().Be(JsonValueKind.Null);
        _workspace.Print("explain", file, "--metric", "recall", "--rare", "10").Should().Contain("what macro would gain without Bpv.Close, Bpv.Open (support below 10)\n");
        _workspace.Print("explain", file, "--metric", "recall", "--rare", "1").Should().Contain("\nOf recall, no class is rare (support below 1).\n").And.NotContain("cost of the rare");

        JsonElement Rare(params string[] choice) => _workspace.PrintJson(["explain", file, "--metric", "recall", .. choice]).GetProperty("rare");
    }

    [Fact]
    public void Csv_HasOneNumberARow()
    {
        string file = Golden.Csv("shuttle.logistic");
        string[] lines = _workspace.Print("explain", file, "--metric", "rocAuc,precision", "--format", "csv").Split('\n');
        JsonElement json = _workspace.PrintJson("explain", file, "--metric", "rocAuc,precision").GetProperty("gaps");

        lines[0].Should().Be("section,class,metric,part,value,undefined,standardError,low,high,method,p,pHolm");
        JsonElement gap = json.GetProperty("rocAuc").GetProperty("gap"), drag = json.GetProperty("rocAuc").GetProperty("classes").GetProperty("High").GetProperty("drag");
        lines.Should().Contain([
            $"gap,,rocAuc,gap,{Raw(gap, "value")},,{Raw(gap, "standardError")},{Raw(gap, "low")},{Raw(gap, "high")},Wald,{Raw(gap, "p")},",
            $"class,High,rocAuc,drag,{Raw(drag, "value")},,{Raw(drag, "standardError")},{Raw(drag, "low")},{Raw(drag, "high")},Wald,{Raw(drag, "p")},{Raw(drag, "pHolm")}",
            "rare,Bpv.Open,rocAuc,class,,,,,,,,",
        ]);
        lines.Should().ContainSingle(line => line.StartsWith("class,Fpv.Open,precision,value,0,0/0: TP + FP = 0,0,", StringComparison.Ordinal)).And.ContainSingle(line => line.StartsWith("gap,,rocAuc,microAucOfPriors,0.95", StringComparison.Ordinal));
        lines.Should().HaveCount(1 + 9 + 8 + (2 * (4 + 1)) + (2 * 7 * 5) + 1).And.Subject.Last().Should().BeEmpty();

        static string Raw(JsonElement figure, string part) => figure.GetProperty(part).GetRawText();
    }

    [Fact]
    public void Markdown_HasLadderClassesAndVerdict() => _workspace.With("p.csv", Files.Animals).Print("explain", "p.csv", "--metric", "recall", "--format", "markdown").Should()
        .Contain("### recall, from macro to micro\n").And.Contain("\n| + allocation | 0.000 |").And.Contain("### recall, what macro would gain without each class\n")
        .And.Contain("\n- Macro recall 0.472 tells how the average class fares, ");

    [Fact]
    public void Ladder_ReadsADirectionAndWhatMicroPools()
    {
        string[] ofLoss = _workspace.With("p.csv", Files.Animals).Print("explain", "p.csv", "--metric", "falsePositiveRate").Split('\n');
        ofLoss.Should().ContainSingle(line => line.EndsWith("above 0: common classes are done worse", StringComparison.Ordinal)).And.ContainSingle(line => line.EndsWith("every decision for or against a class counts the same", StringComparison.Ordinal));
        _workspace.Print("explain", "p.csv", "--metric", "prevalence").Should().Contain("above 0: common classes have higher values\n");
        _workspace.Print("explain", "p.csv").Should().Contain("above 0: common classes are done better\n").And.Contain("every prediction counts the same\n");
    }

    [Fact]
    public void AllErrors_AreComputedOnRequestWhereThereAreManyClasses()
    {
        // Of 60 classes the pooling parts are many, of 300 the parts of counts.
        var random = new Random(1);
        string columns = string.Join(',', Enumerable.Range(0, 60).Select(c => $"score:{c}"));
        IEnumerable<string> rows = Enumerable.Range(0, 240).Select(i => $"{i % 60}," + string.Join(',', Enumerable.Range(0, 60).Select(c => random.Next(100) + (c == i % 60 ? 50 : 0))));
        _workspace.With("s.csv", $"actual,{columns}\n" + string.Join('\n', rows) + "\n");
        _workspace.With("p.csv", "actual,predicted\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"{i % 300},{(i % 7 == 0 ? 0 : i % 300)}\n")));

        foreach ((string file, string metric, string part, string note) in ((string, string, string, string)[])
            [("s.csv", "rocAuc", "pooling", "errors of their pooling parts of ROC AUC are left out"), ("p.csv", "recall", "drag", "errors of their parts of recall are left out")])
        {
            JsonElement few = Part(), all = Part("--all-errors");
            few.GetProperty("value").GetDouble().Should().BeApproximately(all.GetProperty("value").GetDouble(), 1e-14);
            few.GetProperty("standardError").ValueKind.Should().Be(JsonValueKind.Null);
            all.GetProperty("standardError").GetDouble().Should().BePositive();
            _workspace.Print("explain", file, "--metric", metric).Should().Contain(note);
            _workspace.Print("explain", file, "--metric", metric, "--all-errors").Should().NotContain(note);

            JsonElement Part(params string[] options) =>
                _workspace.PrintJson(["explain", file, "--metric", metric, .. options]).GetProperty("gaps").GetProperty(metric).GetProperty("classes").GetProperty("8").GetProperty(part);
        }
    }

    [Theory]
    [InlineData("shuttle.bayes")]
    [InlineData("soybean-diseases.forest")]
    public void Matrix_IsThatOfThePairs(string name)
    {
        string[] classes = Golden.Texts(Golden.Case("explain.json", name).GetProperty("labels"));
        double[][] expected = [.. Golden.Case("explain.json", name).GetProperty("expected").GetProperty("aucMatrix").EnumerateArray().Select(row => (double[])[.. row.EnumerateArray().Select(area => area.GetDouble())])];

        JsonElement gaps = _workspace.PrintJson("explain", Golden.Csv(name), "--metric", "rocAuc,f1", "--matrix").GetProperty("gaps");
        JsonElement areas = gaps.GetProperty("rocAuc").GetProperty("areas");
        string[] csv = _workspace.Print("explain", Golden.Csv(name), "--metric", "rocAuc", "--matrix", "--format", "csv").Split('\n');
        string text = _workspace.Print("explain", Golden.Csv(name), "--metric", "rocAuc", "--matrix");

        Keys(gaps.GetProperty("f1")).Should().NotContain("areas");
        Keys(areas).Should().Equal(classes);
        text.Should().Contain("ROC AUC between classes: samples of the row's class in its column, above those without the column's class in that one\n");
        foreach ((string row, int c) in classes.Select((row, c) => (row, c)))
        {
            Keys(areas.GetProperty(row)).Should().Equal(classes);
            for (int d = 0; d < classes.Length; d++)
            {
                JsonElement area = areas.GetProperty(row).GetProperty(classes[d]);
                area.GetDouble().Should().BeApproximately(expected[c][d], 1e-12);
                csv.Should().Contain($"area,{row},rocAuc,{classes[d]},{area.GetRawText()},,,,,,,");
            }

            // By name where they are few, else by number.
            string line = string.Join(" +", expected[c].Select(area => Regex.Escape(area.ToString("0.000", CultureInfo.InvariantCulture))).Prepend(classes.Length > 12 ? $"{c + 1,2} {Regex.Escape(row)}" : Regex.Escape(row)));
            text.Should().MatchRegex($"(?m)^{line}$");
        }
    }

    [Fact]
    public void Matrix_HasNothingForAClassWithoutSamples_AndIsListedForScriptsWhereItIsTooWide()
    {
        JsonElement areas = _workspace.With("p.csv", "actual,score:a,score:b,score:c\na,0.9,0.1,0\na,0.2,0.8,0\nb,0.3,0.4,0.2\n")
            .PrintJson("explain", "p.csv", "--metric", "rocAuc", "--matrix").GetProperty("gaps").GetProperty("rocAuc").GetProperty("areas");
        areas.GetProperty("c").GetProperty("a").ValueKind.Should().Be(JsonValueKind.Null);
        areas.GetProperty("a").GetProperty("c").GetDouble().Should().BeApproximately(5.5 / 6, 1e-15);

        string columns = string.Join(',', Enumerable.Range(0, 41).Select(c => $"score:{c}"));
        _workspace.With("w.csv", $"actual,{columns}\n" + string.Concat(Enumerable.Range(0, 82).Select(i => $"{i % 41}," + string.Join(',', Enumerable.Range(0, 41).Select(c => c == i % 41 ? 1 : i * c % 7)) + "\n")));
        _workspace.Print("explain", "w.csv", "--metric", "rocAuc", "--matrix").Should().Contain("\nThe areas between 41 classes are too many to read; --format json and csv list them.\n");
    }

    [Fact]
    public void Before_SplitsTheChangeOfEachAverage()
    {
        _workspace.With("may.csv", "actual,predicted\na,a\na,a\na,a\nb,a\n").With("june.csv", "actual,predicted\nb,b\nb,a\na,a\na,b\n");

        JsonElement printed = _workspace.PrintJson("explain", "june.csv", "--before", "may.csv", "--metric", "recall,f1"), changes = printed.GetProperty("changes"), recall = changes.GetProperty("recall");

        Keys(printed).Should().Equal("samples", "confidence", "gaps", "earlierSamples", "changes", "rare");
        Keys(changes).Should().Equal("recall", "f1");
        Keys(recall).Should().Equal("macro", "weighted", "micro", "verdict");
        var expected = AverageChange.OfWeighted(Matrix("aaab", "aaaa"), Matrix("bbaa", "baab"), Metric.Recall);
        foreach ((string part, GapTerm term) in ((string, GapTerm)[])
            [("earlier", expected.Earlier), ("later", expected.Later), ("change", expected.Change), ("performance", expected.Performance), ("mix", expected.Mix)])
        {
            JsonElement figure = recall.GetProperty("weighted").GetProperty(part);
            (figure.GetProperty("value").GetDouble(), figure.GetProperty("standardError").GetDouble(), figure.GetProperty("low").GetDouble(), figure.GetProperty("high").GetDouble())
                .Should().Be((term.Value, term.StandardError, term.Low, term.High));
            figure.TryGetProperty("p", out JsonElement p).Should().Be(part is not ("earlier" or "later"));
            if (p.ValueKind == JsonValueKind.Number) p.GetDouble().Should().Be(term.PValue);
        }

        Keys(recall.GetProperty("weighted")).Should().Equal("earlier", "later", "change", "performance", "mix");
        (Number(recall.GetProperty("weighted"), "performance"), Number(recall.GetProperty("weighted"), "mix")).Should().Be((-0.125, -0.125));
        Golden.Texts(recall.GetProperty("verdict")).Should().HaveCount(5).And.Contain(expected.Verdict()).And.Subject.First().Should().StartWith("The data cannot say that macro recall changed (from 0.500 to 0.500");
        _workspace.Print("explain", "june.csv", "--before", "may.csv", "--metric", "recall", "--format", "csv").Should().MatchRegex(@"(?m)^change,,recall,weighted mix,-0\.125,,0\.");

        static ConfusionMatrix<string> Matrix(string actual, string predicted) => ConfusionMatrix.FromLabels([.. actual.Select(c => c.ToString())], [.. predicted.Select(c => c.ToString())]);
    }

    [Fact]
    public void Before_OfScores_SplitsWhatIsAMeanOverTheClasses_AndReadsItOut()
    {
        string[] rows = File.ReadAllLines(Golden.Csv("digits.logistic"));
        string[] first = [.. rows.Skip(1).Where((_, i) => i % 3 == 0)], second = [.. rows.Skip(1).Where((row, i) => i % 3 != 0 && (i % 2 == 0 || !row.StartsWith('8')))];
        _workspace.With("before.csv", string.Join('\n', [rows[0], .. first, ""])).With("after.csv", string.Join('\n', [rows[0], .. second, ""]));

        JsonElement auc = _workspace.PrintJson("explain", "after.csv", "--before", "before.csv", "--metric", "rocAuc").GetProperty("changes").GetProperty("rocAuc");
        string text = _workspace.Print("explain", "after.csv", "--before", "before.csv", "--metric", "rocAuc");

        Keys(auc).Should().Equal("macro", "weighted", "verdict");
        (Number(auc.GetProperty("weighted"), "performance") + Number(auc.GetProperty("weighted"), "mix")).Should().BeApproximately(Number(auc.GetProperty("weighted"), "change"), 1e-15);
        text.Should().Contain("\nROC AUC, from the earlier test set to this one\n").And.Contain("\nmacro, earlier").And.Contain("\n= weighted, now").And.Contain("\n+ class mix")
            .And.Contain(Golden.Texts(auc.GetProperty("verdict"))[0] + "\n");
    }

    [Theory]
    [InlineData("from before.csv to p.csv: Class 'owl' is not in the earlier test set.", "actual,predicted\ncat,cat\ndog,dog\n", "--before", "before.csv")]
    [InlineData("from before.csv to p.csv: precision of class 'owl' is undefined in the earlier test set, so its change is not known.", "actual,predicted\ncat,cat\ndog,dog\nowl,cat\n", "--before", "before.csv", "--metric", "precision")]
    [InlineData("there is no file 'none.csv'.", "", "--before", "none.csv")]
    [InlineData("before.csv has no column 'predicted'", "actual,guess\ncat,cat\n", "--before", "before.csv")]
    [InlineData("--before does not go with --cluster: ", "actual,predicted\ncat,cat\n", "--before", "before.csv", "--cluster", "actual")]
    public void Before_IsRefused(string message, string before, params string[] arguments)
    {
        ToolResult result = _workspace.With("p.csv", Files.Animals).With("before.csv", before).Run(["explain", "p.csv", .. arguments]);

        result.Should().Match<ToolResult>(r => r.ExitCode == 2 && r.Output == "");
        result.Error.Should().StartWith("metrics: " + message);
        result.Error.TrimEnd().Should().NotContain("\n");
    }

    [Fact]
    public void Before_AndTheFileCannotBothBeStandardInput() =>
        _workspace.Run("explain", "-", "--before", "-").Should().Be(new ToolResult(2, "", $"metrics: only one of the files can be standard input.{Environment.NewLine}"));

    [Fact]
    public void Clusters_AreNamed()
    {
        string text = _workspace.With("p.csv", "actual,predicted,patient\na,a,1\na,b,1\nb,b,2\nb,b,3\n").Print("explain", "p.csv", "--cluster", "patient");
        text.Should().Contain("\nStandard errors take rows of one 'patient' together (3 clusters).\n").And.Contain("\nThere are only 3 clusters, so that every error and test is rough.\n");
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
    [InlineData("--rare 'x' is neither a share below 1 nor a support from 1 up.", "--rare", "x")]
    [InlineData("--rare '0' is neither a share below 1 nor a support from 1 up.", "--rare", "0")]
    [InlineData("--rare 'NaN' is neither a share below 1 nor a support from 1 up.", "--rare", "NaN")]
    [InlineData("--rare and --rare-classes exclude each other.", "--rare", "0.1", "--rare-classes", "owl")]
    [InlineData("--rare-classes 'elk' is not among the classes with a value of F1.", "--rare-classes", "owl,elk")]
    [InlineData("--rare-classes names 'owl' more than once.", "--rare-classes", "owl,owl")]
    [InlineData("--metric 'x' is not known", "--metric", "f1", "--metric", "x", "--format", "csv")]
    [InlineData("--matrix goes with --metric rocAuc.", "--metric", "f1", "--matrix")]
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

    private static string[] Keys(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];

    private static double Number(JsonElement gap, string part, string what = "value") => gap.GetProperty(part).GetProperty(what).GetDouble();
}

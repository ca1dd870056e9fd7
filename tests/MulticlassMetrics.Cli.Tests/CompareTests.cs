using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class CompareTests : IDisposable
{
    private const string Ids = "id,actual,predicted\n1,a,a\n2,a,b\n3,b,b\n4,b,a\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Compare_AgreesWithTheReferenceOnSoybeans()
    {
        JsonElement expected = Golden.Case("paired.json", "soybean-diseases").GetProperty("expected");
        JsonElement actual = _workspace.PrintJson("compare", Golden.Csv("soybean-diseases.logistic"), Golden.Csv("soybean-diseases.forest"));

        foreach ((string key, string group, string name) in ((string, string, string)[])[("precision", "counts", "precision"), ("recall", "counts", "recall"), ("f1", "counts", "f1"), ("rocAuc", "ranks", "roc auc")])
        {
            foreach (string average in (string[])["micro", "macro", "weighted"])
            {
                JsonElement reference = expected.GetProperty(group).GetProperty($"{name} {average}"), figure = actual.GetProperty("differences").GetProperty(key).GetProperty(average);
                foreach (string part in (string[])["first", "second", "difference", "standardError"])
                {
                    figure.GetProperty(part).GetDouble().Should().BeApproximately(reference.GetProperty(part).GetDouble(), 1e-6, "{0} {1} {2}", key, average, part);
                }
            }
        }
    }

    [Fact]
    public void Compare_SaysPerAverageWhichModelIsBetter() => _workspace
        .Print("compare", Golden.Csv("soybean-diseases.logistic"), Golden.Csv("soybean-diseases.forest"), "--scores", "none")
        .Should().Contain("micro: the second beats the first on precision by 0.102, recall by 0.102, F1 by 0.102 (at the 95% level)").And.Contain("macro: the second beats").And.NotContain("NaN");

    [Fact]
    public void Id_PairsRowsInAnyOrder()
    {
        _workspace.With("a.csv", Ids).With("b.csv", "id,actual,predicted\n4,b,b\n3,b,a\n2,a,a\n1,a,a\n");

        JsonElement test = _workspace.PrintJson("compare", "a.csv", "b.csv", "--id", "id").GetProperty("mcnemar");

        test.GetProperty("onlyFirstRight").GetInt32().Should().Be(1);
        test.GetProperty("onlySecondRight").GetInt32().Should().Be(2);
        test.GetProperty("exact").GetDouble().Should().BeApproximately(1, 1e-12);
    }

    [Theory]
    [InlineData("id,actual,predicted\n1,a,a\n2,b,b\n", "a.csv, line 3 and b.csv, line 3 differ in column 'actual': 'a' and 'b' (--id COLUMN pairs rows in another order).")]
    [InlineData("id,actual,predicted\n1,a,a\n", "a.csv, line 3 (actual 'a') has no partner: a.csv has 4 rows and b.csv has 1.")]
    [InlineData("id,actual,predicted\n1,b,a\n2,a,b\n3,b,b\n4,b,a\n", "a.csv, line 2 and b.csv, line 2 differ in column 'actual': 'a' and 'b' for id '1'.", "--id", "id")]
    [InlineData("id,actual,predicted\n1,a,a\n", "a.csv, line 3: b.csv has no row whose 'id' is '2'.", "--id", "id")]
    [InlineData("id,actual,predicted\n1,a,a\n1,a,a\n", "b.csv, line 3: column 'id' says '1' again, as on line 2.", "--id", "id")]
    [InlineData(Ids, "--interval bootstrap needs a --seed, so that its result can be had again.", "--interval", "bootstrap")]
    [InlineData(Ids, "--replicates and --seed go with --interval bootstrap.", "--seed", "1")]
    [InlineData(Ids, "--replicates 10 is fewer than 200, too few for an interval.", "--interval", "bootstrap", "--seed", "1", "--replicates", "10")]
    [InlineData(Ids, "--confidence 'none' is not a number above 0 and below 1.", "--confidence", "none")]
    public void Mismatch_IsRefused(string second, string message, params string[] options) => _workspace.With("a.csv", Ids).With("b.csv", second)
        .Run(["compare", "a.csv", "b.csv", .. options]).Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));

    [Fact]
    public void Bootstrap_HasTheErrorOfTheInfluence_AndTheSameBitsAgain()
    {
        string[] call = ["compare", Golden.Csv("soybean-diseases.logistic"), Golden.Csv("soybean-diseases.forest"), "--scores", "none", "--interval", "bootstrap", "--seed", "1"];
        JsonElement resampled = _workspace.PrintJson(call), again = _workspace.PrintJson(call);
        JsonElement closed = _workspace.PrintJson(call[..5]);

        again.GetRawText().Should().Be(resampled.GetRawText());
        foreach (string average in (string[])["micro", "macro", "weighted"])
        {
            JsonElement drawn = resampled.GetProperty("differences").GetProperty("f1").GetProperty(average), reference = closed.GetProperty("differences").GetProperty("f1").GetProperty(average);
            double error = reference.GetProperty("standardError").GetDouble();

            // 2000 replicates give a standard error to 1.6% of itself and an end of an interval to 0.08 standard errors. BCa moves the end for skewness, too:
            // that of the macro average, over classes of eight samples and more, by 0.42 standard errors in the mean of six seeds.
            drawn.GetProperty("standardError").GetDouble().Should().BeApproximately(error, 0.08 * error, average);
            drawn.GetProperty("low").GetDouble().Should().BeApproximately(reference.GetProperty("low").GetDouble(), 0.7 * error, average);
            drawn.GetProperty("low").GetDouble().Should().NotBe(reference.GetProperty("low").GetDouble(), average);
        }

        resampled.GetProperty("notes").EnumerateArray().Select(note => note.GetString()).Should().Contain(note => note!.Contains("BCa bootstrap of 2000 replicates, seed 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_ShowsAveragesClassesAndMcNemar()
    {
        string text = Soybeans();

        text.Should().Contain("\nsamples  683\n").And.Contain("\nMicro averages\n").And.Contain("\nMacro averages\n").And.Contain("\nWeighted averages\n")
            .And.MatchRegex("\nF1 +0\\.826 +0\\.928 +0\\.102 +\\[0\\.0\\d\\d, 0\\.1\\d\\d\\] +< 0\\.001\n")
            .And.Contain("\nAll classes together\n").And.MatchRegex("\nCohen's kappa +0\\.8")
            .And.Contain("\nDifferences of each class, by support, with p-values after Holm over the classes\n").And.MatchRegex("\nherbicide-injury +8 +")
            .And.MatchRegex("\nonly the second is right +\\d+\n").And.Contain("mid-p, ")
            .And.Contain("\ndifferences are second - first; 95% intervals are value ± z standard errors, by the influence of each sample on both models\n");
    }

    [Fact]
    public void Markdown_HasTheSameNumbersAsText()
    {
        string markdown = Soybeans("--format", "markdown"), row = Soybeans().Split('\n').First(line => line.StartsWith("F1 ", StringComparison.Ordinal));

        markdown.Should().Contain("### Macro averages\n").And.Contain("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        string cells = markdown.Split('\n').First(line => line.StartsWith("| F1 |", StringComparison.Ordinal)).Replace("\\", "", StringComparison.Ordinal);
        foreach (string cell in row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) cells.Should().Contain($"| {cell} |");
    }

    [Fact]
    public void Csv_HasOneDifferenceARow()
    {
        string[] lines = Soybeans("--format", "csv").Split('\n');
        JsonElement json = _workspace.PrintJson("compare", Golden.Csv("soybean-diseases.logistic"), Golden.Csv("soybean-diseases.forest"), "--scores", "none");

        lines[0].Should().Be("section,class,metric,first,second,difference,undefined,standardError,low,high,method,p,pHolm");
        JsonElement f1 = json.GetProperty("differences").GetProperty("f1").GetProperty("macro"), ofClass = json.GetProperty("classes").GetProperty("brown-spot").GetProperty("recall"), test = json.GetProperty("mcnemar");
        lines.Should().Contain([
            $"macro,,f1,{Raw(f1, "first")},{Raw(f1, "second")},{Raw(f1, "difference")},,{Raw(f1, "standardError")},{Raw(f1, "low")},{Raw(f1, "high")},Wald,{Raw(f1, "p")},",
            $"mcnemar,,midP,{Raw(test, "onlyFirstRight")},{Raw(test, "onlySecondRight")},,,,,,,{Raw(test, "midP")},",
        ]);
        lines.Single(line => line.StartsWith("class,brown-spot,recall,", StringComparison.Ordinal)).Should()
            .StartWith($"class,brown-spot,recall,{Raw(ofClass, "first")},{Raw(ofClass, "second")},").And.EndWith($",Wald,{Raw(ofClass, "p")},{Raw(ofClass, "pHolm")}");
        int overall = json.GetProperty("overall").EnumerateObject().Count();
        lines.Should().HaveCount(1 + overall + (3 * 3) + (3 * 19) + 4 + 1).And.Subject.Last().Should().BeEmpty();

        static string Raw(JsonElement figure, string part) => figure.GetProperty(part).GetRawText();
    }

    [Fact]
    public void Csv_SaysWhyThereIsNoDifference() => _workspace
        .With("a.csv", "actual,predicted\na,a\na,a\nb,a\n").With("b.csv", "actual,predicted\na,a\na,b\nb,b\n").Print("compare", "a.csv", "b.csv", "--undefined", "propagate", "--format", "csv")
        .Should().Contain("\nclass,b,precision,,0.5,,first: 0/0: TP + FP = 0,").And.NotContain("NaN");

    [Fact]
    public void Csv_NamesTheBootstrap() => Soybeans("--format", "csv", "--interval", "bootstrap", "--seed", "1", "--replicates", "200").Should()
        .MatchRegex("\nmacro,,f1,[^\n]*,\"?BCa bootstrap of 200 replicates, seed 1\"?,").And.MatchRegex("\nclass,brown-spot,recall,[^\n]*,Wald,");

    [Fact]
    public void Weights_AreThoseOfTheFirstFile_AndTheirUnitDoesNotMatter()
    {
        const string First = "actual,predicted,w\na,a,3\na,b,3\nb,b,3\nb,a,3\nb,b,3\n", Second = "actual,predicted,w\na,a,3\na,a,3\nb,b,3\nb,b,3\nb,a,3\n";
        _workspace.With("a.csv", First).With("b.csv", Second);
        JsonElement plain = Macro("--scores", "none"), weighted = Macro("--weight", "w");
        foreach (string part in (string[])["first", "second", "difference", "standardError", "low", "high"]) Number(weighted, part).Should().BeApproximately(Number(plain, part), 1e-14, part);

        // Twice the weight counts as twice the row in values, not in errors.
        _workspace.With("a.csv", First.Replace("a,b,3", "a,b,6", StringComparison.Ordinal)).With("b.csv", Second.Replace("a,a,3\nb", "a,a,6\nb", StringComparison.Ordinal));
        _workspace.PrintJson("compare", "a.csv", "b.csv", "--weight", "w").GetProperty("classes").GetProperty("a").GetProperty("recall").GetProperty("first").GetDouble().Should().BeApproximately(1 / 3.0, 1e-14);
        _workspace.Print("compare", "a.csv", "b.csv", "--weight", "w").Should().Contain("\nMcNemar's tests count rows, whatever their weights\n");

        JsonElement Macro(params string[] options) => _workspace.PrintJson(["compare", "a.csv", "b.csv", .. options]).GetProperty("differences").GetProperty("f1").GetProperty("macro");
    }

    [Fact]
    public void Clusters_OfCopies_GiveTheErrorOfTheRowsThemselves()
    {
        string[] first = ["a,a", "a,b", "b,b", "b,a", "b,b", "a,a"], second = ["a,a", "a,a", "b,b", "b,b", "b,a", "a,a"];
        _workspace.With("a.csv", Rows(first, 1)).With("b.csv", Rows(second, 1)).With("a3.csv", Rows(first, 3)).With("b3.csv", Rows(second, 3));

        double single = Error("a.csv", "b.csv"), clustered = Error("a3.csv", "b3.csv", "--cluster", "g"), naive = Error("a3.csv", "b3.csv");

        clustered.Should().BeApproximately(single * Math.Sqrt(6 / 5.0), 1e-14);
        naive.Should().BeApproximately(single / Math.Sqrt(3), 1e-14);
        _workspace.Print("compare", "a3.csv", "b3.csv", "--cluster", "g").Should().Contain("\nstandard errors take rows of one 'g' together (6 clusters); McNemar's tests do not\n");

        static string Rows(string[] rows, int copies) => "actual,predicted,g\n" + string.Concat(rows.SelectMany((row, i) => Enumerable.Repeat($"{row},{i}\n", copies)));

        double Error(params string[] arguments) => Number(_workspace.PrintJson(["compare", .. arguments]).GetProperty("differences").GetProperty("f1").GetProperty("macro"), "standardError");
    }

    [Fact]
    public void Cluster_OfOneKey_IsRefused() => _workspace.With("a.csv", "actual,predicted,g\na,a,1\nb,b,1\n").With("b.csv", "actual,predicted,g\na,a,1\nb,b,1\n")
        .Run("compare", "a.csv", "b.csv", "--cluster", "g").Should().Be(new ToolResult(2, "", $"metrics: a.csv has only one cluster in column 'g'; a standard error needs at least two.{Environment.NewLine}"));

    private static double Number(JsonElement figure, string part) => figure.GetProperty(part).GetDouble();

    private string Soybeans(params string[] options) =>
        _workspace.Print(["compare", Golden.Csv("soybean-diseases.logistic"), Golden.Csv("soybean-diseases.forest"), "--scores", "none", .. options]);
}

using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class BaselineTests : IDisposable
{
    private const string Gates = """
        {
          "name": "g",
          "confidence": 0.95,
          "requirements": [
            { "metric": "f1", "average": "macro", "notWorseThanBaselineBy": 0.03 },
            { "metric": "rocAuc", "average": "macro", "notWorseThanBaselineBy": 0.01 },
            { "metric": "logLoss", "notWorseThanBaselineBy": 0.1 },
            { "metric": "recall", "class": "brown-spot", "notWorseThanBaselineBy": 0.1, "slice": "fold", "keys": ["1"], "confidence": "none" }
          ]
        }
        """;

    private const string NeedsId =
        " Without --id a row goes by its line in the file; to share a baseline with code, give the rows ids there (EvaluationOptions.Items), and name the column of the same ids by --id here.";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("soybean-diseases.logistic", "soybean-diseases.forest", 0, "Gate 'g': PASS (0 failed, 0 inconclusive, 4 passed)", "ok    F1 (macro) against baseline v12: +0.19", "; 74 fixed, 4 broken")]
    [InlineData("soybean-diseases.forest", "soybean-diseases.logistic", 1, "Gate 'g': FAIL (", "FAIL  F1 (macro) against baseline v12: -0.19", "; 4 fixed, 74 broken")]
    public void Gate_ComparesRowByRow(string before, string after, int exitCode, string head, string line, string rows)
    {
        _workspace.With("g.json", Gates).Print("baseline", "save", Golden.Csv(before), "--out", "b.json", "--name", "v12").Should().BeEmpty();
        string[] files = Contents();

        ToolResult result = _workspace.Run("gate", Golden.Csv(after), "--gates", "g.json", "--baseline", "b.json");

        result.Should().Match<ToolResult>(r => r.ExitCode == exitCode && r.Error == "");
        result.Output.Should().StartWith(head).And.Contain("\n" + line).And.Contain(rows).And.Contain("recall of brown-spot");
        if (exitCode == 1) result.Output.Should().Contain("broken: ").And.Contain("; first items line ");
        Contents().Should().Equal(files, "a gate writes nothing");

        JsonElement json = JsonDocument.Parse(_workspace.Run("gate", Golden.Csv(after), "--gates", "g.json", "--baseline", "b.json", "--format", "json").Output).RootElement;
        Written.Faults("gate-result.schema.json", json).Should().BeEmpty();
        json.GetProperty("baseline").GetString().Should().Be("v12");
    }

    [Fact]
    public void Save_IsAsTheSchemaSays()
    {
        _workspace.With("p.csv", "id,actual,predicted\nx,a,a\ny,b,a\n").Print("baseline", "save", "p.csv", "--id", "id", "--out", "b.json");

        JsonElement json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_workspace.Folder, "b.json"))).RootElement;
        Written.Faults("baseline.schema.json", json).Should().BeEmpty();
        json.GetProperty("name").GetString().Should().Be("p");
        json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("item").GetString()).Should().Equal("x", "y");
    }

    [Fact]
    public void Id_FindsRowsInAnyOrder()
    {
        _workspace.With("p.csv", "id,actual,predicted\nx,a,a\ny,b,a\nz,b,b\n").With("q.csv", "id,actual,predicted\nz,b,a\ny,b,b\nx,a,a\n").With("g.json", Accuracy(0))
            .Print("baseline", "save", "p.csv", "--id", "id", "--out", "b.json");

        _workspace.Run("gate", "q.csv", "--gates", "g.json", "--id", "id", "--baseline", "b.json").Output.Should().Contain("accuracy against baseline p: 0.000, margin 0.000; 1 fixed, 1 broken");
    }

    [Theory]
    [InlineData("id,actual,predicted\nx,a,a\nw,b,a\n", "Baseline 'p' is of another test set: items differ: it lacks 'w'; it has, and there are not here, 'y'.", "--id", "id")]
    [InlineData("id,actual,predicted\nx,a,a\ny,a,a\nz,b,b\n", "Baseline 'p' is of another test set: items differ: it lacks 'z'.", "--id", "id")]
    [InlineData("id,actual,predicted\nx,a,a\ny,c,b\n", "Baseline 'p' is of another test set: classes differ: it lacks 'c'.", "--id", "id")]
    [InlineData("id,actual,predicted\nx,a,a\ny,a,b\n", "Baseline 'p' is of another test set: item y is 'a' here and 'b' there.", "--id", "id")]
    [InlineData("id,actual,predicted\nx,a,a\ny,b,a\n", "Baseline 'p' is of another test set: items differ: it lacks 'line 2', 'line 3'; it has, and there are not here, 'x', 'y'." + NeedsId)]
    public void Baseline_OfAnotherTestSetIsRefusedByWhatDiffers(string rows, string message, params string[] options)
    {
        _workspace.With("p.csv", "id,actual,predicted\nx,a,a\ny,b,a\n").With("q.csv", rows).With("g.json", Accuracy(0)).Print("baseline", "save", "p.csv", "--id", "id", "--out", "b.json");

        _workspace.Run(["gate", "q.csv", "--gates", "g.json", "--baseline", "b.json", .. options]).Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0, "--id", "id")]
    public void Baseline_OfCodeIsFoundByIdsAlone(int exitCode, params string[] options)
    {
        string path = Path.Combine(_workspace.With("p.csv", "id,actual,predicted\nx,a,a\ny,b,b\n").With("g.json", Accuracy(0)).Folder, "b.json");
        Baseline.From(Evaluation.Of(["b", "a"], ["a", "a"], new EvaluationOptions<string> { Items = ["y", "x"] }), "v1").Save(path);

        ToolResult result = _workspace.Run(["gate", "p.csv", "--gates", "g.json", "--baseline", "b.json", .. options]);

        result.ExitCode.Should().Be(exitCode);
        (result.Output + result.Error.TrimEnd()).Should().Contain(exitCode == 0 ? "; 1 fixed, 0 broken" : "items differ: ").And.EndWith(exitCode == 0 ? "\n" : NeedsId);
    }

    [Theory]
    [InlineData]
    [InlineData("--id", "id")]
    public void Baseline_OfCodeWithoutIdsSaysThatItNeedsThem(params string[] options)
    {
        string path = Path.Combine(_workspace.With("p.csv", "id,actual,predicted\nx,a,a\ny,b,b\n").With("g.json", Accuracy(0)).Folder, "b.json");
        Baseline.From(Evaluation.Of(["a", "b"], ["a", "a"]), "v1").Save(path);

        _workspace.Run(["gate", "p.csv", "--gates", "g.json", "--baseline", "b.json", .. options]).Should()
            .Be(new ToolResult(2, "", $"metrics: Baseline 'v1' is of another test set: its rows have no ids, and those here have.{NeedsId}{Environment.NewLine}"));
    }

    [Theory]
    [InlineData("--out 'p.csv' would write over 'p.csv', which is read.", "baseline", "save", "p.csv", "--out", "p.csv")]
    [InlineData("--out './p.csv' would write over 'p.csv', which is read.", "baseline", "save", "p.csv", "--out", "./p.csv")]
    [InlineData("--out 'link.csv' would write over 'p.csv', which is read.", "baseline", "save", "p.csv", "--out", "link.csv")]
    [InlineData("--junit 'p.csv' would write over './p.csv', which is read.", "gate", "./p.csv", "--gates", "g.json", "--baseline", "b.json", "--junit", "p.csv")]
    [InlineData("--junit 'g.json' would write over 'g.json', which is read.", "gate", "p.csv", "--gates", "g.json", "--baseline", "b.json", "--junit", "g.json")]
    [InlineData("--junit 'b.json' would write over 'b.json', which is read.", "gate", "p.csv", "--gates", "g.json", "--baseline", "b.json", "--junit", "b.json")]
    public void Output_DoesNotDestroyAnInput(string message, params string[] arguments)
    {
        _workspace.With("p.csv", Files.Animals).With("g.json", Accuracy(0)).Print("baseline", "save", "p.csv", "--out", "b.json");
        File.CreateSymbolicLink(Path.Combine(_workspace.Folder, "link.csv"), "p.csv");
        string[] files = Contents();

        _workspace.Run(arguments).Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));

        Contents().Should().Equal(files);
    }

    [Fact]
    public void Help_SaysThatSharingNeedsIds()
    {
        foreach (string[] command in new string[][] { ["gate"], ["baseline", "save"] })
        {
            string help = string.Join(' ', _workspace.Print([.. command, "--help"]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            help.Should().Contain("a baseline cannot be shared with code, which needs ids.");
        }
    }

    [Theory]
    [InlineData("", "b.json, line 1, column 1: ")]
    [InlineData("{}", "b.json, line 1, column 2: there is no 'format': it is no baseline.")]
    [InlineData("{\n\"format\": \"multiclass-metrics-baseline\", \"version\": 1, \"name\": \"x\",\n\"class\": [] }", "b.json, line 3, column 1: 'class' is unknown; there are format, version, name, created, classes and rows.")]
    [InlineData("{\n\"format\": \"multiclass-metrics-baseline\", \"version\": 1, \"name\": \"x\", \"classes\": [\"a\"],\n\"rows\": [{ \"actual\": \"a\",\n\"predictd\": \"a\" }] }", "b.json, line 4, column 1: 'predictd' is unknown; a row has item, actual, predicted and scores.")]
    [InlineData("{\n\"format\": \"multiclass-metrics-baseline\", \"version\": 1, \"name\": \"x\", \"classes\": [\"a\"],\n\"rows\": [{ \"actual\": \"a\" }] }", "b.json, line 3, column 10: a row has no 'predicted'.")]
    [InlineData("{\n\"format\": \"multiclass-metrics-baseline\", \"version\": 1, \"name\": \"x\", \"classes\": \"a\",\n\"rows\": [] }", "b.json, line 2, column ")]
    public void Baseline_ThatIsBrokenIsRefusedWithItsLine_AndBySchemaToo(string content, string message)
    {
        _workspace.With("p.csv", Files.Animals).With("g.json", Accuracy(0)).With("b.json", content);

        ToolResult result = _workspace.Run("gate", "p.csv", "--gates", "g.json", "--baseline", "b.json");

        result.Should().Match<ToolResult>(r => r.ExitCode == 2 && r.Output == "");
        result.Error.Should().StartWith("metrics: " + message);
        result.Error.TrimEnd().Should().NotContain("\n");
        if (content.Length > 0) Written.Faults("baseline.schema.json", JsonDocument.Parse(content).RootElement).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("there is no file 'no.json'.", "gate", "p.csv", "--gates", "g.json", "--baseline", "no.json")]
    [InlineData("'.' is a directory.", "gate", "p.csv", "--gates", "g.json", "--baseline", ".")]
    [InlineData("--name is empty.", "baseline", "save", "p.csv", "--out", "b.json", "--name", " ")]
    [InlineData("standard input has no name; give the model one by --name.", "baseline", "save", "-", "--out", "b.json")]
    [InlineData("there is no folder to write 'no/b.json' to.", "baseline", "save", "p.csv", "--out", "no/b.json")]
    [InlineData("p.csv has no column 'id' (choose with --id); its columns are 'actual', 'predicted'.", "baseline", "save", "p.csv", "--out", "b.json", "--id", "id")]
    [InlineData("Option '--out' is required. Try --help.", "baseline", "save", "p.csv")]
    public void CommandLine_IsRefused(string message, params string[] arguments) => _workspace.With("p.csv", Files.Animals).With("g.json", Accuracy(0))
        .Run(arguments).Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));

    private static string Accuracy(double margin) => FormattableString.Invariant($$"""{ "name": "g", "requirements": [{ "metric": "accuracy", "notWorseThanBaselineBy": {{margin}} }] }""");

    private string[] Contents() => [.. Directory.EnumerateFiles(_workspace.Folder).Order(StringComparer.Ordinal).Select(path => path + ": " + File.ReadAllText(path))];
}

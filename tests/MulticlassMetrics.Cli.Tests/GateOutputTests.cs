using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MulticlassMetrics.Cli.Tests;

public sealed partial class GateOutputTests : IDisposable
{
    private const string Gates = """
        {
          "name": "pets, all",
          "requirements": [
            { "metric": "f1", "average": "macro", "atLeast": 0.4 },
            { "metric": "recall", "classes": "all", "atLeast": 0.5 },
            { "metric": "precision", "class": "dog", "atLeast": 0.45, "confidence": 0.9 }
          ]
        }
        """;

    private const string Message = """
        Gate 'pets, all': FAIL (1 failed, 1 inconclusive, 1 passed); 8 samples, 3 classes
        FAIL  recall of each class at least 0.500 (1 failed, 0 inconclusive, 2 passed)
              FAIL  recall of owl = 0.000 (0 of 1), required at least 0.500
                    missed as: dog 1; first items line 9
        ????  precision of dog = 0.500 (2 of 4), required at least 0.450, lower bound 0.230
              cannot tell at 8 samples; about 910 would give 80% power
        ok    F1 (macro) = 0.476, required at least 0.400

        """;

    private static readonly string[] Annotated =
    [
        "::error file=g.json,line=5,title=Gate 'pets%2C all'%3A recall of each class at least 0.500::FAIL  recall of each class at least 0.500 (1 failed, 0 inconclusive, 2 passed)" +
        "%0A      FAIL  recall of owl = 0.000 (0 of 1), required at least 0.500%0A            missed as: dog 1; first items line 9",
        "::error file=g.json,line=6,title=Gate 'pets%2C all'%3A precision of dog at least 0.450::????  precision of dog = 0.500 (2 of 4), required at least 0.450, lower bound 0.230" +
        "%0A      cannot tell at 8 samples; about 910 would give 80%25 power",
    ];

    private readonly Workspace _workspace = new();

    public GateOutputTests() => _workspace.With("p.csv", Files.Animals).With("g.json", Gates);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Text_IsTheLibrarysMessage() => Run().Should().Be(new ToolResult(1, Message, ""));

    [Fact]
    public void GitHub_AddsAnnotationsAtTheRequirements() => Run("--format", "github").Should().Be(new ToolResult(1, Message + string.Join('\n', Annotated) + "\n", ""));

    [Fact]
    public void GitHub_WarnsOfWhatIsLetThrough()
    {
        _workspace.With("g.json", """{ "name": "g", "inconclusive": "pass", "requirements": [{ "metric": "accuracy", "atLeast": 0.6, "confidence": 0.95 }] }""");

        ToolResult result = Run("--format", "github");

        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain("\n::warning file=g.json,line=1,title=Gate 'g'%3A accuracy at least 0.600::????  accuracy = 0.625");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("github")]
    public void Labels_CannotStartALine(string format)
    {
        _workspace.With("p.csv", "actual,predicted,site\n\"a\n::error::x\",b,\"s\r::stop-commands::y\"\nb,b,z\n")
            .With("g.json", """{ "name": "g\n::add-mask::z", "requirements": [{ "metric": "recall", "classes": "all", "atLeast": 0.5 }, { "metric": "accuracy", "atLeast": 0.9, "slice": "site" }] }""");

        string[] lines = Run("--format", format).Output.Split('\n', '\r');

        lines.Should().Contain(line => line.StartsWith(@"      FAIL  recall of a\n::error::x = 0.000", StringComparison.Ordinal));
        string[] commands = [.. lines.Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal))];
        commands.Should().HaveCount(format == "github" ? 2 : 0);
        commands.Where(line => !line.StartsWith("::error file=g.json,line=1,title=Gate 'g%0A", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void JUnit_HasATestForEachRequirement()
    {
        ToolResult printed = Run("--format", "junit");

        printed.Should().Match<ToolResult>(r => r.ExitCode == 1 && r.Error == "");
        XElement suite = JUnit.Read(printed.Output).Element("testsuite")!;
        suite.Attribute("name")!.Value.Should().Be("pets, all");
        suite.Elements("testcase").Select(test => $"{test.Attribute("name")!.Value}: {test.Elements().Single().Name} {test.Elements().Single().Attribute("type")?.Value}".TrimEnd()).Should().Equal(
            "F1 (macro) at least 0.400: system-out", "recall of each class at least 0.500: failure fail", "precision of dog at least 0.450: failure inconclusive");
        suite.Descendants("failure").First().Value.Should().Be(string.Join('\n', Message.Split('\n')[1..4]));
        suite.Descendants("failure").First().Attribute("message")!.Value.Should().Be(Message.Split('\n')[1]);
        suite.Descendants("property").Select(p => $"{p.Attribute("name")!.Value}={p.Attribute("value")!.Value}").Should().Equal("predictions=p.csv", "gates=g.json", "samples=8", "classes=3");
    }

    [Fact]
    public void JUnit_IsWrittenBesideWhatIsPrinted()
    {
        Run("--junit", "j.xml").Should().Be(new ToolResult(1, Message, ""));

        File.ReadAllText(Path.Combine(_workspace.Folder, "j.xml")).Should().Be(Run("--format", "junit").Output);
    }

    [Fact]
    public void JUnit_SkipsWhatIsLetThrough_AndTellsEqualNamesApart()
    {
        const string Sure = """{ "metric": "accuracy", "atLeast": 0.6, "confidence": 0.95 }""";
        _workspace.With("g.json", $$"""{ "name": "g", "inconclusive": "pass", "requirements": [{{Sure}}, {{Sure}}] }""");

        ToolResult result = Run("--format", "junit");

        result.ExitCode.Should().Be(0);
        JUnit.Read(result.Output).Descendants("testcase").Select(test => $"{test.Attribute("name")!.Value}: {test.Elements().Single().Name}").Should().Equal(
            "accuracy at least 0.600: skipped", "accuracy at least 0.600 (2): skipped");
    }

    [Fact]
    public void Json_IsAsItsSchemaSays_AndHoldsTheMessage()
    {
        JsonElement json = JsonDocument.Parse(Run("--format", "json").Output).RootElement;

        Written.Faults("gate-result.schema.json", json).Should().BeEmpty();
        json.GetProperty("verdict").GetString().Should().Be("fail");
        json.GetProperty("pass").GetBoolean().Should().BeFalse();
        JsonElement.ArrayEnumerator requirements = json.GetProperty("requirements").EnumerateArray();
        requirements.Select(r => r.GetProperty("line").GetInt32()).Should().Equal(4, 5, 6);
        requirements.OrderBy(r => Array.IndexOf(["fail", "inconclusive", "pass"], r.GetProperty("verdict").GetString())).Select(r => r.GetProperty("message").GetString())
            .Should().Equal(string.Join('\n', Message.Split('\n')[1..4]), string.Join('\n', Message.Split('\n')[4..6]), Message.Split('\n')[6]);
        JsonElement owl = requirements.ElementAt(1).GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("verdict").GetString() == "fail");
        owl.GetProperty("mistakes")[0].GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).Should().Be("""{"kind":"missedas","pairs":[{"classes":"dog","weight":1}],"items":["line9"]}""");
    }

    [Theory]
    [InlineData("""{ "gate": "g" }""")]
    [InlineData("""{ "gate": "g", "verdict": "maybe", "pass": true, "failed": 0, "inconclusive": 0, "passed": 0, "samples": 1, "classes": 1, "requirements": [] }""")]
    public void ResultSchema_CanRefuse(string json) => Written.Faults("gate-result.schema.json", JsonDocument.Parse(json).RootElement).Should().NotBeEmpty();

    [Fact]
    public void ReadMe_QuotesWhatTheGateOnSoybeansSays()
    {
        string readMe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");
        Match quote = Quote().Match(readMe);
        quote.Success.Should().BeTrue();

        ToolResult result = _workspace.Run("gate", Golden.Csv("soybean-diseases.logistic"), "--gates", Path.Combine(AppContext.BaseDirectory, "examples", "soybean.gates.json"));

        result.Should().Be(new ToolResult(1, quote.Groups[1].Value, ""));
        result.Output.Should().Contain("recall of bacterial-blight").And.Contain("missed as: brown-spot 11").And.Contain("first items line ");
    }

    [GeneratedRegex(@"-- gate \S*/soybean-diseases\.logistic\.csv --gates examples/soybean\.gates\.json\n```\n.*?```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Quote();

    private ToolResult Run(params string[] options) => _workspace.Run(["gate", "p.csv", "--gates", "g.json", .. options]);
}

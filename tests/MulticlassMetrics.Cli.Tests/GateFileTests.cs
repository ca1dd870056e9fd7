using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class GateFileTests : IDisposable
{
    private const string Head = "{\n\"name\": \"g\",\n";
    private const string F1 = "\"metric\": \"f1\", \"average\": \"macro\", \"atLeast\": 0";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("\"requirements\": [\n{ \"metric\": \"f1\", \"average\": \"macro\", \"atLeast\": 0.5 },\n{ \"metric\": \"f1\", \"average\": \"macro\",\n\"atLest\": 0.5 }] }", "line 6: requirements[1].atLest: there is no such key. Did you mean 'atLeast'?")]
    [InlineData("\"requirement\": [{ " + F1 + " }] }", "line 3: requirement: there is no such key. Did you mean 'requirements'?")]
    [InlineData("\"requirements\": [{ " + F1 + " }],\n\"owner\": \"me\" }", "line 4: owner: there is no such key; known are $schema, name, confidence, inconclusive, slices, requirements.")]
    [InlineData("\"requirements\": [{ " + F1 + ",\n\"a b\": 1 }] }", "line 4: requirements[0]['a b']: there is no such key; known are metric, average, class, classes, atLeast, atMost, between, notWorseThanBaselineBy, minimumSupport, undefined, confidence, slice, keys, multipleTesting.")]
    [InlineData("\"requirements\": [{ \"metric\": \"f1\", \"average\": \"mikro\", \"atLeast\": 0 }] }", "line 3: requirements[0].average: 'mikro' is not one of micro, macro, weighted, worst.")]
    [InlineData("\"requirements\": [\n{ \"metric\": \"f1\", \"average\": \"macro\" }] }", "line 4: requirements[0]: A requirement says exactly one of atLeast, atMost, between, notWorseThanBaselineBy and minimumSupport.")]
    [InlineData("\"requirements\": [{ " + F1 + ", \"atMost\": 1 }] }", "line 3: requirements[0]: A requirement says exactly one of atLeast, atMost, between, notWorseThanBaselineBy and minimumSupport.")]
    [InlineData("\"requirements\": [{ \"atLeast\": 0 }] }", "line 3: requirements[0]: A requirement has a metric, unless it is of minimumSupport.")]
    [InlineData("\"requirements\": [{ " + F1 + ", \"class\": \"a\" }] }", "line 3: requirements[0]: A requirement has class, or average or classes or both, and with minimumSupport neither average nor class.")]
    [InlineData("\"requirements\": [{ \"metric\": \"f1\", \"atLeast\": 0,\n\"classes\": [\"a\", \"a\"] }] }", "line 4: requirements[0].classes: This is \"all\", or a list of one or more names, each once.")]
    [InlineData("\"requirements\": [{ \"metric\": \"f1\", \"average\": \"macro\", \"atLeast\": \"0.5\" }] }", "line 3: requirements[0].atLeast: '0.5' is no number.")]
    [InlineData("\"requirements\": [{ " + F1 + ", \"keys\": [\"x\"] }] }", "line 3: requirements[0]: 'keys' goes with 'slice', which is not there.")]
    [InlineData("\"requirements\": [{ \"minimumSupport\": 3, \"confidence\": 0.9 }] }", "line 3: requirements[0]: 'confidence' goes with 'metric', which is not there.")]
    [InlineData("\"requirements\": [{ \"minimumSupport\": 0 }] }", "line 3: requirements[0].minimumSupport: 0 is below 1.")]
    [InlineData("\"requirements\": [{ \"minimumSupport\": 1.5 }] }", "line 3: requirements[0].minimumSupport: 1.5 is no integer.")]
    [InlineData("\"requirements\": [{ \"metric\": \"accuracy\", \"between\": [1] }] }", "line 3: requirements[0].between: it has 1 of 2 items or more.")]
    [InlineData("\"requirements\": [{ \"metric\": \"accuracy\", \"between\": [0, 1, 2] }] }", "line 3: requirements[0].between: it has 3 of 2 items at most.")]
    [InlineData("\"requirements\": [{ \"metric\": \"accuracy\",\n\"between\": [0.9, 0.1] }] }", "line 4: requirements[0].between: The range runs from 0.9 to 0.1, hence holds nothing.")]
    [InlineData("\"requirements\": [{ \"metric\": \"prevalence\",\n\"average\": \"worst\", \"atLeast\": 0.1 }] }", "line 4: requirements[0].average: 'prevalence' is neither better nor worse when it is higher, and so has no worst class.")]
    [InlineData("\"confidence\": 0.50000000000000000000001,\n\"requirements\": [{ " + F1 + " }] }", "line 3: confidence: A one-sided level of confidence must be above 0.5 and below 1.")]
    [InlineData("\"requirements\": [{ " + F1 + ",\n\"confidence\": 0.99999999999999999999 }] }", "line 4: requirements[0].confidence: A one-sided level of confidence must be above 0.5 and below 1.")]
    [InlineData("\"requirements\": [{ " + F1 + ",\n\"slice\": \"\\ud800\" }] }", "line 4: an escape is half of a character: \\ud800.")]
    [InlineData("\"requirements\": [] }", "line 3: requirements: it has 0 of 1 items or more.")]
    [InlineData("\"confidence\": 95,\n\"requirements\": [{ " + F1 + " }] }", "line 3: confidence: This is a number above 0.5 and below 1, or \"none\". The level is one-sided; without one the value decides, and nothing is inconclusive.")]
    [InlineData("\"slices\": { \"site\": [] },\n\"requirements\": [{ " + F1 + " }] }", "line 3: slices.site: This is a list of one or more names, each once.")]
    [InlineData("\"slices\": {\n\"site\": [\"x\"] },\n\"requirements\": [{ " + F1 + " }] }", "line 4: slices.site: nothing is required by 'site'; name it as a requirement's slice or by --slice.")]
    [InlineData("\"inconclusive\": \"warn\",\n\"requirements\": [{ " + F1 + " }] }", "line 3: inconclusive: 'warn' is not one of fail, pass.")]
    [InlineData("\"requirements\": [{ \"metric\": \"f1score\",\n\"average\": \"macro\", \"atLeast\": 0 }] }", "line 3: requirements[0].metric: there is no metric 'f1score'.")]
    [InlineData("\"requirements\": [{ \"metric\": \"recal\", \"average\": \"macro\", \"atLeast\": 0 }] }", "line 3: requirements[0].metric: there is no metric 'recal'. Did you mean 'recall'?")]
    [InlineData("\"requirements\": [{ \"metric\": \"f1\", \"atLeast\": 0 }] }", "line 3: requirements[0].metric: 'f1' is a metric of classes, and so needs average, class or classes.")]
    [InlineData("\"requirements\": [{ \"metric\": \"accuracy\", \"atLeast\": 0,\n\"average\": \"macro\" }] }", "line 4: requirements[0].average: 'accuracy' judges all classes together, and so has no average.")]
    [InlineData("\"requirements\": [{ \"metric\": \"accuracy\",\n\"atLeast\": 80 }] }", "line 4: requirements[0].atLeast: accuracy lies in [0, 1]; 80 is no threshold for it.")]
    [InlineData("\"requirements\": [{ \"metric\": \"logLoss\",\n\"atMost\": 1e999 }] }", "line 4: requirements[0].atMost: log loss lies in [0, Infinity]; Infinity is no threshold for it.")]
    [InlineData("\"requirements\": [{ \"metric\": \"prevalence\", \"class\": \"cat\",\n\"notWorseThanBaselineBy\": 0.1 }] }", "line 4: requirements[0].notWorseThanBaselineBy: ")]
    [InlineData("\"requirements\": [{ \"metric\": \"accuracy\",\n\"notWorseThanBaselineBy\": 0.1 }] }", "line 4: requirements[0].notWorseThanBaselineBy: this needs a baseline, and none is given (--baseline FILE).")]
    [InlineData("\"requirements\": [{ " + F1 + ",\n\"metric\": \"recall\" }] }", "line 4: requirements[0].metric: this key stands there twice.")]
    [InlineData("\"requirements\": [{ " + F1 + " }],\n}", "line 4: this is not JSON: The JSON object contains a trailing comma at the end.")]
    public void File_IsRefusedWithKeyAndLine(string rest, string message)
    {
        ToolResult result = _workspace.With("p.csv", Files.Animals).With("g.json", Head + rest).Run("gate", "p.csv", "--gates", "g.json");

        result.Should().Match<ToolResult>(r => r.ExitCode == 2 && r.Output == "");
        result.Error.Should().StartWith("metrics: g.json, " + message);
        result.Error.TrimEnd().Should().NotContain("\n");
    }

    [Theory]
    [InlineData("", "g.json is empty.")]
    [InlineData("[]", "g.json, line 1: […] is no object.")]
    [InlineData("{ \"requirements\": [{ " + F1 + " }] }", "g.json, line 1: it lacks 'name'.")]
    [InlineData("{ \"name\": \"\", \"requirements\": [{ " + F1 + " }] }", "g.json, line 1: name: '' is blank.")]
    [InlineData("{\n\"name\": \" \\t\", \"requirements\": [{ " + F1 + " }] }", "g.json, line 2: name: ' \\t' is blank.")]
    [InlineData("{\n\"name\": \"\\u2003\", \"requirements\": [{ " + F1 + " }] }", "g.json, line 2: name: The value cannot be an empty string or composed entirely of whitespace.")]
    public void File_IsRefused(string content, string message) => _workspace.With("p.csv", Files.Animals).With("g.json", content)
        .Run("gate", "p.csv", "--gates", "g.json").Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));

    [Theory]
    [InlineData("there is no file 'no.json'.", "p.csv", "--gates", "no.json")]
    [InlineData("there is no file 'no.csv'.", "no.csv", "--gates", "g.json")]
    [InlineData("p.csv has no column 'site' (choose with --slice); its columns are 'actual', 'predicted'.", "p.csv", "--gates", "g.json", "--slice", "site")]
    [InlineData("p.csv has no column 'key' (choose with --id); its columns are 'actual', 'predicted'.", "p.csv", "--gates", "g.json", "--id", "key")]
    [InlineData("p.csv, line 3: column 'actual' says 'cat' again, as on line 2.", "p.csv", "--gates", "g.json", "--id", "actual")]
    [InlineData("--baseline 'b.json' is given, and nothing in g.json is required against a baseline.", "p.csv", "--gates", "g.json", "--baseline", "b.json")]
    [InlineData("there is no folder to write 'no/j.xml' to.", "p.csv", "--gates", "g.json", "--junit", "no/j.xml")]
    [InlineData("--format 'xml' is not one of text, json, junit, github. Try --help.", "p.csv", "--gates", "g.json", "--format", "xml")]
    [InlineData("Option '--gates' is required. Try --help.", "p.csv")]
    public void CommandLine_IsRefused(string message, params string[] arguments) => _workspace.With("p.csv", Files.Animals)
        .With("g.json", "{ \"name\": \"g\", \"requirements\": [{ " + F1 + " }] }").Run(["gate", .. arguments]).Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));

    [Theory]
    [InlineData("site", "--slice", "site")]
    [InlineData("area", "--slice", "site", "--slice", "area")]
    public void Slice_ThatNothingIsJudgedByIsRefused(string unused, params string[] options) => _workspace.With("p.csv", "area,site,actual,predicted\np,x,a,a\np,x,b,b\n")
        .With("g.json", """{ "name": "g", "slices": { SLICES }, "requirements": [{ "metric": "accuracy", "atLeast": 0.1, "slice": "area", "keys": ["p"] }] }""".Replace("SLICES", unused == "site" ? "\"area\": [\"p\"]" : "\"site\": [\"x\"]", StringComparison.Ordinal))
        .Run(["gate", "p.csv", "--gates", "g.json", .. options]).Should().Be(new ToolResult(2, "", $"metrics: --slice '{unused}' is given, and every requirement in g.json has a slice of its own.{Environment.NewLine}"));

    [Fact]
    public void WholeNumber_MayBeWrittenWithAFraction() => _workspace.With("p.csv", Files.Animals).With("g.json", "{ \"name\": \"g\", \"requirements\": [{ \"minimumSupport\": 2e0, \"classes\": [\"dog\"] }] }")
        .Print("gate", "p.csv", "--gates", "g.json").Should().Contain("required at least 2").And.NotContain("FAIL");

    [Theory]
    [InlineData("gates.schema.json")]
    [InlineData("gate-result.schema.json")]
    public void Schema_IsASchema(string name)
    {
        JsonElement schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Written.Folder, name))).RootElement;

        Json.Schema.MetaSchemas.Draft202012.Evaluate(schema).IsValid.Should().BeTrue();
        schema.GetProperty("$id").GetString().Should().Be("urn:multiclassmetrics:schema:" + name.Split('.')[0]);
    }
}

using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportScoresTests : IDisposable
{
    private const string Pets = """
        actual,score:cat,score:dog
        cat,0.9,0.1
        cat,0.4,0.6
        dog,0.5,0.5
        dog,0.2,0.8

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Scores_DecideWhereNothingIsPredicted()
    {
        JsonElement json = _workspace.With("p.csv", Pets).PrintJson("report", "p.csv");

        // The tie goes to the first class.
        json.GetProperty("confusionMatrix").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(n => n.GetInt32()).Should().Equal(1, 1, 1, 1);
        Notes(json).Should().Contain("there is no predicted column: the class of the highest score is taken, of equal ones the first");
        Value(json, "perClass", "cat", "rocAuc").Should().Be(0.75);
        Value(json, "overall", "brier").Should().BeApproximately((0.02 + 0.72 + 0.5 + 0.08) / 4, 1e-15);
        Value(json, "overall", "microAucOfPriors").Should().Be(0.5);
    }

    [Theory]
    [InlineData("score:*", "score:cat,score:dog", true)]
    [InlineData("p(*)", "p(cat),p(dog)", true)]
    [InlineData("*_prob", "cat_prob,dog_prob", true)]
    [InlineData("none", "score:cat,score:dog", false)]
    [InlineData("score:*", "cat_prob,dog_prob", false)]
    public void Scores_AreFoundByPattern(string pattern, string columns, bool found)
    {
        string[] options = pattern == "score:*" ? [] : ["--scores", pattern];

        JsonElement json = _workspace.With("p.csv", $"predicted,{columns},actual\ncat,0.9,0.1,cat\ndog,0.3,0.7,dog\n").PrintJson(["report", "p.csv", .. options]);

        json.GetProperty("overall").TryGetProperty("logLoss", out _).Should().Be(found);
        json.GetProperty("averages").GetProperty("macro").TryGetProperty("rocAuc", out _).Should().Be(found);
    }

    [Theory]
    [InlineData("score:z,score:a", "z", "a")]
    [InlineData("score:10,score:9", "9", "10")]
    public void Classes_AreThoseOfTheScores(string columns, params string[] classes)
    {
        JsonElement json = _workspace.With("p.csv", $"actual,{columns}\n{classes[0]},0.2,0.8\n{classes[0]},0.1,0.9\n").PrintJson("report", "p.csv", "--undefined", "skip");

        Golden.Texts(json.GetProperty("classes")).Should().Equal(classes);
        json.GetProperty("perClass").GetProperty(classes[1]).GetProperty("rocAuc").GetRawText().Should().Be("""{"value":null,"undefined":"no positive sample"}""");
        json.GetProperty("averages").GetProperty("macro").GetProperty("rocAuc").GetProperty("undefined").GetString().Should().Be("no class has a value");
    }

    [Fact]
    public void Classes_OfTheScoresStandAsDeclared()
    {
        JsonElement json = _workspace.With("p.csv", Pets).PrintJson("report", "p.csv", "--classes", "dog,cat");

        Golden.Texts(json.GetProperty("classes")).Should().Equal("dog", "cat");
        Value(json, "perClass", "cat", "rocAuc").Should().Be(0.75);
        Value(json, "overall", "cohenKappaLinear").Should().NotBeNull();
    }

    [Fact]
    public void Classes_ThatNeverOccurAreLeftOutOnRequest()
    {
        _workspace.With("p.csv", "actual,score:a,score:b,score:c\na,0.6,0.4,0\nb,0.5,0.4,0.1\n");

        JsonElement zero = _workspace.PrintJson("report", "p.csv"), skip = _workspace.PrintJson("report", "p.csv", "--undefined", "skip");

        Value(zero, "averages", "macro", "rocAuc").Should().BeNull();
        Value(zero, "overall", "ovoRocAuc").Should().BeNull();
        Notes(zero).Should().Contain("ROC AUC is undefined (no positive sample) for c: no number stands for it, so that averages with it are undefined (--undefined skip leaves it out)");
        Value(skip, "averages", "macro", "rocAuc").Should().Be(0.75);
        Value(skip, "overall", "ovoRocAuc").Should().Be(0.75);
    }

    [Fact]
    public void Scores_NeedNotBeProbabilities()
    {
        JsonElement overall = _workspace.With("p.csv", "actual,score:a,score:b\na,1.5,-Infinity\nb,-2,3e1\n").PrintJson("report", "p.csv").GetProperty("overall");

        overall.GetProperty("ovoRocAuc").GetProperty("value").GetDouble().Should().Be(1);
        overall.GetProperty("logLoss").GetProperty("value").ValueKind.Should().Be(JsonValueKind.Null);
        overall.GetProperty("logLoss").GetProperty("undefined").GetString().Should().Be("not probabilities: the score of row 0 for class 'a' is 1.5");
    }

    [Fact]
    public void Text_SetsMicroAucBesideWhatTheClassSharesGive()
    {
        string text = _workspace.Print("report", Golden.Csv("shuttle.logistic"));

        text.Should().Contain("micro ROC AUC                               0.998 [0.997, 0.998]; a model that only knows the class shares gets 0.954\n")
            .And.Contain("ROC AUC            0.998 [0.997, 0.998]  0.930 [0.910, 0.946]  0.990 [0.988, 0.992]  0.712 [0.620, 0.789]  Fpv.Open\n")
            .And.Contain("Fpv.Open   0.712 [0.620, 0.789]  0.115 [0.044, 0.271]\n");
    }

    [Theory]
    [InlineData("actual,score:a,score:b\na,1,0\nc,0,1\n", "p.csv, line 3: label 'c' in column 'actual' has no score column 'score:c' (--scores none does without scores).")]
    [InlineData("actual,predicted,score:a,score:b\na,z,1,0\n", "p.csv, line 2: label 'z' in column 'predicted' has no score column 'score:z' (--scores none does without scores).")]
    [InlineData("actual,score:a,score:b\na,1,0\n\na,NaN,1\n", "p.csv, line 4: score 'NaN' in column 'score:a' is not a number.")]
    [InlineData("actual,score:a,score:b\na,1,\n", "p.csv, line 2: score '' in column 'score:b' is not a number.")]
    [InlineData("actual,score:a,score:b\na,1,0.5x\n", "p.csv, line 2: score '0.5x' in column 'score:b' is not a number.")]
    [InlineData("actual,score:a,score:a\na,1,0\n", "p.csv has more than one column 'score:a'.")]
    [InlineData("actual,score:a\na,1\n", "p.csv has one column of scores and no column 'predicted': there is nothing to choose between.")]
    public void File_IsRefused(string content, string message) => Refuses(_workspace.With("p.csv", content).Run("report", "p.csv"), message);

    [Theory]
    [InlineData("--scores 'p' needs one * where the class stands, as in score:*, or is none.", "--scores", "p")]
    [InlineData("--scores '**' needs one * where the class stands, as in score:*, or is none.", "--scores", "**")]
    [InlineData("p.csv has no column like --scores 'p*'; its columns are 'actual', 'score:cat', 'score:dog'.", "--scores", "p*")]
    [InlineData("p.csv has no column 'predicted' (choose with --predicted); its columns are 'actual', 'score:cat', 'score:dog'.", "--predicted", "predicted")]
    [InlineData("p.csv has no column 'predicted' (choose with --predicted); its columns are 'actual', 'score:cat', 'score:dog'.", "--scores", "none")]
    [InlineData("p.csv has no column 'score:owl' for the declared class 'owl' (--scores none does without scores).", "--classes", "cat,dog,owl")]
    [InlineData("p.csv has a column 'score:dog', which is not among the declared classes (--scores none does without scores).", "--classes", "cat")]
    public void Options_AreRefused(string message, params string[] options) => Refuses(_workspace.With("p.csv", Pets).Run(["report", "p.csv", .. options]), message);

    [Fact]
    public void Undefined_ThrowNamesTheClassWithoutAnArea() => Refuses(
        _workspace.With("p.csv", "actual,predicted,score:a,score:b,score:c\na,a,1,0,0\nb,b,0,1,0\na,c,0,0,1\n").Run("report", "p.csv", "--undefined", "throw"),
        "recall (macro) is undefined for class 'c': 0/0: TP + FN = 0.");

    private static IEnumerable<string?> Notes(JsonElement json) => json.GetProperty("notes").EnumerateArray().Select(note => note.GetString());

    private static double? Value(JsonElement json, params string[] path)
    {
        JsonElement value = path.Aggregate(json, (element, name) => element.GetProperty(name)).GetProperty("value");
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    private static void Refuses(ToolResult result, string message) => result.Should().Be(new ToolResult(2, "", $"metrics: {message}{Environment.NewLine}"));
}

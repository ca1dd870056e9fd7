using System.Text;
using Json.Schema;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Evaluations;

public class BaselineFileTest
{
    private const string Small = """
        {
          "format": "multiclass-metrics-baseline",
          "version": 1,
          "name": "v12",
          "created": "2026-01-31T12:00:00.0000000+01:00",
          "classes": ["cat", "dog \"Ø\""],
          "rows": [
            {"item": "ı1", "actual": "cat", "predicted": "cat", "scores": [0.1, "-Infinity"]},
            {"item": "犬", "actual": "dog \"Ø\"", "predicted": "cat", "scores": ["Infinity", 1E-05]}
          ]
        }

        """;

    private static Baseline SmallOne()
    {
        string[] actual = ["cat", "dog \"Ø\""];
        var scores = ClassScores.From(actual, new[,] { { 0.1, double.NegativeInfinity }, { double.PositiveInfinity, 1e-5 } }, actual);
        return Baseline.From(Evaluation.Of(scores, new() { Items = ["ı1", "犬"] }), "v12", new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Save_WritesARowALine_InEveryCultureAlike()
    {
        Text(SmallOne()).Should().Be(Small);
        Culture.DecimalComma(() => Text(SmallOne())).Should().Be(Small);
        Culture.Turkish(() => Text(SmallOne())).Should().Be(Small);
    }

    [Fact]
    public void Load_GivesBackWhatWasSaved()
    {
        Baseline loaded = Load(Small);

        loaded.Should().BeEquivalentTo(SmallOne());
        Text(loaded).Should().Be(Small);
        Load("\uFEFF" + Small).Name.Should().Be("v12", "an editor may put a mark in front");
    }

    [Fact]
    public void SaveAndLoad_OfAFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            SmallOne().Save(path);
            SmallOne().Save(path);

            File.ReadAllText(path).Should().Be(Small);
            Baseline.Load(path).Should().BeEquivalentTo(SmallOne());
            File.WriteAllText(path, Small[..^5]);
            FluentActions.Invoking(() => Baseline.Load(path)).Should().Throw<BaselineFormatException>().WithMessage($"{path}, line 10, column *");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_OfEveryTruncationIsRefused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Small.TrimEnd());
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] part = whole[..length];
            FluentActions.Invoking(() => Baseline.Load(new MemoryStream(part))).Should().Throw<BaselineFormatException>($"only {length} of {whole.Length} bytes are there");
        }
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", 3, 14, "the version is 2, and this library reads up to 1.")]
    [InlineData("\"version\": 1", "\"version\": 0", 3, 14, "the version is not a whole number from 1.")]
    [InlineData("\"version\": 1", "\"version\": \"1\"", 3, 14, "the version is not a whole number from 1.")]
    [InlineData("\"version\": 1,", "", 11, 1, "there is no 'version'.")]
    [InlineData("multiclass-metrics-baseline", "baseline", 2, 13, "the format is not 'multiclass-metrics-baseline'.")]
    [InlineData("\"format\": \"multiclass-metrics-baseline\",", "", 11, 1, "there is no 'format': it is no baseline.")]
    [InlineData("\"name\": \"v12\",", "", 11, 1, "there is no 'name'.")]
    [InlineData("\"name\": \"v12\"", "\"nam\": \"v12\"", 4, 3, "'nam' is unknown; there are format, version, name, created, classes and rows.")]
    [InlineData("\"name\": \"v12\"", "\"name\": 12", 4, 11, "'name' is not text.")]
    [InlineData("\"name\": \"v12\",", "\"name\": \"v12\", \"name\": \"v13\",", 4, 18, "'name' stands there twice.")]
    [InlineData("2026-01-31T", "2026-31-01T", 5, 14, "'created' is no time, such as 2026-01-31T12:00:00+00:00.")]
    [InlineData("[\"cat\", \"dog", "[\"cat\", \"cat\", \"dog", 6, 22, "the class 'cat' stands there twice.")]
    [InlineData("\"predicted\": \"cat\", \"scores\": [0.1", "\"predicted\": \"emu\", \"scores\": [0.1", 8, 5, "'emu' is not among the classes.")]
    [InlineData("\"predicted\": \"cat\", \"scores\": [0.1", "\"predictd\": \"cat\", \"scores\": [0.1", 8, 38, "'predictd' is unknown; a row has item, actual, predicted and scores.")]
    [InlineData(", \"predicted\": \"cat\", \"scores\": [0.1", ", \"scores\": [0.1", 8, 5, "a row has no 'predicted'.")]
    [InlineData("\"item\": \"犬\"", "\"item\": \"ı1\"", 9, 14, "the item 'ı1' stands there twice.")]
    [InlineData("\"item\": \"犬\", ", "", 9, 5, "some rows have an item and others have none.")]
    [InlineData(", \"scores\": [\"Infinity\", 1E-05]", "", 9, 5, "some rows have scores and others have none.")]
    [InlineData("[\"Infinity\", 1E-05]", "[1E-05]", 9, 5, "there are 1 scores and 2 classes.")]
    [InlineData("1E-05", "\"NaN\"", 9, 88, "a score is no number.")]
    [InlineData("1E-05", "1E999", 9, 88, "a score is no number.")]
    [InlineData("1E-05", "NaN", 9, 88, "it is no valid JSON: *")]
    [InlineData("\n}\n", "\n}\n{}", 12, 1, "it is no valid JSON: *")]
    public void Load_NamesWhatIsWrongAndWhere(string good, string bad, int line, int column, string message)
    {
        int at = Small.LastIndexOf(good, StringComparison.Ordinal);
        at.Should().BePositive();
        string broken = $"{Small[..at]}{bad}{Small[(at + good.Length)..]}";

        BaselineFormatException thrown = FluentActions.Invoking(() => Load(broken)).Should().Throw<BaselineFormatException>().WithMessage($"baseline, line {line}, column {column}: {message}").Which;
        (thrown.Line, thrown.Column).Should().Be((line, column));
    }

    [Fact]
    public void Load_OfTextThatIsNoUtf8IsRefused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Small);
        bytes[Small.IndexOf("v12", StringComparison.Ordinal)] = 0xFF;

        FluentActions.Invoking(() => Baseline.Load(new MemoryStream(bytes))).Should().Throw<BaselineFormatException>().WithMessage("baseline, line 4, column 11: the text is not valid UTF-8.");
    }

    [Fact]
    public void Save_OfHalfASurrogatePairIsRefused()
    {
        var baseline = Baseline.From(Evaluation.Of(["a\uD83D", "b"], ["b", "b"]), "v1");

        baseline.Invoking(b => b.Save(new MemoryStream())).Should().Throw<InvalidOperationException>().WithMessage("*holds half of a surrogate pair*");
    }

    [Fact]
    public void Schema_HoldsForWhatIsSaved_AndRefusesWhatLoadRefuses()
    {
        JsonSchema schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "baseline.schema.json")));
        var plain = Baseline.From(Evaluation.Of([1, 2, 2], [1, 2, 1]), "v1");

        Holds(Small).Should().BeTrue();
        Holds(Text(plain)).Should().BeTrue();
        foreach ((string good, string bad) in ((string, string)[])[
            ("\"version\": 1", "\"version\": 2"), ("\"name\"", "\"nam\""), ("\"v12\"", "\" \""), ("1E-05", "\"NaN\""), ("\"predicted\"", "\"predictd\""), ("multiclass-metrics-baseline", "x")])
        {
            string broken = Small.Replace(good, bad, StringComparison.Ordinal);
            Holds(broken).Should().BeFalse(bad);
            FluentActions.Invoking(() => Load(broken)).Should().Throw<BaselineFormatException>(bad);
        }

        bool Holds(string json) => schema.Evaluate(System.Text.Json.JsonDocument.Parse(json).RootElement).IsValid;
    }

    private static Baseline Load(string json) => Baseline.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Text(Baseline baseline)
    {
        using var stream = new MemoryStream();
        baseline.Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

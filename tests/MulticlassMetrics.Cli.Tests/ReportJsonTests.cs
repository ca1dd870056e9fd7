using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class ReportJsonTests : IDisposable
{
    private static readonly string[] Counts = ["tp", "fp", "tn", "fn", "support", "predicted"];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Json_HasTheDocumentedShapeAndValues()
    {
        JsonElement json = _workspace.With("animals.csv", Files.Animals).PrintJson("report", "animals.csv");

        Names(json).Should().Equal("samples", "totalWeight", "classes", "confusionMatrix", "perClass", "averages", "overall", "confidence", "notes");
        json.GetProperty("samples").GetInt32().Should().Be(8);
        json.GetProperty("totalWeight").GetDouble().Should().Be(8);
        json.GetProperty("classes").EnumerateArray().Select(c => c.GetString()).Should().Equal("cat", "dog", "owl");
        json.GetProperty("confusionMatrix").GetRawText().Should().Be("[\n    [3,1,0],\n    [0,2,1],\n    [0,1,0]\n  ]");
        json.GetProperty("confidence").GetDouble().Should().Be(0.95);

        JsonElement dog = json.GetProperty("perClass").GetProperty("dog");
        Names(dog).Should().Equal([.. Counts, "precision", "recall", "f1", "specificity", "jaccard"]);
        Counts.Select(name => dog.GetProperty(name).GetInt32()).Should().Equal(2, 2, 3, 1, 3, 4);
        Figures(dog).Should().Equal(0.5, 2 / 3.0, 4 / 7.0, 0.6, 0.4);

        JsonElement averages = json.GetProperty("averages");
        Names(averages).Should().Equal("micro", "macro", "weighted", "worst");
        Figures(averages.GetProperty("micro")).Should().Equal(0.625, 0.625, 0.625, 13 / 16.0, 5 / 11.0);
        Close(Figures(averages.GetProperty("macro")), [0.5, (3 / 4.0 + 2 / 3.0) / 3, (6 / 7.0 + 4 / 7.0) / 3, (1 + 0.6 + 6 / 7.0) / 3, (0.75 + 0.4) / 3]);
        Close(Figures(averages.GetProperty("weighted")), [(4 + 3 * 0.5) / 8, 0.625, (4 * 6 / 7.0 + 3 * 4 / 7.0) / 8, (4 + 3 * 0.6 + 6 / 7.0) / 8, (4 * 0.75 + 3 * 0.4) / 8]);
        Figures(averages.GetProperty("worst")).Should().Equal(0, 0, 0, 0.6, 0);
        averages.GetProperty("worst").EnumerateObject().Select(p => p.Value.GetProperty("class").GetString()).Should().Equal("owl", "owl", "owl", "dog", "owl");

        Figures(json.GetProperty("overall")).First().Should().Be(0.625);
        json.GetProperty("overall").GetProperty("balancedAccuracy").GetProperty("value").GetDouble().Should().BeApproximately((3 / 4.0 + 2 / 3.0) / 3, 1e-15);
    }

    [Theory]
    [InlineData("zero", 0.0, 0.25, "counted as 0")]
    [InlineData("one", 1.0, 0.75, "counted as 1")]
    [InlineData("skip", null, 0.5, "left out of the averages")]
    [InlineData("propagate", null, null, "makes the averages undefined")]
    public void Json_KeepsTheReasonWhateverThePolicyPutIn(string policy, double? value, double? macro, string treatment)
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted\na,a\nb,a\n").PrintJson("report", "p.csv", "--undefined", policy);

        JsonElement precision = json.GetProperty("perClass").GetProperty("b").GetProperty("precision");
        Value(precision).Should().Be(value);
        precision.GetProperty("undefined").GetString().Should().Be("0/0: TP + FP = 0");
        Value(json.GetProperty("averages").GetProperty("macro").GetProperty("precision")).Should().Be(macro);
        json.GetProperty("perClass").GetProperty("b").GetProperty("f1").TryGetProperty("undefined", out _).Should().BeFalse();
        json.GetProperty("notes")[0].GetString().Should().Be($"precision is undefined (0/0: TP + FP = 0) for b: {treatment}");
    }

    [Fact]
    public void Json_NamesTheClassThatMadeAnAverageUndefined()
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted\na,a\nb,a\n").PrintJson("report", "p.csv", "--undefined", "propagate");

        json.GetProperty("averages").GetProperty("macro").GetProperty("precision").GetProperty("undefined").GetString().Should().Be("b: 0/0: TP + FP = 0");
        JsonElement worst = json.GetProperty("averages").GetProperty("worst").GetProperty("precision");
        worst.GetRawText().Should().Be("""{"value":null,"undefined":"0/0: TP + FP = 0","class":"b"}""");
    }

    [Fact]
    public void Json_WritesLabelsReadably()
    {
        string text = _workspace.With("p.csv", "actual,predicted\n猫,猫\nnaïve <&> 'x',naïve <&> 'x'\n\"say \"\"hi\"\"\",猫\n😀,😀\n").Print("report", "p.csv", "--format", "json");

        text.Should().Contain("\"猫\": {").And.Contain("\"naïve <&> 'x'\": {").And.Contain("\"say \\\"hi\\\"\": {");
        JsonDocument.Parse(text).RootElement.GetProperty("perClass").GetProperty("😀").GetProperty("tp").GetInt32().Should().Be(1);
    }

    [Fact]
    public void Json_WritesNumbersThatReadBackExactly()
    {
        JsonElement json = _workspace.With("p.csv", "actual,predicted,w\na,a,0.1\na,b,0.2\nb,b,1e-7\n").PrintJson("report", "p.csv", "--weight", "w");

        json.GetProperty("samples").GetInt32().Should().Be(3);
        json.GetProperty("perClass").GetProperty("a").GetProperty("fn").GetDouble().Should().Be(0.2);
        json.GetProperty("perClass").GetProperty("b").GetProperty("tp").GetDouble().Should().Be(1e-7);
        json.GetProperty("perClass").GetProperty("a").GetProperty("recall").GetProperty("value").GetDouble().Should().Be(0.1 / (0.1 + 0.2));
    }

    [Theory]
    [InlineData(100, "confusionMatrix")]
    [InlineData(101, "cells")]
    public void Json_ListsCellsAboveAHundredClasses(int classes, string property)
    {
        string diagonal = string.Concat(Enumerable.Range(0, classes).Select(c => $"{c},{c}\n"));

        JsonElement json = _workspace.With("p.csv", "actual,predicted\n" + diagonal + "99,3\n99,3\n").PrintJson("report", "p.csv");

        Names(json).Should().ContainInOrder("classes", property, "perClass").And.HaveCount(9);
        string[] rows = [.. json.GetProperty(property).EnumerateArray().Select(row => row.GetRawText())];
        if (property == "cells") rows.Should().HaveCount(classes + 1).And.Contain(["[99,3,2]", "[100,100,1]"]);
        else rows.Should().HaveCount(classes).And.HaveElementAt(99, $"[0,0,0,2,{string.Concat(Enumerable.Repeat("0,", 95))}1]");
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static double? Value(JsonElement figure) => figure.GetProperty("value") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static double?[] Figures(JsonElement parent) =>
        [.. parent.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => Value(p.Value))];

    private static void Close(double?[] actual, double[] expected) => actual.Zip(expected, (a, e) => Math.Abs(a!.Value - e)).Max().Should().BeLessThan(1e-15);
}

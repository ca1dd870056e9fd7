using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class GateVerdictTests : IDisposable
{
    // Recall of a 0.9 (18 of 20), of b 0.6 (12 of 20); where site is x, recall of a is 1.0 (8 of 8).
    private static readonly string Pairs = "site,actual,predicted\n" + Rows("x,a,a", 8) + Rows("y,a,a", 10) + Rows("y,a,b", 2) + Rows("x,b,b", 6) + Rows("x,b,a", 4) + Rows("y,b,b", 6) + Rows("y,b,a", 4);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(0, "ok    recall of a = 0.900 (18 of 20), required at least 0.900", """ "metric": "recall", "class": "a", "atLeast": 0.9 """)]
    [InlineData(1, "FAIL  recall of a = 0.900 (18 of 20), required at least 0.910", """ "metric": "recall", "class": "a", "atLeast": 0.91 """)]
    [InlineData(0, "ok    false negative rate of b = 0.400 (8 of 20), required at most 0.400", """ "metric": "fnr", "class": "b", "atMost": 0.4 """)]
    [InlineData(1, "FAIL  false negative rate of b = 0.400 (8 of 20), required at most 0.300", """ "metric": "fnr", "class": "b", "atMost": 0.3 """)]
    [InlineData(0, "ok    accuracy = 0.750 (30 of 40), required from 0.700 to 0.800", """ "metric": "accuracy", "between": [0.7, 0.8] """)]
    [InlineData(1, "FAIL  accuracy = 0.750 (30 of 40), required from 0.800 to 0.900", """ "metric": "accuracy", "between": [0.8, 0.9] """)]
    [InlineData(0, "ok    recall (worst)", """ "metric": "recall", "average": "worst", "atLeast": 0.6 """)]
    [InlineData(1, "FAIL  recall of each class at least 0.700 (1 failed, 0 inconclusive, 1 passed)", """ "metric": "recall", "classes": "all", "atLeast": 0.7 """)]
    [InlineData(0, "ok    recall of each of 1 classes at least 0.700", """ "metric": "recall", "classes": ["a"], "atLeast": 0.7 """)]
    [InlineData(0, "ok    support of each class at least 20", """ "minimumSupport": 20 """)]
    [InlineData(1, "FAIL  support of b = 20, required at least 21", """ "minimumSupport": 21, "classes": ["b"] """)]
    [InlineData(0, "ok    recall of a = 0.900 (18 of 20), required at least 0.700, lower bound 0.7", """ "metric": "recall", "class": "a", "atLeast": 0.7, "confidence": 0.95 """)]
    [InlineData(1, "FAIL  recall of b = 0.600 (12 of 20), required at least 0.900, upper bound 0.7", """ "metric": "recall", "class": "b", "atLeast": 0.9, "confidence": 0.95 """)]
    [InlineData(1, "????  recall of b = 0.600 (12 of 20), required at least 0.550, lower bound 0.4", """ "metric": "recall", "class": "b", "atLeast": 0.55, "confidence": 0.95 """)]
    [InlineData(0, "ok    recall of a where site is y = 0.833 (10 of 12), required at least 0.800", """ "metric": "recall", "class": "a", "atLeast": 0.8, "slice": "site", "keys": ["y"] """)]
    [InlineData(1, "FAIL  recall of b at least 0.700 for each site (2 failed, 0 inconclusive, 0 passed)", """ "metric": "recall", "class": "b", "atLeast": 0.7, "slice": "site" """)]
    public void Requirement_IsJudged(int exitCode, string said, string requirement)
    {
        ToolResult result = Judge(requirement);

        result.Should().Match<ToolResult>(r => r.ExitCode == exitCode && r.Error == "");
        result.Output.Should().Contain("\n" + said);
    }

    [Theory]
    [InlineData("fail", 1, "Gate 'g': INCONCLUSIVE (0 failed, 1 inconclusive, 0 passed); 40 samples, 2 classes")]
    [InlineData("pass", 0, "Gate 'g': PASS, though inconclusive (0 failed, 1 inconclusive, 0 passed); 40 samples, 2 classes")]
    public void Inconclusive_MeansWhatTheFileSays(string meaning, int exitCode, string said)
    {
        ToolResult result = _workspace.With("p.csv", Pairs)
            .With("g.json", $$"""{ "name": "g", "confidence": 0.95, "inconclusive": "{{meaning}}", "requirements": [{ "metric": "recall", "class": "b", "atLeast": 0.55 }] }""")
            .Run("gate", "p.csv", "--gates", "g.json");

        result.ExitCode.Should().Be(exitCode);
        result.Output.Should().StartWith(said + "\n").And.Contain("cannot tell at 40 samples; about ");
    }

    [Theory]
    [InlineData("precision of c: undefined: class c never occurs and is never predicted (0/0: TP + FP = 0)", """ "metric": "precision", "class": "c", "atLeast": 0 """)]
    [InlineData("precision of c: undefined: class c never occurs and is never predicted (0/0: TP + FP = 0)", """ "metric": "precision", "class": "c", "atMost": 1 """)]
    [InlineData("precision of c: undefined: class c never occurs and is never predicted (0/0: TP + FP = 0)", """ "metric": "precision", "class": "c", "between": [0, 1], "confidence": 0.9 """)]
    [InlineData("precision (macro): undefined: ", """ "metric": "precision", "average": "macro", "atLeast": 0, "undefined": "propagate" """)]
    [InlineData("precision (macro): undefined: ", """ "metric": "precision", "average": "macro", "atLeast": 0, "undefined": "one" """)]
    [InlineData("log loss: there are no scores", """ "metric": "logLoss", "atMost": 1000 """)]
    [InlineData("recall of d: there is no class 'd'", """ "metric": "recall", "class": "d", "atLeast": 0 """)]
    [InlineData("support of d: there is no class 'd'", """ "minimumSupport": 1, "classes": ["a", "d"] """)]
    [InlineData("where site is z: no row has site 'z', but x, y", """ "metric": "accuracy", "atLeast": 0, "slice": "site", "keys": ["x", "z"] """)]
    public void WhatIsUndefinedOrMissing_FailsByName(string said, string requirement)
    {
        ToolResult result = Judge(requirement, "--classes", "a,b,c");

        result.ExitCode.Should().Be(1);
        result.Output.Should().StartWith("Gate 'g': FAIL (1 failed, 0 inconclusive, 0 passed)").And.Contain(said);
    }

    [Fact]
    public void Statistic_ThatNeedsAnOrderFailsWithoutOne() => Judge(""" "metric": "cohenKappaLinear", "atLeast": -1 """)
        .Should().Match<ToolResult>(r => r.ExitCode == 1 && r.Output.Contains("Cohen's kappa (linear weights): undefined: ", StringComparison.Ordinal));

    [Fact]
    public void Value_WithoutABoundIsInconclusive() => _workspace.With("p.csv", "actual,predicted\n" + Rows("a,a", 9) + Rows("b,b", 8) + "b,a\n")
        .With("g.json", """{ "name": "g", "confidence": 0.95, "requirements": [{ "metric": "diagnosticOddsRatio", "class": "a", "atLeast": 2 }] }""").Run("gate", "p.csv", "--gates", "g.json")
        .Should().Match<ToolResult>(r => r.ExitCode == 1 && r.Error == "" && r.Output.Contains("????  diagnostic odds ratio of a = Infinity, required at least 2.000", StringComparison.Ordinal));

    [Fact]
    public void Scores_ThatAreMissingForAClassLeaveItUndefined()
    {
        // Without a sample of b its AUC is not a number, nor is the average.
        ToolResult result = _workspace.With("p.csv", "actual,score:a,score:b\na,0.9,0.1\na,0.2,0.8\n")
            .With("g.json", """{ "name": "g", "requirements": [{ "metric": "rocAuc", "average": "macro", "atLeast": 0 }, { "metric": "rocAuc", "class": "b", "atMost": 1 }] }""")
            .Run("gate", "p.csv", "--gates", "g.json");

        result.ExitCode.Should().Be(1);
        result.Output.Should().StartWith("Gate 'g': FAIL (2 failed, 0 inconclusive, 0 passed)").And.Contain("ROC AUC (macro): undefined: ").And.Contain("ROC AUC of b: undefined: ");
    }

    [Theory]
    [InlineData("F1 (macro of cat, dog) = 0.714", """ "average": "macro", "classes": ["cat", "dog"] """)]
    [InlineData("F1 (macro of owl) = 0.000", """ "classes": ["owl"], "average": "macro" """)]
    [InlineData("F1 (macro) = 0.476", """ "average": "macro", "classes": "all" """)]
    [InlineData("F1 (macro of elk): there is no class 'elk', but cat, dog, owl", """ "average": "macro", "classes": ["elk"] """)]
    public void Average_MayBeOverSomeClasses(string said, string classes) => _workspace.With("a.csv", Files.Animals)
        .With("g.json", $$"""{ "name": "g", "requirements": [{ "metric": "f1", "atLeast": 0.99, {{classes}} }] }""").Run("gate", "a.csv", "--gates", "g.json")
        .Should().Match<ToolResult>(r => r.ExitCode == 1 && r.Output.Contains($"\nFAIL  {said}", StringComparison.Ordinal));

    [Fact]
    public void Slice_JudgesWhatIsRequiredOfAllRowsInEachToo()
    {
        _workspace.With("p.csv", Pairs).With("g.json", """
            {
              "name": "g",
              "slices": { "site": ["x", "z"] },
              "requirements": [
                { "metric": "recall", "class": "a", "atLeast": 0.85 },
                { "metric": "recall", "class": "b", "atLeast": 0.9, "slice": "site", "keys": ["x"] }
              ]
            }
            """);

        JsonElement json = Json(_workspace.Run("gate", "p.csv", "--gates", "g.json", "--slice", "site", "--format", "json"));

        json.GetProperty("requirements").EnumerateArray().Select(r => $"{r.GetProperty("line")} {r.GetProperty("name").GetString()}: {r.GetProperty("verdict").GetString()}").Should().Equal(
            "5 recall of a at least 0.850: pass",
            "5 recall of a at least 0.850 for each site: fail",
            "5 recall of a at least 0.850 where site is z: fail",
            "6 recall of b at least 0.900 where site is x: fail");
        JsonElement each = json.GetProperty("requirements")[1].GetProperty("findings");
        each.EnumerateArray().Select(f => $"{f.GetProperty("sliceKey").GetString()} {f.GetProperty("value").GetDouble():0.000} {f.GetProperty("verdict").GetString()}").Should().Equal("x 1.000 pass", "y 0.833 fail");
    }

    [Theory]
    [InlineData("6 accuracy at least 0.100 where site is x: pass; 4 accuracy at least 0.100 where site is z or w: fail", """ "slice": "site", "keys": ["x"] """)]
    [InlineData("6 accuracy at least 0.100 where site is z: fail; 4 accuracy at least 0.100 where site is w: fail", """ "slice": "site", "keys": ["z"] """)]
    [InlineData("6 accuracy at least 0.100 where area is p: pass; 4 accuracy at least 0.100 where site is z or w: fail", """ "slice": "area", "keys": ["p"] """, "--slice", "site")]
    [InlineData("6 accuracy at least 0.100 for each site: pass; 6 accuracy at least 0.100 where site is z or w: fail", """ "slice": "site" """)]
    public void Slice_ThatMustExistFailsByNameWhicheverAreJudged(string said, string slice, params string[] options)
    {
        _workspace.With("p.csv", "area,site,actual,predicted\np,x,a,a\np,x,b,b\n").With("g.json", $$"""
            {
              "name": "g",
              "slices": {
                "site": ["x", "z", "w"]
              },
              "requirements": [{ "metric": "accuracy", "atLeast": 0.1, {{slice}} }]
            }
            """);

        ToolResult result = _workspace.Run(["gate", "p.csv", "--gates", "g.json", "--format", "json", .. options]);

        result.ExitCode.Should().Be(1);
        string.Join("; ", Json(result).GetProperty("requirements").EnumerateArray().Select(r => $"{r.GetProperty("line")} {r.GetProperty("name").GetString()}: {r.GetProperty("verdict").GetString()}")).Should().Be(said);
        result.Output.Should().Contain("no row has site 'w', but x");
    }

    [Fact]
    public void Rows_GoByTheirLineOrTheirId()
    {
        _workspace.With("p.csv", "id,actual,predicted\n\"p\n1\",a,a\np2,a,b\np3,b,b\n").With("g.json", """{ "name": "g", "requirements": [{ "metric": "recall", "class": "a", "atLeast": 1 }] }""");

        _workspace.Run("gate", "p.csv", "--gates", "g.json").Output.Should().EndWith("missed as: b 1; first items line 4\n");
        _workspace.Run("gate", "p.csv", "--gates", "g.json", "--id", "id").Output.Should().EndWith("missed as: b 1; first items p2\n");
    }

    [Fact]
    public void Rows_GoByTheirNumberWhereThereAreNoLines() => _workspace.With("p.parquet", ParquetFiles.FromCsv("actual,predicted\na,a\na,b\nb,b\n"))
        .With("g.json", """{ "name": "g", "requirements": [{ "metric": "recall", "class": "a", "atLeast": 1 }] }""")
        .Run("gate", "p.parquet", "--gates", "g.json").Output.Should().EndWith("missed as: b 1; first items row 2\n");

    [Fact]
    public void WeightsAndClusters_Count()
    {
        string gate = """{ "name": "g", "confidence": 0.95, "requirements": [{ "metric": "accuracy", "atLeast": 0.75 }] }""";
        string rows = "who,w,actual,predicted\n" + string.Concat(Enumerable.Range(0, 10).Select(i => Rows($"p{i},2,a,a", 9) + (i < 5 ? $"p{i},1,b,a\n" : $"p{i},1,b,b\n")));
        _workspace.With("p.csv", rows).With("g.json", gate);

        Finding("gate", "p.csv", "--gates", "g.json").GetProperty("value").GetDouble().Should().Be(0.95);
        JsonElement weighted = Finding("gate", "p.csv", "--gates", "g.json", "--weight", "w"), clustered = Finding("gate", "p.csv", "--gates", "g.json", "--weight", "w", "--cluster", "who");
        weighted.GetProperty("value").GetDouble().Should().BeApproximately(185 / 190.0, 1e-12);
        clustered.GetProperty("value").GetDouble().Should().BeApproximately(185 / 190.0, 1e-12);
        clustered.GetProperty("lowerBound").GetDouble().Should().NotBe(weighted.GetProperty("lowerBound").GetDouble());

        JsonElement Finding(params string[] call) => Json(_workspace.Run([.. call, "--format", "json"])).GetProperty("requirements")[0].GetProperty("findings")[0];
    }

    private static JsonElement Json(ToolResult result)
    {
        JsonElement json = JsonDocument.Parse(result.Output).RootElement;
        Written.Faults("gate-result.schema.json", json).Should().BeEmpty();
        return json;
    }

    private static string Rows(string row, int count) => string.Concat(Enumerable.Repeat(row + "\n", count));

    private ToolResult Judge(string requirement, params string[] options) => _workspace.With("p.csv", Pairs)
        .With("g.json", $$"""{ "name": "g", "requirements": [{{{requirement}}}] }""").Run(["gate", "p.csv", "--gates", "g.json", .. options]);
}

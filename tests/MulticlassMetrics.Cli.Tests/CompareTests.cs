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

            // 2000 replicates give a standard error to 1.6% of itself, and an end of an interval to about a twentieth of a standard error.
            drawn.GetProperty("standardError").GetDouble().Should().BeApproximately(error, 0.08 * error, average);
            drawn.GetProperty("low").GetDouble().Should().BeApproximately(reference.GetProperty("low").GetDouble(), 0.4 * error, average);
            drawn.GetProperty("low").GetDouble().Should().NotBe(reference.GetProperty("low").GetDouble(), average);
        }

        resampled.GetProperty("notes").EnumerateArray().Select(note => note.GetString()).Should().Contain(note => note!.Contains("BCa bootstrap of 2000 replicates, seed 1", StringComparison.Ordinal));
    }
}

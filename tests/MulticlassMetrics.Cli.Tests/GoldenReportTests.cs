using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

public sealed class GoldenReportTests : IDisposable
{
    private static readonly string[] Metrics = ["precision", "recall", "f1", "specificity", "jaccard"];

    private static readonly string[] Statistics = ["accuracy", "balancedAccuracy", "matthewsCorrelation", "cohenKappa", "cohenKappaLinear", "cohenKappaQuadratic"];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("soybean-diseases.logistic")]
    [InlineData("shuttle.bayes")]
    [InlineData("digits.tree")]
    [InlineData("diabetes.forest")]
    public void Report_AgreesWithScikitLearn(string name)
    {
        JsonElement expected = Golden.Case("labels-real.json", name).GetProperty("expected");
        JsonElement zero = expected.GetProperty("zeroDivision=0");

        JsonElement report = _workspace.PrintJson("report", Golden.Csv(name), "--classes", Golden.Classes("labels-real.json", name));

        foreach (string statistic in Statistics)
        {
            Value(report.GetProperty("overall").GetProperty(statistic)).Should().BeApproximately(expected.GetProperty("overall").GetProperty(statistic).GetDouble(), 1e-12);
        }

        JsonElement.DeepEquals(report.GetProperty("confusionMatrix"), expected.GetProperty("confusionMatrix")).Should().BeTrue();
        foreach (string metric in Metrics)
        {
            foreach (string average in (string[])["micro", "macro", "weighted"])
            {
                Value(report.GetProperty("averages").GetProperty(average).GetProperty(metric)).Should().BeApproximately(zero.GetProperty(metric).GetProperty(average).GetDouble(), 1e-12);
            }

            report.GetProperty("perClass").EnumerateObject().Select(c => Value(c.Value.GetProperty(metric))).Should()
                .Equal(zero.GetProperty(metric).GetProperty("perClass").EnumerateArray().Select(v => v.GetDouble()), (a, e) => Math.Abs(a - e) <= 1e-12);
        }
    }

    [Theory]
    [InlineData("soybean-diseases.logistic")]
    [InlineData("soybean-diseases.forest")]
    [InlineData("shuttle.logistic")]
    [InlineData("shuttle.bayes")]
    [InlineData("digits.tree")]
    [InlineData("diabetes.forest")]
    public void Report_OfScoresAgreesWithScikitLearn(string name)
    {
        JsonElement expected = Golden.Case("scores-real.json", name).GetProperty("expected");

        JsonElement report = _workspace.PrintJson("report", Golden.Csv(name));

        foreach (string metric in (string[])["rocAuc", "averagePrecision"])
        {
            JsonElement reference = expected.GetProperty(metric), averages = report.GetProperty("averages");
            Agree(averages.GetProperty("micro").GetProperty(metric), reference.GetProperty("micro"));
            Agree(averages.GetProperty("macro").GetProperty(metric), reference.GetProperty("macroOverDefined"));
            Agree(averages.GetProperty("weighted").GetProperty(metric), reference.GetProperty("weightedOverDefined"));
            report.GetProperty("perClass").EnumerateObject().Zip(reference.GetProperty("perClass").EnumerateArray()).Should().AllSatisfy(pair => Agree(pair.First.Value.GetProperty(metric), pair.Second));
        }

        JsonElement overall = report.GetProperty("overall");
        Agree(overall.GetProperty("logLoss"), expected.GetProperty("logLoss"), 1e-9);
        Agree(overall.GetProperty("brier"), expected.GetProperty("brierMulticlass"));
        Agree(overall.GetProperty("microAucOfPriors"), Golden.Case("explain.json", name).GetProperty("expected").GetProperty("microAucOfPriors"));
    }

    [Theory]
    [InlineData("soybean-diseases.logistic")]
    [InlineData("soybean-diseases.forest")]
    [InlineData("shuttle.bayes")]
    public void Report_OfPairsOfClassesAgreesWithScikitLearn(string name)
    {
        JsonElement expected = Golden.Case("scores-real.json", name).GetProperty("expected").GetProperty("rocAuc");

        JsonElement overall = _workspace.PrintJson("report", Golden.Csv(name)).GetProperty("overall");

        Agree(overall.GetProperty("ovoRocAuc"), expected.GetProperty("ovoMacro"));
        Agree(overall.GetProperty("ovoWeightedRocAuc"), expected.GetProperty("ovoWeighted"));
    }

    [Fact]
    public void Report_OfProbabilitiesAgreesWithScikitLearn()
    {
        JsonElement expected = Golden.Case("scores-real.json", "soybean-diseases.logistic").GetProperty("expected");

        JsonElement overall = _workspace.PrintJson("report", Golden.Csv("soybean-diseases.logistic")).GetProperty("overall");

        Agree(overall.GetProperty("calibrationError"), expected.GetProperty("calibrationError").GetProperty("l1, 15 bins"));
        Agree(overall.GetProperty("top3Accuracy"), expected.GetProperty("topKAccuracy").GetProperty("3"));
    }

    private static void Agree(JsonElement figure, JsonElement expected, double tolerance = 1e-12) => Value(figure).Should().BeApproximately(expected.GetDouble(), tolerance);

    private static double Value(JsonElement figure) => figure.GetProperty("value").GetDouble();
}

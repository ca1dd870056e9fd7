using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Scores;

public class ScoreGoldenTest
{
    public static TheoryData<string> Cases => Golden.Names("scores.json");

    public static TheoryData<string> RealCases => Golden.Names("scores-real.json");

    public static TheoryData<string> BinaryCases => Golden.Names("binary-scores.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Areas_AgreeWithScikitLearn(string name)
    {
        GoldenValue golden = Golden.Case("scores.json", name);
        double[][] rows = [.. golden["scores"].Rows];
        var scores = ClassScores.From(golden["actual"].Texts, rows, golden["labels"].Texts, golden.Find("weights")?.Numbers);
        CheckAreas(scores, golden["expected"]);
    }

    [Theory]
    [MemberData(nameof(RealCases))]
    public void Areas_AgreeWithScikitLearnOnRealData(string name)
    {
        GoldenValue golden = Golden.Case("scores-real.json", name);
        Predictions data = Predictions.Read(golden["csv"].Text);
        CheckAreas(ClassScores.From(data.Actual, data.Scores, data.Classes), golden["expected"]);
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void Areas_AgreeWithScikitLearnForOneScore(string name)
    {
        GoldenValue golden = Golden.Case("binary-scores.json", name);
        var scores = ClassScores.ForPositive(golden["actual"].Texts, golden["scores"].Numbers, "1", golden.Find("weights")?.Numbers);
        GoldenValue expected = golden["expected"];
        ScoredClass positive = scores["1"];
        Golden.Agree(Metric.RocAuc.Measure(positive), expected["rocAuc"], Golden.Exact);
        Golden.Agree(Metric.AveragePrecision.Measure(positive), expected["averagePrecision"], Golden.Exact);
        Golden.Agree(Metric.PrecisionRecallTrapezoid.Measure(positive), expected["prTrapezoidArea"], Golden.Exact);
        foreach ((string bound, GoldenValue area) in expected["partialAucStandardised"].Fields)
        {
            double highest = double.Parse(bound, System.Globalization.CultureInfo.InvariantCulture);
            Golden.Agree(Metric.PartialAuc(0, highest, standardized: true).Measure(positive), area, Golden.Exact);
        }
    }

    private static void CheckAreas(ClassScores<string> scores, GoldenValue expected)
    {
        foreach ((string field, ScoreMetric metric) in new[] { ("rocAuc", Metric.RocAuc), ("averagePrecision", Metric.AveragePrecision) })
        {
            GoldenValue areas = expected[field];
            Golden.Agree(scores.Classes.Select(label => metric.Measure(scores[label])).ToArray(), areas["perClass"], Golden.Exact);
            Golden.Agree(Averager.Micro.Average(scores, metric).Value, areas["micro"], Golden.Exact);
            Golden.Agree(new MacroAverager(UndefinedPolicy.Skip).Average(scores, metric).Value, areas["macroOverDefined"], Golden.Exact);
            Golden.Agree(new WeightedAverager(UndefinedPolicy.Skip).Average(scores, metric).Value, areas["weightedOverDefined"], Golden.Exact);
        }

        if (expected["rocAuc"].Find("ovoMacro") is { } macro) Golden.Agree(scores.OneVsOneAuc(), macro, Golden.Exact);
        if (expected["rocAuc"].Find("ovoWeighted") is { } weighted) Golden.Agree(scores.WeightedOneVsOneAuc(), weighted, Golden.Exact);
    }
}

using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Inference.Comparison;

/// <summary>Differences of every statistic between two models, against the infinitesimal jackknife by numerical derivatives.</summary>
public class PairedGoldenTest
{
    public static TheoryData<string> Cases => Golden.Names("paired.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Differences_HaveTheErrorOfTheJackknife(string name)
    {
        GoldenValue golden = Golden.Case("paired.json", name);
        string[] labels = golden["labels"].Texts;
        ExplainSample first = Read(golden, "first", labels), second = Read(golden, "second", labels);
        PairedComparison.Of(first.Pairs, second.Pairs, first.Scores, second.Scores).Should().NotBeNull("the rows of the two models agree");
        ComposedCounts firstCounts = new(first, UndefinedPolicy.Zero), secondCounts = new(second, UndefinedPolicy.Zero);
        ComposedRanks firstRanks = new(first), secondRanks = new(second);
        foreach ((string key, GoldenValue expected) in golden["expected"]["counts"].Fields)
        {
            Check(firstCounts.Get(key), secondCounts.Get(key), expected);
        }

        foreach ((string key, GoldenValue expected) in golden["expected"]["ranks"].Fields) Check(firstRanks.Get(key), secondRanks.Get(key), expected);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Averages_OfTheComparison_AreThoseOfTheJackknife(string name)
    {
        GoldenValue golden = Golden.Case("paired.json", name);
        string[] labels = golden["labels"].Texts;
        ExplainSample first = Read(golden, "first", labels), second = Read(golden, "second", labels);
        PairedComparison<string> comparison = PairedComparison.Of(first.Pairs, second.Pairs, first.Scores, second.Scores);
        foreach ((string average, IAverager averager) in new (string, IAverager)[] { ("micro", Averager.Micro), ("macro", Averager.Macro), ("weighted", Averager.Weighted) })
        {
            foreach (CountsMetric metric in new CountsMetric[] { Metric.Precision, Metric.Recall, Metric.F1 })
            {
                string key = $"{(metric == Metric.F1 ? "f1" : metric.Name)} {average}";
                Check(comparison.Difference(averager, metric), golden["expected"]["counts"][key]);
                Check(comparison.Difference(matrix => Influence.Of(matrix, averager, metric)), golden["expected"]["counts"][key]);
            }

            Check(comparison.Difference(averager, Metric.RocAuc), golden["expected"]["ranks"][$"roc auc {average}"]);
            Check(comparison.Difference(averager, Metric.AveragePrecision), golden["expected"]["ranks"][$"average precision {average}"]);
        }

        Check(comparison.Difference(Metric.CohenKappa), golden["expected"]["counts"]["kappa"]);
        Check(comparison.Difference(Metric.MulticlassMatthewsCorrelation), golden["expected"]["counts"]["mcc"]);
        Check(comparison.Difference(Metric.OneVsOneAuc()), golden["expected"]["ranks"]["roc auc one-vs-one macro"]);
        ClassDifference<string>[] areas = [.. comparison.PerClass(Metric.RocAuc)];
        for (int c = 0; c < areas.Length; c++)
        {
            Check(areas[c].Difference, golden["expected"]["ranks"][$"roc auc {c}"]);
            areas[c].Class.Should().Be(labels[c]);
        }
    }

    private static void Check(Influence first, Influence second, GoldenValue expected) => Check(PairedDifference.Of(first, second), expected);

    private static void Check(PairedDifference difference, GoldenValue expected)
    {
        Golden.Agree(difference.First, expected["first"], 1e-11);
        Golden.Agree(difference.Second, expected["second"], 1e-11);
        Golden.Agree(difference.Difference, expected["difference"], 1e-11);
        Golden.Agree(difference.StandardError, expected["standardError"], Golden.Derived);
        if (difference.StandardError == 0)
        {
            difference.PValue.Should().Be(difference.Difference == 0 ? 1 : double.NaN, expected.Path);
            return;
        }

        // The interval follows from both; the p-value crosses 5% where the interval leaves 0.
        double error = expected["standardError"].Number, value = expected["difference"].Number;
        Golden.Agree(difference.Low, Math.Max(-1, value - (1.959963984540054 * error)), Golden.Derived * 2, expected.Path);
        Golden.Agree(difference.High, Math.Min(1, value + (1.959963984540054 * error)), Golden.Derived * 2, expected.Path);
        (difference.PValue < 0.05).Should().Be(difference.Low > 0 || difference.High < 0, expected.Path);
    }

    private static ExplainSample Read(GoldenValue golden, string model, string[] labels)
    {
        if (golden[model].Find("csv") is { } csv)
        {
            Predictions data = Predictions.Read(csv.Text);
            return ExplainSample.Of(data.Actual, data.Predicted, data.Scores, labels, null, null);
        }

        return ExplainSample.Of(golden["actual"].Texts, golden[model]["predicted"].Texts, [.. golden[model]["scores"].Rows], labels, null, null);
    }
}

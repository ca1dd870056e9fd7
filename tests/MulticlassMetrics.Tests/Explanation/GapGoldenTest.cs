using MulticlassMetrics.Tests.Inference;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Explanation;

public class GapGoldenTest
{
    public static TheoryData<string> Cases => Golden.Names("explain.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void GapOfCounts_AgreesWithTheJackknife(string name)
    {
        GoldenValue golden = Golden.Case("explain.json", name);
        var sample = ExplainSample.Read(golden);
        foreach ((string block, GoldenValue statistics) in golden["expected"].Fields)
        {
            if (!block.StartsWith("counts", StringComparison.Ordinal)) continue;
            UndefinedPolicy policy = block.EndsWith("skip", StringComparison.Ordinal) ? UndefinedPolicy.Skip : UndefinedPolicy.Zero;
            foreach (RatioMetric metric in new[] { Metric.Precision, Metric.Recall, Metric.F1 })
            {
                AverageGap<string> gap = sample.Clusters is null
                    ? AverageGap.Of(sample.Pairs.Matrix, metric, policy)
                    : AverageGap.Of(sample.Pairs, metric, sample.Clusters, policy);
                CheckTotals(gap, statistics, metric == Metric.F1 ? "f1" : metric.Name, "allocation", sample);
                CheckClasses(gap, statistics, metric == Metric.F1 ? "f1" : metric.Name, "allocation", sample);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void GapOfScores_AgreesWithTheJackknife(string name)
    {
        GoldenValue golden = Golden.Case("explain.json", name);
        var sample = ExplainSample.Read(golden);
        GoldenValue statistics = golden["expected"]["ranks"];
        foreach (ScoreMetric metric in new[] { Metric.RocAuc, Metric.AveragePrecision })
        {
            AverageGap<string> gap = sample.Clusters is null
                ? AverageGap.Of(sample.Scores, metric)
                : AverageGap.Of(sample.Scores, metric, sample.Clusters);
            string prefix = metric == Metric.RocAuc ? "roc auc" : metric.Name;
            CheckTotals(gap, statistics, prefix, "pooling", sample);
            CheckClasses(gap, statistics, prefix, "pooling", sample);
            if (golden["expected"].Find("microAucOfPriors") is { } priors && gap.MicroAucOfPriors is { } ours) Golden.Agree(ours, priors, Golden.Exact);
        }

        if (golden["expected"].Find("aucMatrix") is not { } matrix) return;
        double[,] areas = sample.Scores.CrossClassAreas();
        double[][] expected = [.. matrix.Rows];
        for (int c = 0; c < expected.Length; c++)
        {
            for (int d = 0; d < expected.Length; d++) Golden.Agree(areas[c, d], expected[c][d], Golden.Exact, $"{name} A({c}, {d})");
        }
    }

    private static void CheckTotals(AverageGap<string> gap, GoldenValue statistics, string prefix, string second, ExplainSample sample)
    {
        Check(gap.Micro, statistics[$"{prefix} micro"]);
        Check(gap.Macro, statistics[$"{prefix} macro"]);
        Check(gap.Weighted, statistics[$"{prefix} weighted"]);
        Check(gap.Gap, statistics[$"{prefix} gap"]);
        Check(gap.Prevalence, statistics[$"{prefix} gap prevalence"]);
        Check(gap.Second, statistics[$"{prefix} gap {second}"]);
        if (statistics.Find($"{prefix} gap without skill") is { } without) Check(gap.GapWithoutSkill!.Value, without);
        if (statistics.Find($"{prefix} gap beyond no skill") is { } beyond) Check(gap.GapBeyondNoSkill!.Value, beyond);
        (gap.Prevalence.Value + gap.Second.Value).Should().BeApproximately(gap.Gap.Value, sample.Scores.ClassCount * 1e-15, prefix);
    }

    private static void CheckClasses(AverageGap<string> gap, GoldenValue statistics, string prefix, string second, ExplainSample sample)
    {
        foreach (ClassGap<string> part in gap.Classes)
        {
            int c = sample.Scores.Classes.IndexOf(part.Class);
            Check(part.Prevalence, statistics[$"{prefix} contribution prevalence {c}"]);
            if (statistics.Find($"{prefix} contribution {second} {c}") is { } contribution) Check(part.Second, contribution);
            Check(part.Drag, statistics[$"{prefix} drag {c}"]);
        }

        gap.Classes.Sum(part => part.Prevalence.Value).Should().BeApproximately(gap.Prevalence.Value, 1e-15 * gap.Classes.Length, prefix);
        if (gap.Classes.All(part => !double.IsNaN(part.Second.Value))) gap.Classes.Sum(part => part.Second.Value).Should().BeApproximately(gap.Second.Value, 1e-15 * gap.Classes.Length, prefix);
    }

    private static void Check(GapTerm term, GoldenValue expected)
    {
        Golden.Agree(term.Value, expected["value"], Golden.Exact);
        if (expected.Find("standardError") is { } error) Golden.Agree(term.StandardError, error, Golden.Derived);
    }
}

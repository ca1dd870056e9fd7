using System.Globalization;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Inference;

/// <summary>Standard errors of averages and of everything composed of them, against the infinitesimal jackknife by numerical derivatives.</summary>
public class ExplainGoldenTest
{
    public static TheoryData<string> Cases => Golden.Names("explain.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void CountStatistics_HaveTheErrorOfTheJackknife(string name)
    {
        GoldenValue golden = Golden.Case("explain.json", name);
        var sample = ExplainSample.Read(golden);
        foreach ((string block, GoldenValue statistics) in golden["expected"].Fields)
        {
            if (!block.StartsWith("counts", StringComparison.Ordinal)) continue;
            UndefinedPolicy policy = block.EndsWith("skip", StringComparison.Ordinal) ? UndefinedPolicy.Skip : UndefinedPolicy.Zero;
            var composed = new ComposedCounts(sample, policy);
            foreach ((string key, GoldenValue expected) in statistics.Fields) Check(composed.Get(key), sample, expected);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ScoreStatistics_HaveTheErrorOfTheJackknife(string name)
    {
        GoldenValue golden = Golden.Case("explain.json", name);
        var sample = ExplainSample.Read(golden);
        var composed = new ComposedRanks(sample);
        foreach ((string key, GoldenValue expected) in golden["expected"]["ranks"].Fields) Check(composed.Get(key), sample, expected);
    }

    private static void Check(Influence influence, ExplainSample sample, GoldenValue expected)
    {
        Golden.Agree(influence.Value, expected["value"], 1e-11);
        if (expected.Find("standardError") is not { } error) return;
        Influence clustered = sample.Clusters is null ? influence : influence.ClusteredBy(sample.Clusters);
        Golden.Agree(clustered.StandardError(), error, Golden.Derived);
    }

    internal static int ClassIn(string key, string prefix) => int.Parse(key.AsSpan(prefix.Length), CultureInfo.InvariantCulture);
}

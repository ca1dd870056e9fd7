using MulticlassMetrics.Kernels;
namespace MulticlassMetrics.Tests.Inference;

/// <summary>The statistics of explain.json that need scores, composed of class values and shares.</summary>
internal sealed class ComposedRanks(ExplainSample sample)
{
    private readonly ClassScores<string> _scores = sample.Scores;
    private readonly Dictionary<string, Influence> _known = [];

    public Influence Get(string key)
    {
        if (key == "roc auc one-vs-one macro") return Influence.Of(_scores, Metric.OneVsOneAuc());
        ScoreMetric metric = key.StartsWith("roc auc ", StringComparison.Ordinal) ? Metric.RocAuc : Metric.AveragePrecision;
        string rest = key[(metric.Name.Length + 1)..];
        Influence micro = Of(Averager.Micro, metric), macro = Of(Averager.Macro, metric), weighted = Of(Averager.Weighted, metric);
        switch (rest)
        {
            case "micro": return micro;
            case "macro": return macro;
            case "weighted": return weighted;
            case "gap": return micro - macro;
            case "gap prevalence": return weighted - macro;
            case "gap pooling": return micro - weighted;
            case "gap without skill": return WithoutSkill();
            case "gap beyond no skill": return micro - macro - WithoutSkill();
        }

        int k = _scores.ClassCount;
        if (rest.StartsWith("drag ", StringComparison.Ordinal)) return 1.0 / (k - 1) * (macro - OfClass(ExplainGoldenTest.ClassIn(rest, "drag "), metric));
        if (rest.StartsWith("contribution pooling ", StringComparison.Ordinal))
        {
            int c = ExplainGoldenTest.ClassIn(rest, "contribution pooling ");
            return Share(c) * (new PooledPlacement<string>(_scores).Of([c])[0] - OfClass(c, metric));
        }

        if (rest.StartsWith("contribution prevalence ", StringComparison.Ordinal))
        {
            int c = ExplainGoldenTest.ClassIn(rest, "contribution prevalence ");
            Influence share = Share(c);
            return Influence.Compose(key, MetricRange.Unbounded, [share, OfClass(c, metric), macro], v => (v[0] - (1.0 / k)) * (v[1] - v[2]));
        }

        return OfClass(ExplainGoldenTest.ClassIn(rest, ""), metric);
    }

    private Influence Share(int position) =>
        Influence.Of(sample.Pairs.Matrix, sample.Pairs.Matrix.Classes[position], Metric.Prevalence).ByRow(sample.Pairs);

    private Influence WithoutSkill()
    {
        using var entries = SortedEntries.Of(_scores.Table);
        return Influence.Compose("without skill", MetricRange.Unbounded, [NoSkillAuc.Of(_scores, EntrySweep.Of(entries, EntrySweep.Standing.None, EntrySweep.Standing.None))], v => v[0] - 0.5);
    }

    private Influence Of(IAverager averager, ScoreMetric metric)
    {
        string key = $"{metric.Name} {averager.Name}";
        if (!_known.TryGetValue(key, out Influence? influence)) _known.Add(key, influence = Influence.Of(_scores, averager, metric));
        return influence;
    }

    private Influence OfClass(int position, ScoreMetric metric) => Influence.Of(_scores, _scores.Classes[position], metric);
}

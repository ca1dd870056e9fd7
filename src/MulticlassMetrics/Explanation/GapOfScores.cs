using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>The explained gap of ROC AUC or average precision.</summary>
internal static class GapOfScores
{
    public static AverageGap<TLabel> Explain<TLabel>(ClassScores<TLabel> scores, ScoreMetric metric, double confidence, bool classPooling, Func<Influence, Influence> sampled)
        where TLabel : notnull
    {
        var terms = new TermMaker(Kernels.Confidence.Quantile(confidence), sampled);
        bool isAuc = ReferenceEquals(metric, Metric.RocAuc);
        int[] positions = [.. Enumerable.Range(0, scores.ClassCount).Where(c => !double.IsNaN(metric.Measure(scores.PerClass[c])))];
        if (positions.Length < 2) throw new ArgumentException($"Fewer than two classes have a value of {metric.Name}.", nameof(scores));

        Influence micro = Influence.Of(scores, new MicroAverager(), metric);
        Influence macro = Influence.Of(scores, new MacroAverager(UndefinedPolicy.Skip), metric);
        Influence weighted = Influence.Of(scores, new WeightedAverager(UndefinedPolicy.Skip), metric);
        Influence? without = isAuc ? NoSkillAuc.Of(scores) - Constant(micro, 0.5) : null;
        return new AverageGap<TLabel>(
            metric.Name, isOfScores: true, confidence, scores.SampleCount, PerClass(scores, metric, positions, macro, isAuc && classPooling, terms),
            labels => Cost(scores, metric, positions, macro, labels, terms))
        {
            Micro = terms.Of(micro),
            Macro = terms.Of(macro),
            Weighted = terms.Of(weighted),
            Gap = terms.Of(micro - macro),
            Prevalence = terms.Of(weighted - macro),
            Second = terms.Of(micro - weighted),
            GapWithoutSkill = without is null ? null : terms.Of(without),
            GapBeyondNoSkill = without is null ? null : terms.Of(micro - macro - without),
            MicroAucOfPriors = isAuc ? scores.MicroAucOfPriors() : null,
        };
    }

    private static ImmutableArray<ClassGap<TLabel>> PerClass<TLabel>(ClassScores<TLabel> scores, ScoreMetric metric, int[] positions, Influence macro, bool pooling, TermMaker terms)
        where TLabel : notnull
    {
        int k = positions.Length;
        GapTerm[] shares = new GapTerm[k], values = new GapTerm[k], prevalence = new GapTerm[k], pooled = new GapTerm[k], drag = new GapTerm[k];
        for (int c = 0; c < k; c++)
        {
            Influence value = Influence.Of(scores, scores.Classes[positions[c]], metric), share = Share(scores, positions[c]);
            shares[c] = terms.Of(share);
            values[c] = terms.Of(value);
            prevalence[c] = terms.Of((share - Constant(macro, 1.0 / k)) * (value - macro));
            drag[c] = terms.Of(1.0 / (k - 1) * (macro - value));
            pooled[c] = pooling
                ? terms.Of(share * (PooledPlacement.Of(scores, positions[c]) - value))
                : TermMaker.Unknown;
        }

        ImmutableArray<GapTerm> p = GapTerm.Adjusted(prevalence), s = GapTerm.Adjusted(pooled), d = GapTerm.Adjusted(drag);
        var list = ImmutableArray.CreateBuilder<ClassGap<TLabel>>(k);
        for (int c = 0; c < k; c++)
        {
            list.Add(new ClassGap<TLabel>(scores.Classes[positions[c]], scores.Table.PositiveRows(positions[c]).Length, shares[c], values[c], p[c], s[c], d[c]));
        }

        return list.MoveToImmutable();
    }

    private static GapTerm Cost<TLabel>(ClassScores<TLabel> scores, ScoreMetric metric, int[] positions, Influence macro, IReadOnlyList<TLabel> labels, TermMaker terms)
        where TLabel : notnull
    {
        bool[] named = RareClasses.Find(labels, scores.Classes, positions);
        int others = named.Count(isNamed => !isNamed);
        Influence? rest = null;
        for (int c = 0; c < named.Length; c++)
        {
            if (named[c]) continue;
            Influence part = 1.0 / others * Influence.Of(scores, scores.Classes[positions[c]], metric);
            rest = rest is null ? part : rest + part;
        }

        return terms.Of(rest! - macro);
    }

    // Classes without samples have no support, so the share of all is the share of those that take part.
    private static Influence Share<TLabel>(ClassScores<TLabel> scores, int position)
        where TLabel : notnull
    {
        double share = scores.Table.WeightOfColumn(position) / scores.TotalWeight;
        double[] derivatives = new double[scores.RowCount];
        Array.Fill(derivatives, -share / scores.TotalWeight);
        foreach (int row in scores.Table.PositiveRows(position)) derivatives[row] += 1 / scores.TotalWeight;
        return new Influence("share", share, MetricRange.ZeroToOne, Influence.UnitsOf(scores), derivatives, new Evidence(scores.SampleCount, null, []));
    }

    private static Influence Constant(Influence like, double value) => Influence.Compose("constant", MetricRange.Unbounded, [like], _ => value, _ => [0]);
}

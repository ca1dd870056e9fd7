using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The explained gap of ROC AUC or average precision.</summary>
internal static class GapOfScores
{
    public static AverageGap<TLabel> Explain<TLabel>(ClassScores<TLabel> scores, ScoreMetric metric, double confidence, bool poolingErrors, Func<Influence, Influence> sampled)
        where TLabel : notnull
    {
        Kernels.Confidence.Tail(confidence);
        var terms = new TermMaker(confidence, sampled);
        bool isAuc = ReferenceEquals(metric, Metric.RocAuc);
        EntrySweep? sweep = isAuc && scores.ClassCount > 1 ? Sweep(scores, poolingErrors) : null;
        int[] positions = [.. Enumerable.Range(0, scores.ClassCount).Where(c => !double.IsNaN(metric.Measure(scores.PerClass[c])))];
        if (positions.Length < 2) throw new ArgumentException($"Fewer than two classes have a value of {metric.Name}.", nameof(scores));

        Influence? noSkill = sweep is null ? null : NoSkillAuc.Of(scores, sweep);
        Influence micro = Influence.Of(scores, new MicroAverager(), metric);
        Influence macro = Influence.Of(scores, new MacroAverager(UndefinedPolicy.Skip), metric);
        Influence weighted = Influence.Of(scores, new WeightedAverager(UndefinedPolicy.Skip), metric);
        Influence? without = noSkill is null ? null : noSkill - Constant(micro, 0.5);
        (ImmutableArray<ClassGap<TLabel>> classes, FlatClasses flat) = PerClass(scores, metric, positions, macro, isAuc, isAuc && poolingErrors, terms);

        Influence gap = micro - macro;
        Influence[] all = [micro, macro, weighted, gap, weighted - macro, micro - weighted];
        MeasuredTerm[] averages = terms.Measure(without is null ? all : [.. all, without, gap - without]);

        // A pool without variance ranks every positive first, or last; it is then read as the mean of its classes.
        double equal = 1.0 / positions.Length;
        double[] shares = [.. classes.Select(c => c.Share.Value)];
        return new AverageGap<TLabel>(
            metric.Name, isOfScores: true, confidence, scores.SampleCount, classes,
            scores.Classes.Comparer, named => terms.Of(Others(scores, metric, positions, named), flat.Of(ByOthers(named)), LevelScale.Of(metric)),
            named => terms.Of(Others(scores, metric, positions, named) - macro, flat.Of(Array.ConvertAll(ByOthers(named), by => by - equal), c => named[c])),
            among => PrevalenceAmong(scores, metric, positions, shares, flat, among, terms))
        {
            PoolsDecisions = true,
            Clusters = terms.ClustersOf(macro),
            HasClassErrors = true,
            Micro = terms.Of(averages[0], flat.Of(shares), LevelScale.Of(metric)),
            Macro = terms.Of(averages[1], flat.Of(Array.ConvertAll(shares, _ => equal)), LevelScale.Of(metric)),
            Weighted = terms.Of(averages[2], flat.Of(shares), LevelScale.Of(metric)),
            Gap = terms.Of(averages[3], flat.Of(Array.ConvertAll(shares, share => share - equal))),
            Prevalence = terms.Of(averages[4], flat.Of(Array.ConvertAll(shares, share => share - equal))),
            Second = terms.Of(averages[5], flat.Of(shares)),
            GapWithoutSkill = without is null ? null : terms.Of(averages[6]),
            GapBeyondNoSkill = without is null ? null : terms.Of(averages[7]),
            MicroAucOfPriors = isAuc ? scores.MicroAucOfPriors() : null,
        };
    }

    // The reference without skill needs all entries in order, which tells where each stands in its class and in the pool, too: sooner than ranking them and
    // looking them up.
    private static EntrySweep Sweep<TLabel>(ClassScores<TLabel> scores, bool poolingErrors)
        where TLabel : notnull
    {
        using var entries = SortedEntries.Of(scores.Table);
        ScoredClass pool = ScoredClass.Pool(scores.PerClass);
        ScoredClass[] classes = scores.PerClass.ToArray();
        bool weighted = scores.Table.Weights is not null;
        bool hasPool = pool.HasSlots || (!poolingErrors && pool.HasPairs), hasClasses = Array.TrueForAll(classes, part => part.HasSlots || part.HasPairs);
        var sweep = EntrySweep.Of(
            entries,
            hasPool ? EntrySweep.Standing.None : weighted || poolingErrors ? EntrySweep.Standing.Slots : EntrySweep.Standing.Pairs,
            hasClasses ? EntrySweep.Standing.None : weighted ? EntrySweep.Standing.Slots : EntrySweep.Standing.Pairs);
        Adopt(pool, sweep.PoolRanks, sweep.PoolSlots, sweep.PoolPairs);
        for (int c = 0; c < classes.Length; c++) Adopt(classes[c], sweep.ClassRanks(c), sweep.ClassSlots(c), sweep.ClassPairs(c));
        return sweep;

        static void Adopt(ScoredClass part, PositiveRanks? ranks, EntrySlots? slots, PairsWon? pairs)
        {
            if (ranks is not null) part.Adopt(ranks);
            if (slots is not null) part.Adopt(slots);
            if (pairs is not null) part.Adopt(pairs);
        }
    }

    /// <param name="scores">The scores.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="positions">The classes that take part.</param>
    /// <param name="macro">Their mean.</param>
    /// <param name="pooling">Whether the second term has a part for each class.</param>
    /// <param name="errors">Whether these parts get their errors.</param>
    /// <param name="terms">What makes terms.</param>
    private static (ImmutableArray<ClassGap<TLabel>> Classes, FlatClasses Flat) PerClass<TLabel>(
        ClassScores<TLabel> scores, ScoreMetric metric, int[] positions, Influence macro, bool pooling, bool errors, TermMaker terms)
        where TLabel : notnull
    {
        int k = positions.Length;
        double equal = 1.0 / k;
        var parts = new (MeasuredTerm Share, MeasuredTerm Value, MeasuredTerm Prevalence, MeasuredTerm Pooled, MeasuredTerm Drag)[k];
        double[] restsOn = new double[k];
        var flat = new FlatClasses(new double[k], new double[k], metric.Range.Maximum - metric.Range.Minimum);
        PooledPlacement<TLabel>? placements = pooling ? new PooledPlacement<TLabel>(scores) : null;

        // The keys of clusters are the caller's, and need not be safe to read from several threads.
        int threads = double.IsInfinity(terms.ClustersOf(macro)) ? -1 : 1, together = errors ? AreaDerivatives.Together : k;
        for (int from = 0; from < k; from += together)
        {
            int first = from, count = Math.Min(together, k - from);
            Influence[] placed = errors ? placements!.Of(positions[first..(first + count)]) : [];
            Workers.For(count, (long)count * scores.RowCount, threads, () => 0, (i, _) => Measure(first + i, errors ? placed[i] : null));
        }

        void Measure(int c, Influence? placed)
        {
            Influence value = Influence.Of(scores, scores.Classes[positions[c]], metric), share = Share(scores, positions[c]);
            Influence[] own = [share, value, (share - Constant(macro, equal)) * (value - macro), 1.0 / (k - 1) * (macro - value)];
            MeasuredTerm[] measured = terms.Measure(placed is null ? own : [.. own, share * (placed - value)]);
            parts[c] = (measured[0], measured[1], measured[2], placed is null ? Pooled() : measured[4], measured[3]);
            restsOn[c] = value.Evidence.EffectiveCases;
            flat.Cases[c] = parts[c].Value.Error > 0 && !VerdictText.IsFew(restsOn[c]) ? double.NaN : Math.Min(restsOn[c], terms.ClustersOf(value));
            flat.Errors[c] = parts[c].Value.Error;

            MeasuredTerm Pooled() => new(placements is null ? double.NaN : share.Value * (placements.Mean(positions[c]) - value.Value), double.NaN);
        }

        GapTerm[] prevalence = new GapTerm[k], pooled = new GapTerm[k], drag = new GapTerm[k];
        for (int c = 0; c < k; c++)
        {
            double share = parts[c].Share.Value;
            prevalence[c] = terms.Of(parts[c].Prevalence, flat.Of(Around(c, share - equal), c));
            pooled[c] = terms.Of(parts[c].Pooled, flat.Of(One(c, share), c));
            drag[c] = terms.Of(parts[c].Drag, flat.Of(Around(c, -1.0 / (k - 1)), c));
        }

        ImmutableArray<GapTerm> p = GapTerm.Adjusted(prevalence), s = GapTerm.Adjusted(pooled), d = GapTerm.Adjusted(drag);
        var list = ImmutableArray.CreateBuilder<ClassGap<TLabel>>(k);
        for (int c = 0; c < k; c++)
        {
            int position = positions[c];
            GapTerm share = terms.Of(parts[c].Share, scale: LevelScale.Share), value = terms.Of(parts[c].Value, flat.Of(One(c, 1), c), LevelScale.Of(metric));
            list.Add(new ClassGap<TLabel>(scores.Classes[position], scores.Table.PositiveRows(position).Length, scores.PerClass[position].Support, share, value, p[c], s[c], d[c])
            {
                RestsOn = restsOn[c],
            });
        }

        return (list.MoveToImmutable(), flat);

        double[] One(int c, double by)
        {
            double[] one = new double[k];
            one[c] = by;
            return one;
        }

        // The derivative of factor x (m_c - mean) by the values.
        double[] Around(int c, double factor)
        {
            double[] by = One(c, factor);
            for (int other = 0; other < k; other++) by[other] -= factor * equal;
            return by;
        }
    }

    private static Influence Others<TLabel>(ClassScores<TLabel> scores, ScoreMetric metric, int[] positions, bool[] named)
        where TLabel : notnull =>
        Influence.Of(scores.Select(positions.Where((_, c) => !named[c]).Select(position => scores.Classes[position])), new MacroAverager(), metric);

    private static GapTerm PrevalenceAmong<TLabel>(
        ClassScores<TLabel> scores, ScoreMetric metric, int[] positions, double[] shares, FlatClasses flat, bool[] among, TermMaker terms)
        where TLabel : notnull
    {
        ScoreSelection<TLabel> some = scores.Select(positions.Where((_, c) => among[c]).Select(position => scores.Classes[position]));
        double count = among.Count(isIn => isIn), total = shares.Where((_, c) => among[c]).Sum();
        double[] byValue = [.. shares.Select((share, c) => among[c] ? (share / total) - (1 / count) : 0)];
        return terms.Of(Influence.Of(some, new WeightedAverager(), metric) - Influence.Of(some, new MacroAverager(), metric), flat.Of(byValue));
    }

    private static double[] ByOthers(bool[] named)
    {
        int others = named.Count(isNamed => !isNamed);
        return Array.ConvertAll(named, isNamed => isNamed ? 0 : 1.0 / others);
    }

    // Classes without samples have no support, so the share of all is the share of those that take part.
    public static Influence Share<TLabel>(ClassScores<TLabel> scores, int position)
        where TLabel : notnull
    {
        double total = scores.TotalWeight, share = scores.Table.WeightOfColumn(position) / total;
        var derivatives = new LinearForm(new ClassNumbers(scores.Table.Actual, position, (-share / total) + (1 / total), -share / total));
        return new Influence("share", share, MetricRange.ZeroToOne, Influence.UnitsOf(scores), derivatives, new Evidence(scores.SampleCount, null, []));
    }

    private static Influence Constant(Influence like, double value) => Influence.Compose("constant", MetricRange.Unbounded, [like], _ => value, _ => [0]);
}

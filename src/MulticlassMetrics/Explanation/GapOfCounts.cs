using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The explained gap of a ratio of counts.</summary>
internal static class GapOfCounts
{
    public static AverageGap<TLabel> Explain<TLabel>(
        ConfusionMatrix<TLabel> matrix, RatioMetric metric, UndefinedPolicy policy, double confidence, bool classErrors, Func<Influence, Influence> sampled)
        where TLabel : notnull
    {
        Kernels.Confidence.Tail(confidence);
        var terms = new TermMaker(confidence, sampled);
        var classes = new ClassStatistic(matrix, metric, policy);
        int k = classes.Values.Length;
        if (k == 0) throw new ArgumentException($"No class has a value of {metric.Name}.", nameof(matrix));

        double[] equal = Filled(k, 1.0 / k);
        Influence macro = classes.Compose("macro", classes.Mean, equal);
        Influence weighted = classes.Compose("weighted", Dot(classes.Shares, classes.Values), classes.Shares, classes.Values);
        Influence micro = classes.Compose("micro", Dot(classes.Weights, classes.Values), classes.Weights, byWeight: classes.Values);
        Influence without = classes.WithoutSkill();
        FlatClasses flat = classes.Flat(terms, withFew: classErrors);
        return new AverageGap<TLabel>(
            metric.Name, isOfScores: false, confidence, matrix.SampleCount, PerClass(matrix, metric, classes, flat, classErrors, terms),
            matrix.Classes.Comparer, named => terms.Of(Others(classes, named), flat.Of(ByOthers(named)), LevelScale.Of(metric)), named => Cost(classes, flat, named, terms),
            among => PrevalenceAmong(classes, flat, among, terms))
        {
            Direction = metric.Direction,
            PoolsDecisions = metric.Numerator.TrueNegatives != 0 || metric.Denominator.TrueNegatives != 0,
            Clusters = terms.ClustersOf(macro),
            HasClassErrors = classErrors,
            Micro = terms.Of(micro, flat.Of(classes.Weights), LevelScale.OfMicro(metric)),
            Macro = terms.Of(macro, flat.Of(equal), LevelScale.Of(metric)),
            Weighted = terms.Of(weighted, flat.Of(classes.Shares), LevelScale.Of(metric)),
            Gap = terms.Of(micro - macro, flat.Of(Less(classes.Weights, equal))),
            Prevalence = terms.Of(weighted - macro, flat.Of(Less(classes.Shares, equal))),
            Second = terms.Of(micro - weighted, flat.Of(Less(classes.Weights, classes.Shares))),
            GapWithoutSkill = terms.Of(without),
            GapBeyondNoSkill = terms.Of(micro - macro - without),
        };
    }

    private static ImmutableArray<ClassGap<TLabel>> PerClass<TLabel>(
        ConfusionMatrix<TLabel> matrix, RatioMetric metric, ClassStatistic classes, FlatClasses flat, bool errors, TermMaker terms)
        where TLabel : notnull
    {
        int k = classes.Values.Length;
        GapTerm[] shares = new GapTerm[k], values = new GapTerm[k], prevalence = new GapTerm[k], allocation = new GapTerm[k], drag = new GapTerm[k];
        double[] cases = new double[k];
        for (int c = 0; c < k; c++)
        {
            double off = classes.Values[c] - classes.Mean, share = classes.Shares[c], weight = classes.Weights[c], rest = 1.0 / (k - 1);
            cases[c] = CellDerivatives.SamplesOfRow(matrix.Table, classes.Positions[c]);
            if (!errors)
            {
                (shares[c], values[c], drag[c]) = (GapTerm.Unknown(share), GapTerm.Unknown(classes.Values[c]), GapTerm.Unknown(k < 2 ? double.NaN : -off * rest));
                (prevalence[c], allocation[c]) = (GapTerm.Unknown((share - (1.0 / k)) * off), GapTerm.Unknown((weight - share) * off));
                continue;
            }

            double[] one = new double[k];
            one[c] = 1;
            shares[c] = terms.Of(classes.Compose("share", share, default, one), scale: LevelScale.Share);
            values[c] = Part(c, "value", classes.Values[c], one, scale: LevelScale.OfClass(metric));
            prevalence[c] = Part(c, "prevalence", (share - (1.0 / k)) * off, Centred(k, c, share - (1.0 / k)), Times(one, off));
            allocation[c] = Part(c, "allocation", (weight - share) * off, Centred(k, c, weight - share), Times(one, -off), Times(one, off));
            drag[c] = k < 2 ? GapTerm.Unknown(double.NaN) : Part(c, "drag", -off * rest, Centred(k, c, -rest));
        }

        ImmutableArray<GapTerm> p = GapTerm.Adjusted(prevalence), a = GapTerm.Adjusted(allocation), d = GapTerm.Adjusted(drag);
        var list = ImmutableArray.CreateBuilder<ClassGap<TLabel>>(k);
        for (int c = 0; c < k; c++)
        {
            int position = classes.Positions[c];
            BinaryCounts counts = matrix.PerClass[position];
            list.Add(new ClassGap<TLabel>(matrix.Classes[position], cases[c], counts.Support, shares[c], values[c], p[c], a[c], d[c])
            {
                RestsOn = classes.RestsOn(c),
                UndefinedReason = classes.IsUndefined(c) ? metric.ExplainUndefined(counts) : null,
            });
        }

        return list.MoveToImmutable();

        GapTerm Part(int c, string name, double value, double[] byValue, double[]? byShare = null, double[]? byWeight = null, LevelScale? scale = null)
        {
            GapTerm term = terms.Of(classes.Compose(name, value, byValue, byShare, byWeight), flat.Of(byValue, c), scale);
            return classes.IsTested(c) ? term : term.Untested();
        }
    }

    private static Influence Others(ClassStatistic classes, bool[] named)
    {
        double[] byValue = ByOthers(named);
        return classes.Compose("macro of the others", Dot(byValue, classes.Values), byValue);
    }

    private static GapTerm Cost(ClassStatistic classes, FlatClasses flat, bool[] named, TermMaker terms)
    {
        double[] byValue = Less(ByOthers(named), Filled(named.Length, 1.0 / named.Length));
        GapTerm cost = terms.Of(classes.Compose("cost", Dot(byValue, classes.Values), byValue), flat.Of(byValue, c => named[c]));
        return named.Where((isNamed, c) => isNamed && classes.IsTested(c)).Any() ? cost : cost.Untested();
    }

    private static GapTerm PrevalenceAmong(ClassStatistic classes, FlatClasses flat, bool[] among, TermMaker terms)
    {
        double count = among.Count(isIn => isIn);
        double[] shares = [.. classes.Shares.Select((share, c) => among[c] ? share : 0)], equal = Array.ConvertAll(among, isIn => isIn ? 1 / count : 0);
        double total = shares.Sum(), weighted = Dot(shares, classes.Values) / total;
        double[] byValue = Less(Times(shares, 1 / total), equal), byShare = [.. classes.Values.Select((value, c) => among[c] ? (value - weighted) / total : 0)];
        return terms.Of(classes.Compose("prevalence of some", Dot(byValue, classes.Values), byValue, byShare), flat.Of(byValue));
    }

    private static double[] ByOthers(bool[] named)
    {
        int others = named.Count(isNamed => !isNamed);
        return Array.ConvertAll(named, isNamed => isNamed ? 0 : 1.0 / others);
    }

    // The derivative of factor x (m_c - mean) by the values.
    private static double[] Centred(int k, int c, double factor)
    {
        double[] by = Filled(k, -factor / k);
        by[c] += factor;
        return by;
    }

    private static double[] Less(double[] first, double[] second) => [.. first.Select((x, c) => x - second[c])];

    private static double[] Times(double[] vector, double factor) => Array.ConvertAll(vector, x => factor * x);

    private static double[] Filled(int k, double value)
    {
        double[] filled = new double[k];
        Array.Fill(filled, value);
        return filled;
    }

    private static double Dot(double[] first, double[] second)
    {
        CompensatedSum sum = default;
        for (int c = 0; c < first.Length; c++) sum.Add(first[c] * second[c]);
        return sum.Value;
    }
}

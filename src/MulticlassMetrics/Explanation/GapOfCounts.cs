using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The explained gap of a ratio of counts.</summary>
internal static class GapOfCounts
{
    public static AverageGap<TLabel> Explain<TLabel>(ConfusionMatrix<TLabel> matrix, RatioMetric metric, UndefinedPolicy policy, double confidence, Func<Influence, Influence> sampled)
        where TLabel : notnull
    {
        var terms = new TermMaker(Kernels.Confidence.Quantile(confidence), sampled);
        var classes = new ClassStatistic(matrix, metric, policy);
        int k = classes.Values.Length;
        if (k == 0) throw new ArgumentException($"No class has a value of {metric.Name}.", nameof(matrix));

        double[] equal = Filled(k, 1.0 / k);
        Influence macro = classes.Compose("macro", classes.Mean, equal);
        Influence weighted = classes.Compose("weighted", Dot(classes.Shares, classes.Values), classes.Shares, classes.Values);
        Influence micro = classes.Compose("micro", Dot(classes.Weights, classes.Values), classes.Weights, byWeight: classes.Values);
        Influence without = classes.WithoutSkill();
        return new AverageGap<TLabel>(metric.Name, isOfScores: false, confidence, matrix.SampleCount, PerClass(matrix, classes, terms), labels => Cost(matrix, classes, labels, terms))
        {
            Direction = metric.Direction,
            Micro = terms.Of(micro),
            Macro = terms.Of(macro),
            Weighted = terms.Of(weighted),
            Gap = terms.Of(micro - macro),
            Prevalence = terms.Of(weighted - macro),
            Second = terms.Of(micro - weighted),
            GapWithoutSkill = terms.Of(without),
            GapBeyondNoSkill = terms.Of(micro - macro - without),
        };
    }

    private static ImmutableArray<ClassGap<TLabel>> PerClass<TLabel>(ConfusionMatrix<TLabel> matrix, ClassStatistic classes, TermMaker terms)
        where TLabel : notnull
    {
        int k = classes.Values.Length;
        GapTerm[] shares = new GapTerm[k], values = new GapTerm[k], prevalence = new GapTerm[k], allocation = new GapTerm[k], drag = new GapTerm[k];
        for (int c = 0; c < k; c++)
        {
            double[] one = new double[k];
            one[c] = 1;
            double off = classes.Values[c] - classes.Mean, share = classes.Shares[c], weight = classes.Weights[c];
            shares[c] = terms.Of(classes.Compose("share", share, default, one));
            values[c] = terms.Of(classes.Compose("value", classes.Values[c], one));
            prevalence[c] = terms.Of(classes.Compose("prevalence", (share - (1.0 / k)) * off, Centred(k, c, share - (1.0 / k)), Times(one, off)));
            allocation[c] = terms.Of(classes.Compose("allocation", (weight - share) * off, Centred(k, c, weight - share), Times(one, -off), Times(one, off)));
            drag[c] = k < 2
                ? TermMaker.Unknown
                : terms.Of(classes.Compose("drag", -off / (k - 1), Centred(k, c, -1.0 / (k - 1))));
        }

        ImmutableArray<GapTerm> p = GapTerm.Adjusted(prevalence), a = GapTerm.Adjusted(allocation), d = GapTerm.Adjusted(drag);
        var list = ImmutableArray.CreateBuilder<ClassGap<TLabel>>(k);
        for (int c = 0; c < k; c++)
        {
            int position = classes.Positions[c];
            list.Add(new ClassGap<TLabel>(matrix.Classes[position], CellDerivatives.SamplesOfRow(matrix.Table, position), shares[c], values[c], p[c], a[c], d[c]));
        }

        return list.MoveToImmutable();
    }

    private static GapTerm Cost<TLabel>(ConfusionMatrix<TLabel> matrix, ClassStatistic classes, IReadOnlyList<TLabel> labels, TermMaker terms)
        where TLabel : notnull
    {
        bool[] named = RareClasses.Find(labels, matrix.Classes, classes.Positions);
        int k = named.Length, others = named.Count(isNamed => !isNamed);
        double[] byValue = new double[k];
        for (int c = 0; c < k; c++) byValue[c] = (named[c] ? 0 : 1.0 / others) - (1.0 / k);
        return terms.Of(classes.Compose("cost", Dot(byValue, classes.Values), byValue));
    }

    // The derivative of factor x (m_c - mean) by the values.
    private static double[] Centred(int k, int c, double factor)
    {
        double[] by = Filled(k, -factor / k);
        by[c] += factor;
        return by;
    }

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

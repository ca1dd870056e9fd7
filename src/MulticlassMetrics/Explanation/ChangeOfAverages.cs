using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The split of an average's change into performance and mix, whatever the classes' values are of.</summary>
internal static class ChangeOfAverages
{
    public static AverageChange Split<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric, string average, double confidence)
        where TLabel : notnull
    {
        Require(earlier, later, metric);
        var terms = new TermMaker(confidence, influence => influence);
        RequireSame(earlier.Classes, later.Classes, metric, label => metric.Measure(earlier[label]), label => metric.Measure(later[label]), confidence);
        return Split(metric, average, terms, ChangePeriod.Of(earlier, earlier.Classes, metric, average, terms), ChangePeriod.Of(later, earlier.Classes, metric, average, terms), [.. earlier.Classes]);
    }

    public static AverageChange Split<TLabel>(ClassScores<TLabel> earlier, ClassScores<TLabel> later, ScoreMetric metric, string average, double confidence)
        where TLabel : notnull
    {
        Require(earlier, later, metric);
        var terms = new TermMaker(confidence, influence => influence);
        RequireSame(earlier.Classes, later.Classes, metric, label => metric.Measure(earlier[label]), label => metric.Measure(later[label]), confidence);
        return Split(metric, average, terms, ChangePeriod.Of(earlier, earlier.Classes, metric, average, terms), ChangePeriod.Of(later, earlier.Classes, metric, average, terms), [.. earlier.Classes]);
    }

    private static AverageChange Split<TLabel>(IMetric metric, string average, TermMaker terms, ChangePeriod before, ChangePeriod after, TLabel[] labels)
        where TLabel : notnull
    {
        int k = labels.Length;
        double[] meanShare = new double[k], meanValue = new double[k], halfValue = new double[k], halfShare = new double[k];
        CompensatedSum performance = default, mix = default;
        for (int c = 0; c < k; c++)
        {
            meanShare[c] = (before.Shares[c] + after.Shares[c]) / 2;
            meanValue[c] = (before.Values[c] + after.Values[c]) / 2;
            halfValue[c] = (after.Values[c] - before.Values[c]) / 2;
            halfShare[c] = (after.Shares[c] - before.Shares[c]) / 2;
            performance.Add(meanShare[c] * (after.Values[c] - before.Values[c]));
            mix.Add(meanValue[c] * (after.Shares[c] - before.Shares[c]));
        }

        return new AverageChange(metric.Name, average, metric.Direction, terms.Confidence, [.. Few(before, "earlier"), .. Few(after, "later")])
        {
            Earlier = Level(before),
            Later = Level(after),
            Change = Term(performance.Value + mix.Value, Negated(before.Shares), Negated(before.Values), after.Shares, after.Values),
            Performance = Term(performance.Value, Negated(meanShare), halfValue, meanShare, halfValue),
            Mix = Term(mix.Value, halfShare, Negated(meanValue), halfShare, meanValue),
        };

        GapTerm Level(ChangePeriod set) => terms.Of(set.Compose(set.Shares, set.Values), set.Flat.Of(set.Shares), metric is RatioMetric ratio && average == Averager.Micro.Name ? LevelScale.OfMicro(ratio) : LevelScale.Of(metric));

        GapTerm Term(double value, double[] valueBefore, double[] shareBefore, double[] valueAfter, double[] shareAfter)
        {
            double old = terms.Measure(before.Compose(valueBefore, shareBefore)).Error, recent = terms.Measure(after.Compose(valueAfter, shareAfter)).Error;
            return terms.Of(
                new MeasuredTerm(value, Math.Sqrt((old * old) + (recent * recent))),
                new UnseenShift([.. before.Flat.Of(valueBefore).All, .. after.Flat.Of(valueAfter).All], []));
        }

        IEnumerable<string> Few(ChangePeriod set, string which) =>
            VerdictText.FewCasesOf(labels.Zip(set.Cases), out _) is { } few ? [$"{few} in the {which} test set"] : [];
    }

    private static void Require(object earlier, object later, IMetric metric)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(metric);
    }

    private static void RequireSame<TLabel>(
        ClassList<TLabel> earlier, ClassList<TLabel> later, IMetric metric, Func<TLabel, double> before, Func<TLabel, double> after, double confidence)
        where TLabel : notnull
    {
        Kernels.Confidence.Tail(confidence);
        foreach (TLabel label in earlier)
        {
            if (!later.Contains(label)) throw new ArgumentException($"Class '{MatrixText.Label(label)}' is not in the later test set.", nameof(later));
            if (double.IsNaN(before(label))) throw Undefined(label, metric, "earlier", nameof(earlier));
            if (double.IsNaN(after(label))) throw Undefined(label, metric, "later", nameof(later));
        }

        foreach (TLabel label in later)
        {
            if (!earlier.Contains(label)) throw new ArgumentException($"Class '{MatrixText.Label(label)}' is not in the earlier test set.", nameof(earlier));
        }
    }

    private static ArgumentException Undefined<TLabel>(TLabel label, IMetric metric, string which, string name)
        where TLabel : notnull => new($"{metric.Name} of class '{MatrixText.Label(label)}' is undefined in the {which} test set, so its change is not known.", name);

    private static double[] Negated(double[] vector) => Array.ConvertAll(vector, x => -x);
}

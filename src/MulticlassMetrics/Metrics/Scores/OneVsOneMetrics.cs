using System.Runtime.InteropServices;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>One-vs-one AUC.</content>
public static partial class Metric
{
    /// <summary>Hand &amp; Till's M: the mean over pairs of classes of how well their own two scores tell them apart; in [0, 1].</summary>
    /// <param name="absent">What to do with pairs of which a class has no sample: propagate (the default) makes the value NaN, skip leaves them out, as scikit-learn and pROC do.</param>
    /// <returns>The metric: the mean of (A(c|d) + A(d|c)) / 2, where A(c|d) is the AUC of column c between classes c and d (Hand &amp; Till 2001).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="absent"/> is neither <see cref="UndefinedPolicy.Propagate"/> nor <see cref="UndefinedPolicy.Skip"/>.</exception>
    public static ScoresMetric OneVsOneAuc(UndefinedPolicy absent = UndefinedPolicy.Propagate) =>
        OneVsOne("one-vs-one AUC", "mean over pairs of (A(c|d) + A(d|c)) / 2", absent, weighted: false);

    /// <summary>Hand &amp; Till's M with each pair of classes weighted by their joint share of the samples, as scikit-learn's <c>average="weighted"</c>; in [0, 1].</summary>
    /// <param name="absent">What to do with pairs of which a class has no sample.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="absent"/> is neither <see cref="UndefinedPolicy.Propagate"/> nor <see cref="UndefinedPolicy.Skip"/>.</exception>
    public static ScoresMetric WeightedOneVsOneAuc(UndefinedPolicy absent = UndefinedPolicy.Propagate) =>
        OneVsOne("weighted one-vs-one AUC", "mean over pairs of (A(c|d) + A(d|c)) / 2, by the pairs' share of samples", absent, weighted: true);

    private static ScoresMetric OneVsOne(string name, string definition, UndefinedPolicy absent, bool weighted)
    {
        if (absent is not (UndefinedPolicy.Propagate or UndefinedPolicy.Skip))
        {
            throw new ArgumentOutOfRangeException(nameof(absent), absent, "A pair without samples has no AUC: propagate or skip.");
        }

        return new ScoresMetric(
            name, definition, MetricRange.ZeroToOne, MetricDirection.HigherIsBetter, scores => MeanOverPairs(scores.Table, weighted), scores => WhyNoPairs(scores.Table, absent),
            derivatives: (scores, mean) => PairDerivatives(scores, weighted, mean));
    }

    private static string? WhyNoPairs(ScoreTable table, UndefinedPolicy absent)
    {
        if (table.Columns < 2) return "one class has no pairs";
        int present = 0, first = -1;
        for (int c = 0; c < table.Columns; c++)
        {
            if (table.WeightOfColumn(c) > 0) present++;
            else if (first < 0) first = c;
        }

        if (present < 2) return "fewer than two classes have samples";
        return first >= 0 && absent == UndefinedPolicy.Propagate ? $"the class at position {first} has no sample" : null;
    }

    private static double MeanOverPairs(ScoreTable table, bool weighted)
    {
        // A(c|d) and A(d|c) have the same weight, so each class adds its own row, and of many classes no K×K areas are held.
        double[] sums = new double[table.Columns], weights = new double[table.Columns];
        if (table.PairwiseAreas is { } kept)
        {
            for (int c = 0; c < sums.Length; c++) Add(c, MemoryMarshal.CreateReadOnlySpan(ref kept[c, 0], sums.Length));
        }
        else
        {
            PairwiseAreas.ForEachRow(table, (c, areas) => Add(c, areas));
        }

        CompensatedSum all = default, total = default;
        for (int c = 0; c < sums.Length; c++)
        {
            all.Add(sums[c]);
            total.Add(weights[c]);
        }

        return all.Value / total.Value;

        void Add(int c, ReadOnlySpan<double> areas)
        {
            CompensatedSum sum = default, weight = default;
            for (int d = 0; d < areas.Length; d++)
            {
                if (double.IsNaN(areas[d])) continue;
                double share = weighted ? (table.WeightOfColumn(c) + table.WeightOfColumn(d)) / table.TotalWeight : 1;
                sum.Add(share * areas[d]);
                weight.Add(share);
            }

            sums[c] = sum.Value;
            weights[c] = weight.Value;
        }
    }

    private static double[] PairDerivatives(ClassScores scores, bool weighted, double mean)
    {
        ScoreTable table = scores.Table;
        int[] present = [.. Enumerable.Range(0, table.Columns).Where(c => table.WeightOfColumn(c) > 0)];
        double total = 0;
        foreach (int c in present) total += weighted ? table.WeightOfColumn(c) * (present.Length - 1) : (present.Length - 1) / 2.0;

        double[,]? areas = weighted ? table.PairwiseAreas ?? PairwiseAreas.Of(table) : null;
        double[] derivatives = Zeros.Of<double>(table.Rows);
        foreach (int c in present)
        {
            double ofSupport = 0;
            int[] others = [.. present.Where(d => d != c)];
            double[] factors = Array.ConvertAll(others, d => (weighted ? table.WeightOfColumn(c) + table.WeightOfColumn(d) : 1) / (2 * total));
            BetweenDerivatives.Add(scores.PerClass[c], table, others, factors, derivatives);
            foreach (int d in others)
            {
                if (areas is not null) ofSupport += (((areas[c, d] + areas[d, c]) / 2) - mean) / total;
            }

            // A sample of c adds to the weight of every pair that c is in.
            if (weighted)
            {
                foreach (int row in table.PositiveRows(c)) derivatives[row] += ofSupport;
            }
        }

        return derivatives;
    }
}

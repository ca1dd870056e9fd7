using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Where to look when scores rank samples wrongly.</summary>
internal static class RankMistakes
{
    private const int MostItems = 3;

    /// <summary>The pairs of a sample of a class and one of another that its column ranks wrongly, ties counted half, by the other's class; with the samples of the class that are ranked lowest.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="label">The class.</param>
    /// <param name="kind">What the message calls them.</param>
    public static GateMistakes Of<TLabel>(Evaluation<TLabel> evaluation, TLabel label, string kind = "outranked in pairs by")
        where TLabel : notnull
    {
        ClassScores<TLabel> scores = evaluation.RequireScores();
        ScoreTable table = scores.Table;
        int column = scores.Classes.IndexOf(label);
        int[] positives = table.PositiveRows(column).ToArray();
        double[] sorted = Array.ConvertAll(positives, row => table[row, column]);
        Array.Sort(sorted, positives);
        double[] below = WeightsBelow(table, positives);
        double[] wrong = new double[table.Columns + 1];
        double highest = double.NegativeInfinity;
        for (int row = 0; row < table.Rows; row++)
        {
            int other = table.Actual[row];
            if (other == ScoreTable.Excluded || other == column) continue;
            double score = table[row, column];
            highest = Math.Max(highest, score);
            int first = FirstNotBelow(sorted, score, orEqual: false), next = FirstNotBelow(sorted, score, orEqual: true);
            wrong[other] += table.WeightOf(row) * (below[first] + below[next]) / 2;
        }

        // Of equal scores the first row comes first.
        IEnumerable<int> outranked = positives.Take(FirstNotBelow(sorted, highest, orEqual: true)).OrderBy(row => table[row, column]).ThenBy(row => row);
        return new GateMistakes(
            kind,
            [.. Enumerable.Range(0, wrong.Length).Where(other => wrong[other] > 0).OrderByDescending(other => wrong[other])
                .Select(other => KeyValuePair.Create(other < table.Columns ? MatrixText.Label(scores.Classes[other]) : "none of the classes", wrong[other]))],
            [.. outranked.Take(MostItems).Select(evaluation.NameOf)],
            evaluation.Items is not null);
    }

    /// <summary>The same of the class whose value is worst; of none where no value is worse than another.</summary>
    public static ImmutableArray<GateMistakes> OfWorstClass<TLabel>(Evaluation<TLabel> evaluation, AveragedScore<TLabel> average, IMetric metric)
        where TLabel : notnull => metric.Direction == MetricDirection.Neither
            ? []
            : [.. AverageReading.Worst(average, metric).Take(1).Select(part => Of(evaluation, part.Class, $"{MatrixText.Label(part.Class)} outranked in pairs by"))];

    /// <summary>The samples whose own class has the lowest scores, which weigh most in what is computed from all scores.</summary>
    public static GateMistakes LowestOwnScores<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull
    {
        ScoreTable table = evaluation.RequireScores().Table;
        IEnumerable<int> rows = Enumerable.Range(0, table.Rows).Where(row => table.Actual[row] >= 0 && table.Actual[row] < table.Columns);
        return new GateMistakes(
            "lowest scores of the own class", [], [.. rows.OrderBy(row => table[row, table.Actual[row]]).Take(MostItems).Select(evaluation.NameOf)], evaluation.Items is not null);
    }

    // By how many of the sorted positives, the weight of that many.
    private static double[] WeightsBelow(ScoreTable table, int[] sorted)
    {
        double[] below = new double[sorted.Length + 1];
        for (int i = 0; i < sorted.Length; i++) below[i + 1] = below[i] + table.WeightOf(sorted[i]);
        return below;
    }

    private static int FirstNotBelow(double[] sorted, double score, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

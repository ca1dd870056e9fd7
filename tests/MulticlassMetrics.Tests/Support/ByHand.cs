namespace MulticlassMetrics.Tests.Support;

/// <summary>The plain twins of the kernels: definitions written out, however slow.</summary>
internal static class ByHand
{
    public static double Auc(IEnumerable<(double Score, bool Positive, double Weight)> entries)
    {
        var all = entries.ToList();
        double won = 0, pairs = 0;
        foreach (var p in all.Where(entry => entry.Positive))
        {
            foreach (var n in all.Where(entry => !entry.Positive))
            {
                pairs += p.Weight * n.Weight;
                won += p.Weight * n.Weight * (p.Score > n.Score ? 1 : p.Score == n.Score ? 0.5 : 0);
            }
        }

        return won / pairs;
    }

    public static double AveragePrecision(IEnumerable<(double Score, bool Positive, double Weight)> entries)
    {
        var all = entries.ToList();
        double total = all.Where(entry => entry.Positive).Sum(entry => entry.Weight), sum = 0, before = 0;
        foreach (BinaryCounts counts in Thresholds(all).Select(threshold => At(all, threshold)))
        {
            double recall = counts.TruePositives / total;
            sum += (recall - before) * counts.Precision;
            before = recall;
        }

        return total == 0 ? double.NaN : sum;
    }

    /// <summary>The distinct scores, descending.</summary>
    public static IEnumerable<double> Thresholds(IEnumerable<(double Score, bool Positive, double Weight)> entries) =>
        entries.Select(entry => entry.Score).Distinct().OrderDescending();

    public static BinaryCounts At(IReadOnlyCollection<(double Score, bool Positive, double Weight)> entries, double threshold) => new(
        entries.Where(entry => entry.Positive && entry.Score >= threshold).Sum(entry => entry.Weight),
        entries.Where(entry => !entry.Positive && entry.Score >= threshold).Sum(entry => entry.Weight),
        entries.Where(entry => !entry.Positive && entry.Score < threshold).Sum(entry => entry.Weight),
        entries.Where(entry => entry.Positive && entry.Score < threshold).Sum(entry => entry.Weight));

    /// <summary>Hand &amp; Till's M over the classes present, pair by pair.</summary>
    public static double OneVsOne(RandomScores scores, bool weighted)
    {
        double sum = 0, weights = 0;
        for (int c = 0; c < scores.K; c++)
        {
            for (int d = c + 1; d < scores.K; d++)
            {
                double both = (Directed(scores, c, d) + Directed(scores, d, c)) / 2;
                if (double.IsNaN(both)) continue;
                double weight = weighted ? Support(scores, c) + Support(scores, d) : 1;
                sum += weight * both;
                weights += weight;
            }
        }

        return sum / weights;
    }

    /// <summary>The height of a ROC at a false positive rate: its lowest and its highest where it steps there.</summary>
    public static (double Low, double High) Height(PlotCurve roc, double rate)
    {
        double low = double.NaN, high = double.NaN;
        for (int i = 0; i < roc.Count; i++)
        {
            if (roc.X[i] != rate) continue;
            if (double.IsNaN(low)) low = roc.Y[i];
            high = roc.Y[i];
        }

        if (!double.IsNaN(low)) return (low, high);
        int after = 0;
        while (roc.X[after] < rate) after++;
        double between = roc.Y[after - 1] + ((roc.Y[after] - roc.Y[after - 1]) * (rate - roc.X[after - 1]) / (roc.X[after] - roc.X[after - 1]));
        return (between, between);
    }

    /// <summary>
    /// What scikit-learn's example of averaged curves computes, and <c>macroCurveArea</c> of the golden files holds: every class at its upper end,
    /// straight in between, which cuts the corners below the steps upwards.
    /// </summary>
    public static double UpperEndMacroArea(IReadOnlyList<PlotCurve> rocs)
    {
        double[] grid = [.. rocs.SelectMany(roc => roc.X.ToArray()).Distinct().Order()];
        double[] mean = [.. grid.Select(rate => rocs.Average(roc => Height(roc, rate).High))];
        return Enumerable.Range(1, grid.Length - 1).Sum(i => (grid[i] - grid[i - 1]) * (mean[i] + mean[i - 1]) / 2);
    }

    private static double Directed(RandomScores scores, int c, int d) =>
        Auc(Enumerable.Range(0, scores.Actual.Length)
            .Where(row => scores.WeightOf(row) > 0 && (scores.Actual[row] == c || scores.Actual[row] == d))
            .Select(row => (scores.Score(row, c), scores.Actual[row] == c, scores.WeightOf(row))));

    private static double Support(RandomScores scores, int c) =>
        Enumerable.Range(0, scores.Actual.Length).Where(row => scores.Actual[row] == c).Sum(scores.WeightOf);
}

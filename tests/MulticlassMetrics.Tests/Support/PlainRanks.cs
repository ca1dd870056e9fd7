namespace MulticlassMetrics.Tests.Support;

/// <summary>The plain twin of the ranks of a class: positives sorted by comparison, every negative looked up by halving, one entry after the other.</summary>
internal sealed class PlainRanks
{
    public PlainRanks(IReadOnlyCollection<(double Score, bool Positive, double Weight)> entries)
    {
        Distinct = [.. entries.Where(entry => entry.Positive).Select(entry => entry.Score + 0.0).Distinct().Order()];
        Positives = new decimal[Distinct.Length];
        Tied = new decimal[Distinct.Length];
        Gaps = new decimal[Distinct.Length + 1];
        foreach ((double score, bool positive, double weight) in entries)
        {
            int slot = Find(Distinct, score);
            if (positive) Positives[slot / 2] += (decimal)weight;
            else if (slot % 2 == 1) Tied[slot / 2] += (decimal)weight;
            else Gaps[slot / 2] += (decimal)weight;
        }
    }

    public double[] Distinct { get; }

    public decimal[] Positives { get; }

    public decimal[] Tied { get; }

    public decimal[] Gaps { get; }

    /// <summary>2k below the k-th distinct score and above the one before, 2k + 1 at it.</summary>
    public static int Find(double[] distinct, double score)
    {
        int low = 0, high = distinct.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (distinct[middle] < score) low = middle + 1;
            else high = middle;
        }

        return (2 * low) + (low < distinct.Length && distinct[low] == score ? 1 : 0);
    }
}

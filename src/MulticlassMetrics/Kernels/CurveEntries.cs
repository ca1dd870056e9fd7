namespace MulticlassMetrics.Kernels;

/// <summary>The entries of some columns, positives and negatives apart, each side ascending by score: what a threshold curve is counted from.</summary>
internal sealed class CurveEntries
{
    private int _positiveCount;
    private int _negativeCount;

    private CurveEntries(int positives, int negatives, bool weighted)
    {
        Positives = new double[positives];
        Negatives = new double[negatives];
        if (!weighted) return;
        PositiveWeights = new double[positives];
        NegativeWeights = new double[negatives];
    }

    public double[] Positives { get; }

    public double[] Negatives { get; }

    /// <summary>The weights beside <see cref="Positives"/>; null where every sample weighs one.</summary>
    public double[]? PositiveWeights { get; }

    /// <summary>The weights beside <see cref="Negatives"/>; null where every sample weighs one.</summary>
    public double[]? NegativeWeights { get; }

    public static CurveEntries Of(ReadOnlySpan<ScoreColumns> sources)
    {
        int positives = 0, all = 0;
        bool weighted = false;
        foreach (ScoreColumns source in sources)
        {
            weighted |= source.Table.Weights is not null;
            all = checked(all + (source.Table.CountingRows * source.Columns.Length));
            foreach (int column in source.Columns) positives += source.Table.PositiveRows(column).Length;
        }

        var entries = new CurveEntries(positives, all - positives, weighted);
        foreach (ScoreColumns source in sources) source.Table.GatherEntries(source.Columns, entries);
        Sort(entries.Positives, entries.PositiveWeights);
        Sort(entries.Negatives, entries.NegativeWeights);
        return entries;
    }

    public void Add(double score, bool positive, double weight)
    {
        // Adding zero makes -0.0 the 0.0 that it equals, so that the threshold of a tie does not depend on the order of rows.
        if (positive)
        {
            Positives[_positiveCount] = score + 0.0;
            if (PositiveWeights is not null) PositiveWeights[_positiveCount] = weight;
            _positiveCount++;
        }
        else
        {
            Negatives[_negativeCount] = score + 0.0;
            if (NegativeWeights is not null) NegativeWeights[_negativeCount] = weight;
            _negativeCount++;
        }
    }

    /// <summary>The number of distinct scores of both sides together.</summary>
    public int CountDistinct()
    {
        int distinct = 0;
        for (int p = Positives.Length - 1, n = Negatives.Length - 1; p >= 0 || n >= 0; distinct++)
        {
            double score = Highest(p, n);
            while (p >= 0 && Positives[p] == score) p--;
            while (n >= 0 && Negatives[n] == score) n--;
        }

        return distinct;
    }

    /// <summary>The highest score of the entries up to and with two positions, one a side, of which at least one exists.</summary>
    public double Highest(int positive, int negative) =>
        negative < 0 || (positive >= 0 && Positives[positive] >= Negatives[negative]) ? Positives[positive] : Negatives[negative];

    private static void Sort(double[] scores, double[]? weights)
    {
        if (weights is null) Array.Sort(scores);
        else Array.Sort(scores, weights);
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>
/// Where the negatives of a class stand among its positives: all that areas under curves need. Only the positives are sorted; each negative is looked up.
/// </summary>
internal sealed class PositiveRanks
{
    private PositiveRanks(double[] distinct, double[] positives, bool whole)
    {
        Distinct = distinct;
        Positives = positives;
        Tied = new double[distinct.Length];
        Gaps = new double[distinct.Length + 1];
        IsWhole = whole;
    }

    /// <summary>The distinct scores of positives, ascending.</summary>
    public double[] Distinct { get; }

    /// <summary>The weight of the positives at each distinct score.</summary>
    public double[] Positives { get; }

    /// <summary>The weight of the negatives at each distinct score.</summary>
    public double[] Tied { get; }

    /// <summary>The weight of the negatives strictly below each distinct score and above the one before; last, those above all.</summary>
    public double[] Gaps { get; }

    /// <summary>Whether every sample weighs one, so that all sums are exact.</summary>
    public bool IsWhole { get; }

    public static PositiveRanks Of(ReadOnlySpan<ScoreColumns> sources)
    {
        int count = 0;
        bool whole = true;
        foreach (ScoreColumns source in sources)
        {
            whole &= source.Table.Weights is null;
            foreach (int column in source.Columns) count += source.Table.PositiveRows(column).Length;
        }

        double[] scores = new double[count];
        double[] weights = whole ? [] : new double[count];
        int at = 0;
        foreach (ScoreColumns source in sources)
        {
            foreach (int column in source.Columns)
            {
                foreach (int row in source.Table.PositiveRows(column))
                {
                    scores[at] = source.Table[row, column];
                    if (!whole) weights[at] = source.Table.WeightOf(row);
                    at++;
                }
            }
        }

        PositiveRanks ranks = Sorted(scores, weights, whole);
        foreach (ScoreColumns source in sources) source.Table.PlaceNegatives(source.Columns, ranks);
        return ranks;
    }

    /// <summary>One class against another in one column, all other rows left out.</summary>
    public static PositiveRanks Between(ScoreTable table, int column, int other)
    {
        PositiveRanks ranks = OfPositives(table, column);
        foreach (int row in table.PositiveRows(other)) ranks.AddNegative(table[row, column], table.WeightOf(row));
        return ranks;
    }

    /// <summary>The positives of one column, with no negatives yet.</summary>
    public static PositiveRanks OfPositives(ScoreTable table, int column)
    {
        ReadOnlySpan<int> rows = table.PositiveRows(column);
        bool whole = table.Weights is null;
        double[] scores = new double[rows.Length], weights = whole ? [] : new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            scores[i] = table[rows[i], column];
            if (!whole) weights[i] = table.WeightOf(rows[i]);
        }

        return Sorted(scores, weights, whole);
    }

    /// <summary>The number of distinct scores below <paramref name="score"/>, and whether the next one equals it.</summary>
    public int Find(double score, out bool tied)
    {
        double[] distinct = Distinct;
        int low = 0, length = distinct.Length;
        while (length > 0)
        {
            int half = length >> 1;
            bool below = distinct[low + half] < score;
            low = below ? low + half + 1 : low;
            length = below ? length - half - 1 : half;
        }

        tied = low < distinct.Length && distinct[low] == score;
        return low;
    }

    public void AddNegative(double score, double weight)
    {
        int at = Find(score, out bool tied);
        if (tied) Tied[at] += weight;
        else Gaps[at] += weight;
    }

    /// <summary>The area under the ROC curve, ties counted half; NaN without positives or without negatives.</summary>
    public double RocArea()
    {
        CompensatedSum below = default, positives = default, doubled = default;
        UInt128 exact = 0;
        for (int k = 0; k < Distinct.Length; k++)
        {
            below.Add(Gaps[k]);
            if (IsWhole) exact += (UInt128)Positives[k] * (UInt128)((2 * below.Value) + Tied[k]);
            else doubled.Add(Positives[k] * ((2 * below.Value) + Tied[k]));
            below.Add(Tied[k]);
            positives.Add(Positives[k]);
        }

        below.Add(Gaps[^1]);
        double pairs = 2 * positives.Value * below.Value;
        return pairs == 0 ? double.NaN : Math.Min(1, (IsWhole ? (double)exact : doubled.Value) / pairs);
    }

    /// <summary>Average precision: the precision at each threshold times the recall that it adds, ties taken together; NaN without positives.</summary>
    public double AveragePrecision()
    {
        CompensatedSum predicted = default, hits = default, sum = default;
        predicted.Add(Gaps[^1]);
        for (int k = Distinct.Length - 1; k >= 0; k--)
        {
            hits.Add(Positives[k]);
            predicted.Add(Positives[k]);
            predicted.Add(Tied[k]);
            sum.Add(Positives[k] * (hits.Value / predicted.Value));
            predicted.Add(Gaps[k]);
        }

        return Distinct.Length == 0 ? double.NaN : Math.Min(1, sum.Value / hits.Value);
    }

    private static PositiveRanks Sorted(double[] scores, double[] weights, bool whole)
    {
        if (whole) Array.Sort(scores);
        else Array.Sort(scores, weights);

        int distinct = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i == 0 || scores[i] != scores[i - 1]) distinct++;
        }

        double[] values = new double[distinct];
        double[] positives = new double[distinct];
        int k = -1;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i == 0 || scores[i] != scores[i - 1]) values[++k] = scores[i];
            positives[k] += whole ? 1 : weights[i];
        }

        return new PositiveRanks(values, positives, whole);
    }
}

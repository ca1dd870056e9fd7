namespace MulticlassMetrics.Kernels;

/// <summary>
/// Where the negatives of a class stand among its positives: all that areas under curves need. Only the positives are sorted; each negative is looked up.
/// </summary>
internal sealed class PositiveRanks
{
    // Up to it a double holds twice a weight and one more exactly.
    private const double LargestExact = 1L << 52;

    // The rounding errors of Tied and Gaps, carried while negatives are added; null where there are none.
    private double[]? _tiedErrors;
    private double[]? _gapErrors;

    private PositiveRanks(double[] distinct, double[] positives, bool whole)
    {
        Distinct = distinct;
        Positives = positives;
        Tied = new double[distinct.Length];
        Gaps = new double[distinct.Length + 1];
        IsWhole = whole;
        if (whole) return;
        _tiedErrors = new double[Tied.Length];
        _gapErrors = new double[Gaps.Length];
    }

    /// <summary>The distinct scores of positives, ascending.</summary>
    public double[] Distinct { get; }

    /// <summary>The weight of the positives at each distinct score.</summary>
    public double[] Positives { get; }

    /// <summary>The weight of the negatives at each distinct score.</summary>
    public double[] Tied { get; }

    /// <summary>The weight of the negatives strictly below each distinct score and above the one before; last, those above all.</summary>
    public double[] Gaps { get; }

    /// <summary>Whether all weights are whole numbers, so that all sums are exact.</summary>
    public bool IsWhole { get; }

    /// <summary>The ranks of the entries of all sources together.</summary>
    public static PositiveRanks Of(ReadOnlySpan<ScoreColumns> sources)
    {
        PositiveRanks ranks = WithoutNegatives(sources);
        foreach (ScoreColumns source in sources)
        {
            var among = new PositiveRanks[source.Columns.Length];
            Array.Fill(among, ranks);
            source.Table.PlaceNegatives(source.Columns, among);
        }

        ranks.Settle();
        return ranks;
    }

    /// <summary>The ranks of each of some columns of one table, which is read once for all of them.</summary>
    public static PositiveRanks[] OfEach(ScoreTable table, ReadOnlySpan<int> columns)
    {
        var each = new PositiveRanks[columns.Length];
        for (int i = 0; i < each.Length; i++) each[i] = WithoutNegatives([new ScoreColumns(table, [columns[i]])]);
        table.PlaceNegatives(columns, each);
        foreach (PositiveRanks ranks in each) ranks.Settle();
        return each;
    }

    /// <summary>One class against another in one column, all other rows left out.</summary>
    public static PositiveRanks Between(ScoreTable table, int column, int other)
    {
        PositiveRanks ranks = WithoutNegatives([new ScoreColumns(table, [column])]);
        foreach (int row in table.PositiveRows(other)) ranks.AddNegative(table[row, column], table.WeightOf(row));
        ranks.Settle();
        return ranks;
    }

    /// <summary>One class in its column against the negatives of another column.</summary>
    public static PositiveRanks Across(ScoreTable table, int column, int other)
    {
        PositiveRanks ranks = WithoutNegatives([new ScoreColumns(table, [column])]);
        table.PlaceNegatives([other], [ranks]);
        ranks.Settle();
        return ranks;
    }

    /// <summary>One class in its column against the negatives of all columns.</summary>
    public static PositiveRanks AmongAll(ScoreTable table, int column)
    {
        PositiveRanks ranks = WithoutNegatives([new ScoreColumns(table, [column])]);
        var among = new PositiveRanks[table.Columns];
        Array.Fill(among, ranks);
        table.PlaceNegatives([.. Enumerable.Range(0, table.Columns)], among);
        ranks.Settle();
        return ranks;
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
        if (tied) Add(Tied, _tiedErrors, at, weight);
        else Add(Gaps, _gapErrors, at, weight);
    }

    /// <summary>The area under the ROC curve, ties counted half; NaN without positives or without negatives.</summary>
    public double RocArea()
    {
        CompensatedSum negatives = default, positives = default;
        foreach (double weight in Gaps) negatives.Add(weight);
        foreach (double weight in Tied) negatives.Add(weight);
        foreach (double weight in Positives) positives.Add(weight);
        if (positives.Value == 0 || negatives.Value == 0) return double.NaN;

        CompensatedSum below = default, shares = default;
        UInt128 pairs = 0;
        for (int k = 0; k < Distinct.Length; k++)
        {
            below.Add(Gaps[k]);
            double doubled = (2 * below.Value) + Tied[k];

            // Divided before it is multiplied, so that no product of weights can vanish or overflow.
            if (IsWhole) pairs += (UInt128)Positives[k] * (UInt128)doubled;
            else shares.Add(Positives[k] * (doubled / (2 * negatives.Value)));
            below.Add(Tied[k]);
        }

        return Math.Min(1, IsWhole ? (double)pairs / (2 * positives.Value * negatives.Value) : shares.Value / positives.Value);
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

    private static PositiveRanks WithoutNegatives(ReadOnlySpan<ScoreColumns> sources)
    {
        int count = 0;
        bool weighted = false;
        double weight = 0;
        foreach (ScoreColumns source in sources)
        {
            weighted |= source.Table.Weights is not null;
            weight += source.Columns.Length * source.Table.WholeWeight;
            foreach (int column in source.Columns) count += source.Table.PositiveRows(column).Length;
        }

        double[] scores = new double[count];
        double[] weights = weighted ? new double[count] : [];
        int at = 0;
        foreach (ScoreColumns source in sources)
        {
            foreach (int column in source.Columns)
            {
                foreach (int row in source.Table.PositiveRows(column))
                {
                    scores[at] = source.Table[row, column];
                    if (weighted) weights[at] = source.Table.WeightOf(row);
                    at++;
                }
            }
        }

        return Sorted(scores, weights, weight);
    }

    // The weights are empty where each is one; the weight of all entries is infinite where some weight is no whole number.
    private static PositiveRanks Sorted(double[] scores, double[] weights, double wholeWeight)
    {
        if (weights.Length > 0) Array.Sort(scores, weights);
        else Array.Sort(scores);

        int distinct = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i == 0 || scores[i] != scores[i - 1]) distinct++;
        }

        double[] values = new double[distinct];
        double[] positives = new double[distinct];
        for (int i = 0, k = 0; i < scores.Length; k++)
        {
            values[k] = scores[i];
            CompensatedSum sum = default;
            for (; i < scores.Length && scores[i] == values[k]; i++) sum.Add(weights.Length == 0 ? 1 : weights[i]);
            positives[k] = sum.Value;
        }

        return new PositiveRanks(values, positives, wholeWeight <= LargestExact);
    }

    // As CompensatedSum adds: a million weights of 0.1 summed plainly would be off in the ninth digit.
    private static void Add(double[] sums, double[]? errors, int at, double weight)
    {
        double sum = sums[at], next = sum + weight;
        if (errors is not null) errors[at] += sum >= weight ? sum - next + weight : weight - next + sum;
        sums[at] = next;
    }

    private void Settle()
    {
        if (_tiedErrors is null || _gapErrors is null) return;
        for (int k = 0; k < Tied.Length; k++) Tied[k] += _tiedErrors[k];
        for (int k = 0; k < Gaps.Length; k++) Gaps[k] += _gapErrors[k];
        _tiedErrors = _gapErrors = null;
    }
}

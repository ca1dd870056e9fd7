namespace MulticlassMetrics.Kernels;

/// <summary>Derivatives of ROC AUC and average precision by the weight of each row, from placements among the positives.</summary>
internal static class AreaDerivatives
{
    public enum Kind
    {
        RocAuc,
        AveragePrecision,
    }

    /// <summary>Adds <paramref name="factor"/> times the derivatives to <paramref name="into"/>; of a pool, a row's entries add up.</summary>
    public static void Add(ScoredClass part, ScoreTable table, Kind kind, double factor, double[] into)
    {
        PositiveRanks ranks = part.Ranks;
        (double[] positive, double[] tiedNegative, double[] gapNegative) = kind == Kind.RocAuc ? RocAuc(ranks, factor) : AveragePrecision(ranks, factor);
        foreach (ScoreColumns source in part.Sources)
        {
            int[] columns = source.Columns;
            table.ForEachRow((row, scores) =>
            {
                foreach (int column in columns)
                {
                    int at = ranks.Find(scores[column], out bool tied);
                    into[row] += table.IsPositive(row, column) ? positive[at] : tied ? tiedNegative[at] : gapNegative[at];
                }
            });
        }
    }

    /// <summary>Adds <paramref name="factor"/> times the derivatives of the area A(column|other) between two classes.</summary>
    public static void AddBetween(ScoreTable table, int column, int other, double factor, double[] into)
    {
        PositiveRanks ranks = PositiveRanks.Between(table, column, other);
        (double[] positive, double[] tiedNegative, double[] gapNegative) = RocAuc(ranks, factor);
        foreach (int row in table.PositiveRows(column)) into[row] += positive[ranks.Find(table[row, column], out _)];
        foreach (int row in table.PositiveRows(other))
        {
            int at = ranks.Find(table[row, column], out bool tied);
            into[row] += tied ? tiedNegative[at] : gapNegative[at];
        }
    }

    /// <summary>Adds the derivatives of the area between one column's positives and the negatives of all columns.</summary>
    public static void AddAmongAll(ScoreTable table, int column, PositiveRanks ranks, double[] into)
    {
        (double[] positive, double[] tiedNegative, double[] gapNegative) = RocAuc(ranks, 1);
        table.ForEachRow((row, scores) =>
        {
            for (int d = 0; d < scores.Length; d++)
            {
                bool isPositive = table.IsPositive(row, d);
                if (isPositive && d != column) continue;
                int at = ranks.Find(scores[d], out bool tied);
                into[row] += isPositive ? positive[at] : tied ? tiedNegative[at] : gapNegative[at];
            }
        });
    }

    // Each depends only on where an entry stands: at a distinct positive score, or in the gap below one.
    private static (double[] Positive, double[] Tied, double[] Gap) RocAuc(PositiveRanks ranks, double factor)
    {
        int distinct = ranks.Distinct.Length;
        double[] positive = new double[distinct], tied = new double[distinct], gap = new double[distinct + 1];
        double positives = Total(ranks.Positives), negatives = Total(ranks.Tied) + Total(ranks.Gaps);
        double area = ranks.RocArea();
        CompensatedSum positivesBelow = default, negativesBelow = default;
        for (int k = 0; k < distinct; k++)
        {
            gap[k] = factor * (((positives - positivesBelow.Value) / positives) - area) / negatives;
            negativesBelow.Add(ranks.Gaps[k]);
            positive[k] = factor * (((negativesBelow.Value + (ranks.Tied[k] / 2)) / negatives) - area) / positives;
            tied[k] = factor * (((positives - positivesBelow.Value - (ranks.Positives[k] / 2)) / positives) - area) / negatives;
            negativesBelow.Add(ranks.Tied[k]);
            positivesBelow.Add(ranks.Positives[k]);
        }

        gap[distinct] = factor * -area / negatives;
        return (positive, tied, gap);
    }

    // An entry of score s lowers the precision at every positive score up to s, and raises it if it is a hit.
    private static (double[] Positive, double[] Tied, double[] Gap) AveragePrecision(PositiveRanks ranks, double factor)
    {
        int distinct = ranks.Distinct.Length;
        double[] precision = new double[distinct], predicted = new double[distinct];
        CompensatedSum hits = default, taken = default;
        taken.Add(ranks.Gaps[distinct]);
        for (int k = distinct - 1; k >= 0; k--)
        {
            hits.Add(ranks.Positives[k]);
            taken.Add(ranks.Positives[k]);
            taken.Add(ranks.Tied[k]);
            precision[k] = hits.Value / taken.Value;
            predicted[k] = taken.Value;
            taken.Add(ranks.Gaps[k]);
        }

        double positives = hits.Value, average = ranks.AveragePrecision(), scale = factor / positives;
        double[] positive = new double[distinct], tied = new double[distinct], gap = new double[distinct + 1];
        CompensatedSum raised = default, lowered = default;
        for (int k = 0; k < distinct; k++)
        {
            gap[k] = -lowered.Value * scale;
            raised.Add(ranks.Positives[k] / predicted[k]);
            lowered.Add(ranks.Positives[k] * precision[k] / predicted[k]);
            positive[k] = (precision[k] - average + raised.Value - lowered.Value) * scale;
            tied[k] = -lowered.Value * scale;
        }

        gap[distinct] = -lowered.Value * scale;
        return (positive, tied, gap);
    }

    private static double Total(double[] weights)
    {
        CompensatedSum sum = default;
        foreach (double weight in weights) sum.Add(weight);
        return sum.Value;
    }
}

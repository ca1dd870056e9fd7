using System.Buffers;

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
    public static void Add(ScoredClass part, ScoreTable table, Kind kind, double factor, double[] into, int threads = -1)
    {
        PositiveRanks ranks = part.Ranks;
        (double[] positive, double[] negative) = kind == Kind.RocAuc ? RocAuc(ranks, factor) : AveragePrecision(ranks, factor);
        foreach (ScoreColumns source in part.Sources) AddBySlot(table, source.Columns, ranks.Index, positive, negative, into, threads);
    }

    /// <summary>Adds the derivatives of the areas A(column|other) between a class and each of some others, times a factor each.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="column">The column of the class that should score above.</param>
    /// <param name="others">The columns of the other classes.</param>
    /// <param name="factors">The factor of each of them.</param>
    /// <param name="into">Takes the derivatives by row.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    public static void AddBetween(ScoreTable table, int column, int[] others, double[] factors, double[] into, int threads = -1)
    {
        var alone = PositiveRanks.Alone(table, column);
        double[][] ofPositives = new double[others.Length][];

        // No row is of two classes, so that each is written by one thread.
        Workers.For(others.Length, table.CountingRows, threads, () => 0, (i, _) =>
        {
            ReadOnlySpan<int> rows = table.PositiveRows(others[i]);
            int[] slots = ArrayPool<int>.Shared.Rent(rows.Length);
            alone.Index.Locate(table, column, rows, slots.AsSpan(0, rows.Length));
            (ofPositives[i], double[] negative) = RocAuc(alone.Against(table, rows, slots), factors[i]);
            for (int r = 0; r < rows.Length; r++) into[rows[r]] += negative[slots[r]];
            ArrayPool<int>.Shared.Return(slots);
        });

        ReadOnlySpan<int> own = table.PositiveRows(column);
        Span<int> located = stackalloc int[RankIndex.Tile];
        for (int done = 0; done < own.Length; done += RankIndex.Tile)
        {
            ReadOnlySpan<int> tile = own.Slice(done, Math.Min(RankIndex.Tile, own.Length - done));
            alone.Index.Locate(table, column, tile, located[..tile.Length]);
            for (int i = 0; i < tile.Length; i++)
            {
                foreach (double[] positive in ofPositives) into[tile[i]] += positive[located[i] >> 1];
            }
        }
    }

    /// <summary>Adds what the negatives of all columns do to the mean placement of one column's positives among them.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="column">The column of the positives.</param>
    /// <param name="ranks">Their ranks.</param>
    /// <param name="area">The mean placement.</param>
    /// <param name="negatives">The weight of the negatives of all columns.</param>
    /// <param name="into">Takes the derivatives by row.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    public static void AddAmongAll(ScoreTable table, int column, PositiveRanks ranks, double area, double negatives, double[] into, int threads = -1)
    {
        double[] bySlot = new double[ranks.Slots];
        double positives = table.WeightOfColumn(column);
        CompensatedSum below = default;
        for (int k = 0; k < ranks.Count; k++)
        {
            bySlot[2 * k] = (((positives - below.Value) / positives) - area) / negatives;
            bySlot[(2 * k) + 1] = (((positives - below.Value - (ranks.Positives[k] / 2)) / positives) - area) / negatives;
            below.Add(ranks.Positives[k]);
        }

        bySlot[^1] = -area / negatives;
        Workers.ForTiles(table.Rows, table.Columns, threads, (from, rows) =>
        {
            Span<int> slots = stackalloc int[rows];
            for (int d = 0; d < table.Columns; d++)
            {
                ranks.Index.Locate(table, d, from, slots);
                for (int i = 0; i < rows; i++)
                {
                    int actual = table.Actual[from + i];
                    if (actual != d && actual != ScoreTable.Excluded) into[from + i] += bySlot[slots[i]];
                }
            }
        });
    }

    private static void AddBySlot(ScoreTable table, int[] columns, RankIndex index, double[] positive, double[] negative, double[] into, int threads) =>
        Workers.ForTiles(table.Rows, columns.Length, threads, (from, rows) =>
        {
            Span<int> slots = stackalloc int[rows];
            foreach (int column in columns)
            {
                index.Locate(table, column, from, slots);
                for (int i = 0; i < rows; i++)
                {
                    int actual = table.Actual[from + i];
                    if (actual != ScoreTable.Excluded) into[from + i] += actual == column ? positive[slots[i] >> 1] : negative[slots[i]];
                }
            }
        });

    // Each depends only on where an entry stands: a positive by its distinct score, a negative by its slot.
    private static (double[] Positive, double[] Negative) RocAuc(PositiveRanks ranks, double factor)
    {
        int distinct = ranks.Count;
        double[] positive = new double[distinct], negative = new double[ranks.Slots];
        double positives = Total(ranks.Positives), negatives = Total(ranks.Tied) + Total(ranks.Gaps);
        double area = ranks.RocArea();
        CompensatedSum positivesBelow = default, negativesBelow = default;
        for (int k = 0; k < distinct; k++)
        {
            negative[2 * k] = factor * (((positives - positivesBelow.Value) / positives) - area) / negatives;
            negativesBelow.Add(ranks.Gaps[k]);
            positive[k] = factor * (((negativesBelow.Value + (ranks.Tied[k] / 2)) / negatives) - area) / positives;
            negative[(2 * k) + 1] = factor * (((positives - positivesBelow.Value - (ranks.Positives[k] / 2)) / positives) - area) / negatives;
            negativesBelow.Add(ranks.Tied[k]);
            positivesBelow.Add(ranks.Positives[k]);
        }

        negative[^1] = factor * -area / negatives;
        return (positive, negative);
    }

    // An entry of score s lowers the precision at every positive score up to s, and raises it if it is a hit.
    private static (double[] Positive, double[] Negative) AveragePrecision(PositiveRanks ranks, double factor)
    {
        int distinct = ranks.Count;
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
        double[] positive = new double[distinct], negative = new double[ranks.Slots];
        CompensatedSum raised = default, lowered = default;
        for (int k = 0; k < distinct; k++)
        {
            negative[2 * k] = -lowered.Value * scale;
            raised.Add(ranks.Positives[k] / predicted[k]);
            lowered.Add(ranks.Positives[k] * precision[k] / predicted[k]);
            positive[k] = (precision[k] - average + raised.Value - lowered.Value) * scale;
            negative[(2 * k) + 1] = -lowered.Value * scale;
        }

        negative[^1] = -lowered.Value * scale;
        return (positive, negative);
    }

    private static double Total(double[] weights)
    {
        CompensatedSum sum = default;
        foreach (double weight in weights) sum.Add(weight);
        return sum.Value;
    }
}

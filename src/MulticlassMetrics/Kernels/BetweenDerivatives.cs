using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Derivatives, by the weight of each row, of the areas A(class|other) between a class and others: how often it scores higher by the class's column.</summary>
internal static class BetweenDerivatives
{
    /// <summary>Adds the derivatives of the areas between a class and each of some others, times a factor each.</summary>
    /// <param name="part">The class that should score above.</param>
    /// <param name="table">The scores.</param>
    /// <param name="others">The columns of the other classes.</param>
    /// <param name="factors">The factor of each of them.</param>
    /// <param name="into">Takes the derivatives by row.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors. The result does not depend on it.</param>
    public static void Add(ScoredClass part, ScoreTable table, int[] others, double[] factors, double[] into, int threads = -1)
    {
        if (part.Ranks.IsWhole) Add<WholeSum>(part, table, others, factors, into, threads);
        else Add<CompensatedSum>(part, table, others, factors, into, threads);
    }

    private static void Add<TSum>(ScoredClass part, ScoreTable table, int[] others, double[] factors, double[] into, int threads)
        where TSum : unmanaged, IRunningSum
    {
        if (others.Length == 0) return;
        int[] slots = part.Slots[0, 0];
        PositiveRanks ranks = part.Ranks;
        double positives = part.Support;
        double[] above = SharesAbove<TSum>(ranks, positives);
        double[][] ofPositives = new double[others.Length][];

        // No row is of two classes, so that each is written by one thread.
        Workers.For(others.Length, table.CountingRows, threads, () => new TSum[ranks.Slots], (i, at) =>
        {
            ReadOnlySpan<int> rows = table.PositiveRows(others[i]);
            double negatives = table.WeightOfColumn(others[i]);
            double[] below = SharesBelow(table, rows, slots, negatives, at);
            double area = Area(ranks, below, positives), factor = factors[i];
            foreach (int row in rows) into[row] += factor * (above[slots[row]] - area) / negatives;
            for (int k = 0; k < below.Length; k++) below[k] = factor * (below[k] - area) / positives;
            ofPositives[i] = below;
        });

        double[] own = ofPositives[0];
        for (int i = 1; i < others.Length; i++)
        {
            for (int k = 0; k < own.Length; k++) own[k] += ofPositives[i][k];
        }

        foreach (int row in table.PositiveRows(part.Sources[0].Columns[0])) into[row] += own[slots[row] >> 1];
    }

    // By slot, the share of the positives above it, of those at it half; the others have no part in it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] SharesAbove<TSum>(PositiveRanks ranks, double positives)
        where TSum : unmanaged, IRunningSum
    {
        double[] above = new double[ranks.Slots];
        TSum below = default;
        for (int k = 0; k < ranks.Count; k++)
        {
            above[2 * k] = (positives - below.Value) / positives;
            above[(2 * k) + 1] = (positives - below.Value - (ranks.Positives[k] / 2)) / positives;
            below.Add(ranks.Positives[k]);
        }

        return above;
    }

    // By distinct score of the positives, the share of some rows below it, of those at it half.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] SharesBelow<TSum>(ScoreTable table, ReadOnlySpan<int> rows, int[] slots, double weight, TSum[] at)
        where TSum : unmanaged, IRunningSum
    {
        Array.Clear(at);
        foreach (int row in rows) at[slots[row]].Add(table.WeightOf(row));
        double[] shares = new double[at.Length / 2];
        TSum below = default;
        for (int k = 0; k < shares.Length; k++)
        {
            below.Add(at[2 * k].Value);
            double tied = at[(2 * k) + 1].Value;
            shares[k] = (below.Value + (tied / 2)) / weight;
            below.Add(tied);
        }

        return shares;
    }

    private static double Area(PositiveRanks ranks, double[] below, double positives)
    {
        CompensatedSum pairs = default;
        for (int k = 0; k < below.Length; k++) pairs.Add(ranks.Positives[k] * below[k]);
        return Math.Min(1, pairs.Value / positives);
    }
}

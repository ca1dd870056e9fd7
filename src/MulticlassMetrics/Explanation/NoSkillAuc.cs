using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The micro AUC that scores independent of the truth would have, keeping the distribution of each column and of the classes.</summary>
/// <remarks>
/// The truth of one row is set against the scores of another: each entry (row, column) is a positive by the column's prevalence and a negative by its share of the
/// pooled negatives, so one weighted sort of all entries gives the area and what each row adds to it.
/// </remarks>
internal static class NoSkillAuc
{
    public static Influence Of<TLabel>(ClassScores<TLabel> scores)
        where TLabel : notnull
    {
        ScoreTable table = scores.Table;
        int k = table.Columns;
        double total = scores.TotalWeight;
        double[] prevalence = new double[k], negativeShare = new double[k];
        for (int c = 0; c < k; c++)
        {
            prevalence[c] = table.WeightOfColumn(c) / total;
            negativeShare[c] = (1 - prevalence[c]) / (k - 1);
        }

        if (scores.SampleCount * k > Array.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {scores.SampleCount} samples of {k} classes; the reference without skill sorts their scores, of which there may be {Array.MaxLength}."), nameof(scores));
        }

        int count = (int)(scores.SampleCount * k);
        double[] entries = ArrayPool<double>.Shared.Rent(count);
        int[] places = ArrayPool<int>.Shared.Rent(count);
        Gather(table, entries, places);
        ScoreSort.Sort(entries, places, count, threads: -1);

        // What an entry does as a positive and as a negative are sums of their own, each in its order.
        double[] asPositive = new double[table.Rows], asNegative = new double[table.Rows], positiveMean = new double[k], negativeMean = new double[k];
        double value = 0;
        Workers.For(2, count, threads: -1, () => 0, (side, _) =>
        {
            if (side == 0) value = PlacePositives(entries.AsSpan(0, count), places, table, total, prevalence, negativeShare, asPositive, positiveMean);
            else PlaceNegatives(entries.AsSpan(0, count), places, table, total, prevalence, negativeShare, asNegative, negativeMean);
        });
        ArrayPool<double>.Shared.Return(entries);
        ArrayPool<int>.Shared.Return(places);
        for (int row = 0; row < asPositive.Length; row++) asPositive[row] += asNegative[row];

        return new Influence(
            "micro AUC without skill", value, MetricRange.ZeroToOne, Influence.UnitsOf(scores),
            Derivatives(table, total, value, prevalence, asPositive, positiveMean, negativeMean), new Evidence(scores.SampleCount, null, []));
    }

    // A place is a row and, in the lowest bits, a column: quicker to take apart than by a division. There are fewer than 2^32, since there are at most half as many entries.
    private static int BitsOf(int columns) => BitOperations.Log2((uint)columns - 1) + 1;

    private static void Gather(ScoreTable table, double[] entries, int[] places)
    {
        int k = table.Columns, bits = BitsOf(k);
        int[] rows = new int[table.CountingRows];
        for (int row = 0, next = 0; next < rows.Length; row++)
        {
            if (table.Actual[row] != ScoreTable.Excluded) rows[next++] = row;
        }

        Workers.ForTiles(rows.Length, k, threads: -1, (from, count) =>
        {
            Span<double> scores = stackalloc double[count];
            for (int c = 0; c < k; c++)
            {
                table.Gather(c, rows.AsSpan(from, count), scores);
                for (int i = 0; i < count; i++)
                {
                    // Zeros of either sign are equal.
                    entries[((from + i) * k) + c] = scores[i] + 0.0;
                    places[((from + i) * k) + c] = (rows[from + i] << bits) | c;
                }
            }
        });
    }

    // Against the negatives below, from the lowest score upwards; the result is the area. Sums that every entry adds to are made by the thread that adds: side by
    // side with the other thread's, they would be in one cache line, which each would have to take from the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PlacePositives(
        ReadOnlySpan<double> entries, int[] places, ScoreTable table, double total, double[] prevalence, double[] negativeShare, double[] ownRow, double[] mean)
    {
        int bits = BitsOf(mean.Length), mask = (1 << bits) - 1;
        double[]? weights = table.Weights;
        double[] means = new double[mean.Length];
        double below = 0;
        CompensatedSum area = default;
        for (int start = 0, end; start < entries.Length; start = end)
        {
            double positive = 0, negative = 0;
            for (end = start; end < entries.Length && entries[end] == entries[start]; end++)
            {
                int row = places[end] >>> bits, column = places[end] & mask;
                double weight = (weights is null ? 1 : weights[row]) / total;
                positive += weight * prevalence[column];
                negative += weight * negativeShare[column];
            }

            double placement = below + (negative / 2);
            area.Add(positive * placement);
            for (int i = start; i < end; i++)
            {
                int row = places[i] >>> bits, column = places[i] & mask;
                ownRow[row] += prevalence[column] * placement;
                means[column] += (weights is null ? 1 : weights[row]) / total * placement;
            }

            below += negative;
        }

        means.CopyTo(mean, 0);
        return area.Value;
    }

    // Against the positives above, from the highest score downwards.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PlaceNegatives(
        ReadOnlySpan<double> entries, int[] places, ScoreTable table, double total, double[] prevalence, double[] negativeShare, double[] ownRow, double[] mean)
    {
        int bits = BitsOf(mean.Length), mask = (1 << bits) - 1;
        double[]? weights = table.Weights;
        double[] means = new double[mean.Length];
        double above = 0;
        for (int end = entries.Length, start; end > 0; end = start)
        {
            double positive = 0;
            for (start = end; start > 0 && entries[start - 1] == entries[end - 1]; start--)
            {
                int row = places[start - 1] >>> bits, column = places[start - 1] & mask;
                positive += (weights is null ? 1 : weights[row]) / total * prevalence[column];
            }

            double placement = above + (positive / 2);
            for (int i = start; i < end; i++)
            {
                int row = places[i] >>> bits, column = places[i] & mask;
                ownRow[row] += negativeShare[column] * placement;
                means[column] += (weights is null ? 1 : weights[row]) / total * placement;
            }

            above += positive;
        }

        means.CopyTo(mean, 0);
    }

    // A row moves the area by its own entries, on both sides, and by the prevalence of its class.
    private static double[] Derivatives(ScoreTable table, double total, double area, double[] prevalence, double[] ownRow, double[] positiveMean, double[] negativeMean)
    {
        int k = table.Columns;
        double[] byPrevalence = new double[k];
        double mean = 0;
        for (int c = 0; c < k; c++)
        {
            byPrevalence[c] = positiveMean[c] - (negativeMean[c] / (k - 1));
            mean += prevalence[c] * byPrevalence[c];
        }

        double[] derivatives = new double[table.Rows];
        for (int row = 0; row < derivatives.Length; row++)
        {
            if (table.Actual[row] == ScoreTable.Excluded) continue;
            double ofClass = table.Actual[row] < k ? byPrevalence[table.Actual[row]] : 0;
            derivatives[row] = (ownRow[row] - (2 * area) + ofClass - mean) / total;
        }

        return derivatives;
    }
}

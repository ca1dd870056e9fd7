using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>The pairs that the entries of all columns win among all, by row those of its entries together.</summary>
/// <param name="table">The scores.</param>
/// <param name="twice">Twice the pairs of each row.</param>
/// <param name="ofPositives">Twice the pairs that the positives of each column win.</param>
internal sealed class PairsOfPool(ScoreTable table, long[] twice, long[] ofPositives)
    : PairsWon(table.Actual, Sum(table, table.WeightOfColumn), Sum(table, table.NegativeWeightOfColumn))
{
    /// <summary>The mean share of the pooled negatives that the positives of a column win against; NaN of one without positives.</summary>
    public double MeanPlacement(int column) => ofPositives[column] / (2 * Negatives * table.WeightOfColumn(column));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddTo(ReadOnlySpan<int> actual, int from, double meanOfPositive, double meanOfNegative, double factor, Span<double> into)
    {
        int columns = table.Columns;
        double withPositive = meanOfPositive + ((columns - 1) * meanOfNegative), without = columns * meanOfNegative;
        for (int i = 0; i < into.Length; i++)
        {
            if (actual[i] != ScoreTable.Excluded) into[i] += (twice[from + i] - (actual[i] < columns ? withPositive : without)) * factor;
        }
    }

    private static double Sum(ScoreTable table, Func<int, double> weight)
    {
        double sum = 0;
        for (int c = 0; c < table.Columns; c++) sum += weight(c);
        return sum;
    }
}

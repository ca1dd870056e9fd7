using System.Diagnostics.CodeAnalysis;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The areas between the positives of one class and the negatives of another's column, of which micro AUC is a mean.</summary>
/// <example>
/// <code>
/// var scores = ClassScores.From(["a", "b", "b"], new[,] { { 0.6, 0.4 }, { 0.3, 0.7 }, { 0.1, 0.9 } }, ["a", "b"]);
/// scores.CrossClassAreas()[0, 1];   // 1
/// </code>
/// </example>
public static class CrossClass
{
    /// <summary>A(c, d): how likely a sample of class c scores higher in column c than a sample not of class d scores in column d, ties counted half.</summary>
    /// <param name="scores">The scores.</param>
    /// <returns>
    /// K × K areas in [0, 1]; the diagonal is each class's ROC AUC. Micro AUC is Σ π(c) v(d) A(c, d) with v(d) the share of the pooled negatives in column d. NaN where
    /// there is no sample of c, or none that is not of d. Costs O(n·K²) time and K² memory.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    [SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "It is a square.")]
    public static double[,] CrossClassAreas(this ClassScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        int k = scores.ClassCount;
        double[,] areas = new double[k, k];
        for (int c = 0; c < k; c++)
        {
            var alone = PositiveRanks.Alone(scores.Table, c);
            int row = c;
            Workers.For(k, (long)scores.Table.Rows * k, threads: -1, () => 0, (d, _) => areas[row, d] = alone.Against(scores.Table, d).RocArea());
        }

        return areas;
    }
}

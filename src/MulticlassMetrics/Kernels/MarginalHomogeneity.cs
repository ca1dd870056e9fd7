using MathNet.Numerics.LinearAlgebra;

namespace MulticlassMetrics.Kernels;

/// <summary>The quadratic form of Stuart and Maxwell, on the classes that disagreements connect.</summary>
/// <param name="Statistic">d'S⁻d; zero without disagreement.</param>
/// <param name="DegreesOfFreedom">The rank of S: connected classes less groups.</param>
/// <param name="Groups">The number of groups of classes connected by disagreements, those of one class not counted.</param>
/// <param name="Silent">The positions of the classes without any disagreement.</param>
/// <remarks>
/// S is the Laplacian of the graph whose edges are the disagreements n_ij + n_ji: its null space is one constant for each connected group, over which d sums to zero.
/// Leaving one class of each group out is therefore exact, and no rank has to be guessed from rounded numbers.
/// </remarks>
internal sealed record MarginalHomogeneity(double Statistic, int DegreesOfFreedom, int Groups, int[] Silent)
{
    public static MarginalHomogeneity Of(CellTable cells)
    {
        int[] parent = [.. Enumerable.Range(0, cells.ClassCount)];
        double[] difference = new double[cells.ClassCount];
        foreach ((int r, int c, double weight) in Disagreements(cells))
        {
            parent[Root(parent, r)] = Root(parent, c);
            difference[r] += weight;
            difference[c] -= weight;
        }

        int[][] groups = [.. Enumerable.Range(0, cells.ClassCount).GroupBy(c => Root(parent, c)).Select(group => group.ToArray())];
        int[] silent = [.. groups.Where(group => group.Length == 1).Select(group => group[0])];
        groups = [.. groups.Where(group => group.Length > 1)];

        // The place of a class in its group's equations; the last class of the group has none.
        int[] place = new int[cells.ClassCount], groupOf = new int[cells.ClassCount];
        var equations = new Matrix<double>[groups.Length];
        for (int g = 0; g < groups.Length; g++)
        {
            equations[g] = Matrix<double>.Build.Dense(groups[g].Length - 1, groups[g].Length - 1);
            for (int p = 0; p < groups[g].Length; p++) (place[groups[g][p]], groupOf[groups[g][p]]) = (p, g);
        }

        foreach ((int r, int c, double weight) in Disagreements(cells))
        {
            Matrix<double> s = equations[groupOf[r]];
            int i = place[r], j = place[c];
            if (i < s.RowCount) s[i, i] += weight;
            if (j < s.RowCount) s[j, j] += weight;
            if (i >= s.RowCount || j >= s.RowCount) continue;
            s[i, j] -= weight;
            s[j, i] -= weight;
        }

        double statistic = 0;
        for (int g = 0; g < groups.Length; g++)
        {
            Vector<double> d = Vector<double>.Build.Dense(groups[g].Length - 1, p => difference[groups[g][p]]);
            statistic += d * equations[g].Cholesky().Solve(d);
        }

        return new MarginalHomogeneity(Math.Max(0, statistic), groups.Sum(group => group.Length - 1), groups.Length, silent);
    }

    private static IEnumerable<(int Row, int Column, double Weight)> Disagreements(CellTable cells)
    {
        for (int r = 0; r < cells.ClassCount; r++)
        {
            for (int at = cells.RowStart[r]; at < cells.RowStart[r + 1]; at++)
            {
                if (cells.Columns[at] != r) yield return (r, cells.Columns[at], cells.Weights[at]);
            }
        }
    }

    private static int Root(int[] parent, int c)
    {
        while (parent[c] != c) c = parent[c] = parent[parent[c]];
        return c;
    }
}

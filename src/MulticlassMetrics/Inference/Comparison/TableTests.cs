using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Tests of a square table of counts whose rows and columns are the same classes: is it symmetric, are its margins equal?</summary>
/// <remarks>
/// Of <see cref="PairedLabels{TLabel}.Table"/> they ask whether two models predict the classes equally often; of the confusion matrix of one model, whether it predicts
/// the classes in their true shares. They do not ask which model is better. Unweighted samples only.
/// Sources: Bowker 1948; Stuart 1955; Maxwell 1970; Bhapkar 1966.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 20, 10, 5 }, { 3, 30, 15 }, { 0, 5, 40 } });
/// matrix.Bowker().Statistic;              // 13.769
/// matrix.StuartMaxwell().Statistic;       // 13.765
/// matrix.StuartMaxwell().PValue;          // 0.001
/// matrix.Bhapkar().Statistic;             // 15.423
/// </code>
/// </example>
public static class TableTests
{
    /// <summary>Bowker's test of symmetry: is each confusion as frequent as the opposite one?</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="table">The table.</param>
    /// <returns>
    /// Σ (n_ij − n_ji)² / (n_ij + n_ji) over the pairs of classes; the K(K − 1)/2 degrees of freedom count the empty pairs too, which makes it cautious, and a note
    /// says how many there are. McNemar's test (chi-squared) for two classes. Without any disagreement, 0 with p = 1.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted.</exception>
    public static HypothesisTest Bowker<TLabel>(this ConfusionMatrix<TLabel> table)
        where TLabel : notnull
    {
        CellTable cells = Require(table);
        CompensatedSum statistic = default;
        double occupied = 0;
        for (int r = 0; r < cells.ClassCount; r++)
        {
            for (int at = cells.RowStart[r]; at < cells.RowStart[r + 1]; at++)
            {
                int c = cells.Columns[at], opposite = cells.Find(c, r);
                if (c == r || (opposite >= 0 && c < r)) continue;
                double there = cells.Weights[at], back = opposite < 0 ? 0 : cells.Weights[opposite];
                statistic.Add((there - back) * (there - back) / (there + back));
                occupied++;
            }
        }

        double pairs = cells.ClassCount * (cells.ClassCount - 1.0) / 2;
        ImmutableArray<string> notes = occupied == pairs
            ? []
            : [FormattableString.Invariant($"{pairs - occupied} of {pairs} pairs of classes are empty and count as degrees of freedom")];
        return new HypothesisTest("Bowker", statistic.Value, pairs, Tails.ChiSquared(statistic.Value, pairs), notes);
    }

    /// <summary>The Stuart–Maxwell test of marginal homogeneity: is every class as frequent in the rows as in the columns?</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="table">The table.</param>
    /// <returns>
    /// d'S⁻¹d with d_i = n_i· − n_·i, S_ii = n_i· + n_·i − 2n_ii, S_ij = −(n_ij + n_ji). Classes without any disagreement (absent ones among them) carry no information and
    /// would make S singular: they are left out, and a note names them. Degrees of freedom are the classes left less one; where disagreements fall into groups of
    /// classes that are never confused with each other, less one for each group. Without any disagreement, 0 with no degree of freedom and p = 1.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted.</exception>
    public static HypothesisTest StuartMaxwell<TLabel>(this ConfusionMatrix<TLabel> table)
        where TLabel : notnull
    {
        MarginalHomogeneity margins = MarginalHomogeneity.Of(Require(table));
        double p = Tails.ChiSquared(margins.Statistic, margins.DegreesOfFreedom);
        return new HypothesisTest("Stuart-Maxwell", margins.Statistic, margins.DegreesOfFreedom, p, NotesOf(table, margins));
    }

    /// <summary>
    /// Bhapkar's test of marginal homogeneity: as <see cref="StuartMaxwell"/>, with the variance that does not assume the hypothesis. More powerful, and a little more
    /// liberal in small samples.
    /// </summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="table">The table.</param>
    /// <returns>d'(S − dd'/n)⁻¹d = X / (1 − X/n) with X of Stuart and Maxwell and n samples; +∞ with p = 0 where X = n. Classes are left out as there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted.</exception>
    public static HypothesisTest Bhapkar<TLabel>(this ConfusionMatrix<TLabel> table)
        where TLabel : notnull
    {
        MarginalHomogeneity margins = MarginalHomogeneity.Of(Require(table));
        double share = margins.Statistic / table.SampleCount;

        // X cannot exceed n; where it comes within rounding of it, the covariance is singular in the direction of d.
        double statistic = share >= 1 - 1e-12 ? double.PositiveInfinity : margins.Statistic / (1 - share);
        return new HypothesisTest("Bhapkar", statistic, margins.DegreesOfFreedom, Tails.ChiSquared(statistic, margins.DegreesOfFreedom), NotesOf(table, margins));
    }

    private static ImmutableArray<string> NotesOf<TLabel>(ConfusionMatrix<TLabel> table, MarginalHomogeneity margins)
        where TLabel : notnull
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (margins.Groups == 0) notes.Add("there is no disagreement");
        else if (margins.Silent.Length > 0) notes.Add($"without any disagreement and left out: {string.Join(", ", margins.Silent.Select(c => MatrixText.Label(table.Classes[c])))}");
        if (margins.Groups > 1) notes.Add(FormattableString.Invariant($"disagreements fall into {margins.Groups} groups of classes, each of which takes a degree of freedom"));
        return notes.ToImmutable();
    }

    private static CellTable Require(ConfusionMatrix? table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Table.IsUnweighted
            ? table.Table
            : throw new ArgumentException("The test counts samples, and these are weighted; for weighted ones compare class shares by Influence.", nameof(table));
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>What is drawn of data that know their rows: each row alone, or the rows of a cluster together.</summary>
internal sealed class RowAtoms
{
    private readonly int[] _start;
    private readonly int[] _rows;

    private RowAtoms(int[] start, int[] rows, MultinomialDraw draw)
    {
        _start = start;
        _rows = rows;
        Draw = draw;
    }

    public MultinomialDraw Draw { get; }

    public static RowAtoms Of(ResamplingScheme scheme, int rowCount, Func<int, int> classOf)
    {
        int[] groups = scheme.GroupRows(rowCount, classOf);
        int groupCount = groups.Max() + 1;
        int[] start = new int[groupCount + 1];
        foreach (int group in groups)
        {
            if (group >= 0) start[group + 1]++;
        }

        for (int g = 0; g < groupCount; g++) start[g + 1] += start[g];
        int[] next = start[..^1], rows = new int[start[groupCount]];
        for (int row = 0; row < rowCount; row++)
        {
            if (groups[row] >= 0) rows[next[groups[row]]++] = row;
        }

        // Groups without a row are strata of nothing, or no clusters.
        int[] bounds = [.. start.Distinct()];
        return scheme.IsClustered
            ? new RowAtoms(bounds, rows, new MultinomialDraw(Ones(bounds.Length - 1)))
            : new RowAtoms([.. Enumerable.Range(0, rows.Length + 1)], rows, new MultinomialDraw(Ones(rows.Length), bounds));
    }

    public ReadOnlySpan<int> RowsOf(int atom) => _rows.AsSpan(_start[atom].._start[atom + 1]);

    /// <summary>How much each atom moves a statistic, from the derivative by the weight of each row.</summary>
    public double[] Effects(ReadOnlySpan<double> derivatives, Func<int, double> weightOf)
    {
        double[] effects = new double[Draw.Count];
        for (int a = 0; a < effects.Length; a++)
        {
            foreach (int row in RowsOf(a)) effects[a] += weightOf(row) * derivatives[row];
        }

        return effects;
    }

    private static long[] Ones(int count)
    {
        long[] ones = new long[count];
        Array.Fill(ones, 1);
        return ones;
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>The ranks of many classes at once: columns in parallel, and rows read once for several columns.</summary>
internal static class ManyRanks
{
    // As many doubles as two cache lines hold: a row's scores stand side by side, and reading them column by column would fetch each line anew.
    private const int WidestBlock = 16;

    /// <summary>Gives each of some single classes its ranks, unless it has them. The results do not depend on the number of threads.</summary>
    /// <param name="parts">The classes; pools are passed over.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors.</param>
    public static void Prepare(ReadOnlySpan<ScoredClass> parts, int threads = -1)
    {
        var missing = new Dictionary<ScoreTable, List<ScoredClass>>(ReferenceEqualityComparer.Instance);
        foreach (ScoredClass part in parts)
        {
            if (part.HasRanks || part.Sources is not [{ Columns.Length: 1 } source]) continue;
            if (!missing.TryGetValue(source.Table, out List<ScoredClass>? classes)) missing.Add(source.Table, classes = []);
            classes.Add(part);
        }

        foreach ((ScoreTable table, List<ScoredClass> classes) in missing) Prepare(table, classes, threads);
    }

    private static void Prepare(ScoreTable table, List<ScoredClass> classes, int threads)
    {
        int workers = threads < 0 ? Environment.ProcessorCount : threads;
        int width = Math.Clamp(classes.Count / (2 * workers), 1, WidestBlock);
        Workers.For((classes.Count + width - 1) / width, (long)table.Rows * classes.Count, threads, () => new int[width], (block, columns) =>
        {
            int first = block * width, count = Math.Min(width, classes.Count - first);
            for (int i = 0; i < count; i++) columns[i] = classes[first + i].Sources[0].Columns[0];
            PositiveRanks[] ranks = PositiveRanks.OfEach(table, columns.AsSpan(0, count));
            for (int i = 0; i < count; i++) classes[first + i].Adopt(ranks[i]);
        });
    }
}

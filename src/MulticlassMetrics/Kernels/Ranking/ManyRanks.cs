namespace MulticlassMetrics.Kernels;

/// <summary>The ranks of many classes at once: columns in parallel, and rows read once for several columns.</summary>
internal static class ManyRanks
{
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

        foreach ((ScoreTable table, List<ScoredClass> classes) in missing)
        {
            PositiveRanks[] ranks = PositiveRanks.OfEach(table, [.. classes.Select(part => part.Sources[0].Columns[0])], threads);
            for (int i = 0; i < ranks.Length; i++) classes[i].Adopt(ranks[i]);
        }
    }
}

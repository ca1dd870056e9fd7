namespace MulticlassMetrics.Kernels;

/// <summary>Where every entry of a class, or of a pool, stands among its positives: a slot of their ranks for each row of each column.</summary>
internal sealed class EntrySlots
{
    // By source, by its columns, by row.
    private readonly int[][][] _slots;

    private EntrySlots(int[][][] slots) => _slots = slots;

    /// <summary>The slots of the rows of a column.</summary>
    /// <param name="source">The number of the source.</param>
    /// <param name="column">The number of the column among those of the source.</param>
    public int[] this[int source, int column] => _slots[source][column];

    /// <summary>The slots of a pool of one source, by its columns and by row.</summary>
    public static EntrySlots OfPool(int[][] slots) => new([slots]);

    /// <summary>The slots of one column, by row.</summary>
    public static EntrySlots OfClass(int[] slots) => new([[slots]]);

    /// <summary>Looks every entry up.</summary>
    public static EntrySlots Of(ReadOnlySpan<ScoreColumns> sources, RankIndex index, int threads = -1)
    {
        int[][][] slots = new int[sources.Length][][];
        for (int s = 0; s < sources.Length; s++)
        {
            ScoreColumns source = sources[s];
            int[][] columns = slots[s] = new int[source.Columns.Length][];
            for (int c = 0; c < columns.Length; c++) columns[c] = GC.AllocateUninitializedArray<int>(source.Table.Rows);
            Workers.ForTiles(source.Table.Rows, columns.Length, threads, (from, rows) =>
            {
                for (int c = 0; c < columns.Length; c++) index.Locate(source.Table, source.Columns[c], from, columns[c].AsSpan(from, rows));
            });
        }

        return new EntrySlots(slots);
    }
}

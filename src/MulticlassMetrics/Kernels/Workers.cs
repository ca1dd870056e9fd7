namespace MulticlassMetrics.Kernels;

/// <summary>Loops over independent pieces of work: in parallel where that pays. What a piece computes must not depend on the others.</summary>
internal static class Workers
{
    // Some ten microseconds of work, below which threads cost more than they bring.
    private const long LeastCost = 1 << 14;

    private const int TilesTogether = 16 * RankIndex.Tile;

    /// <summary>Does every piece of work, with something that each thread makes once and reuses.</summary>
    /// <param name="pieces">How many pieces there are.</param>
    /// <param name="cost">About how many entries are read in all.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors.</param>
    /// <param name="prepare">Makes what a thread reuses.</param>
    /// <param name="work">Does the piece of a number.</param>
    public static void For<TLocal>(int pieces, long cost, int threads, Func<TLocal> prepare, Action<int, TLocal> work)
    {
        if (pieces < 2 || threads == 1 || (threads < 0 && cost < LeastCost))
        {
            TLocal local = prepare();
            for (int i = 0; i < pieces; i++) work(i, local);
            return;
        }

        Parallel.For(
            0, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads }, prepare,
            (i, _, local) =>
            {
                work(i, local);
                return local;
            },
            _ => { });
    }

    /// <summary>Does every tile of rows, in parallel where that pays.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="entriesPerRow">About how many entries are read of each.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors.</param>
    /// <param name="work">Does the tile with its first row and its number of rows, at most <see cref="RankIndex.Tile"/>.</param>
    public static void ForTiles(int rows, long entriesPerRow, int threads, Action<int, int> work)
    {
        int pieces = (int)(((long)rows + TilesTogether - 1) / TilesTogether);
        For(pieces, rows * entriesPerRow, threads, () => 0, (piece, _) =>
        {
            int end = (int)Math.Min(rows, (piece + 1L) * TilesTogether);
            for (int from = piece * TilesTogether; from < end; from += RankIndex.Tile) work(from, Math.Min(RankIndex.Tile, end - from));
        });
    }
}

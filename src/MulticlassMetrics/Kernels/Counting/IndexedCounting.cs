namespace MulticlassMetrics.Kernels;

/// <summary>Counts pairs of labels by their numbers in an index.</summary>
internal static class IndexedCounting
{
    /// <summary>The counts, or null where there is a label that has to be refused.</summary>
    /// <param name="index">The declared labels, or none.</param>
    /// <param name="actual">What each sample is.</param>
    /// <param name="predicted">What each sample was predicted as.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; empty for one each.</param>
    /// <param name="drops">Whether samples of undeclared labels are dropped, not refused.</param>
    /// <param name="threads">How many threads to use; 0 for as many as pay. Must be 1 where the order of additions matters.</param>
    public static IndexedCells<TLabel>? Count<TLabel>(
        LabelIndex<TLabel> index, ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights, bool drops, int threads)
    {
        var pieces = new IndexedPiece<TLabel>[LabelPieces.Count(actual.Length, threads)];
        pieces[0] = new IndexedPiece<TLabel>(index, drops);
        for (int piece = 1; piece < pieces.Length; piece++)
        {
            if (index.Fork() is { } fork)
            {
                pieces[piece] = new IndexedPiece<TLabel>(fork, drops);
            }
            else
            {
                pieces = pieces[..1];
            }
        }

        LabelPieces.ForEach(pieces.Length, actual, predicted, weights, (piece, labels, guesses, sizes) => pieces[piece].Read(labels, guesses, sizes));

        long dropped = 0;
        foreach (IndexedPiece<TLabel> piece in pieces)
        {
            if (piece.HasRefused) return null;
            dropped += piece.Dropped;
        }

        return new IndexedCells<TLabel>(index, pieces, dropped);
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>What one thread counts.</summary>
internal sealed class IndexedPiece<TLabel>(LabelIndex<TLabel> index, bool drops)
{
    private const int Block = 1024;

    public LabelIndex<TLabel> Index => index;

    /// <summary>The counts, where samples have no weights.</summary>
    public CellGathering? Counts { get; private set; }

    /// <summary>The sums of the weights, where samples have some.</summary>
    public CellAccumulator? Sums { get; private set; }

    /// <summary>The sum of the weights in their order, as the check for too large ones wants it.</summary>
    public double TotalWeight { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>Whether there was a label that cannot be counted, so that nothing here holds.</summary>
    public bool HasRefused { get; private set; }

    public void Read(ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights)
    {
        Counts = weights.IsEmpty ? new CellGathering(actual.Length) : null;
        Sums = weights.IsEmpty ? null : new CellAccumulator();
        Span<int> rows = stackalloc int[Block], columns = stackalloc int[Block];
        Span<double> sizes = stackalloc double[Sums is null ? 0 : Block];
        for (int start = 0; start < actual.Length; start += Block)
        {
            int length = Math.Min(Block, actual.Length - start);
            Span<int> blockRows = rows[..length], blockColumns = columns[..length];
            HasRefused = !index.Number(actual.Slice(start, length), predicted.Slice(start, length), blockRows, blockColumns);
            if (HasRefused) return;

            if (Sums is not null) weights.Slice(start, length).CopyTo(sizes);
            if (index.IsDeclared)
            {
                int kept = Keep(blockRows, blockColumns, sizes);
                HasRefused = kept < length && !drops;
                if (HasRefused) return;
                Dropped += length - kept;
                length = kept;
            }

            if (Counts is not null)
            {
                Counts.Add(blockRows[..length], blockColumns[..length], index.Labels.Count);
            }
            else
            {
                Add(rows[..length], columns[..length], sizes[..length]);
            }
        }
    }

    // Moves the samples of declared labels together.
    private static int Keep(Span<int> rows, Span<int> columns, Span<double> sizes)
    {
        int kept = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[kept] = rows[i];
            columns[kept] = columns[i];
            if (!sizes.IsEmpty) sizes[kept] = sizes[i];
            if ((rows[i] | columns[i]) >= 0) kept++;
        }

        return kept;
    }

    private void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, ReadOnlySpan<double> weights)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (weights[i] == 0) continue;
            Sums!.Add(rows[i], columns[i], weights[i], weights[i] * weights[i], 1);
            TotalWeight += weights[i];
        }
    }
}

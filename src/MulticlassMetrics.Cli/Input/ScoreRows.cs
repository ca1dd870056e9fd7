namespace MulticlassMetrics.Cli;

/// <summary>Scores kept row by row in one array, which grows to what the whole file is expected to hold.</summary>
/// <param name="name">The table, for messages.</param>
/// <param name="width">How many scores a row has.</param>
internal sealed class ScoreRows(string name, int width)
{
    // Below it the share read says too little about the rest.
    private const double LeastShare = 0.01;
    private const int First = 1 << 16;

    // What is not written to takes no memory yet.
    private double[] _values = GC.AllocateUninitializedArray<double>(Math.Max(First, width));
    private int _count;

    public ReadOnlyMemory<double> Values => _values.AsMemory(0, _count);

    /// <summary>Where the scores of the next row go.</summary>
    /// <param name="share">How much of the file has been read; NaN where that is not known.</param>
    public Span<double> Next(double share)
    {
        if (_values.Length - _count < width) Grow(share);
        Span<double> row = _values.AsSpan(_count, width);
        _count += width;
        return row;
    }

    private void Grow(double share)
    {
        long needed = (long)_count + width;
        if (needed > Array.MaxLength)
        {
            throw new InputException($"{name} has more scores than fit ({Numbers.Whole(Array.MaxLength)}): leave classes out, take a sample of the rows, or --scores none.");
        }

        double wanted = share >= LeastShare ? 1.05 * _count / share : 0;
        double[] larger = GC.AllocateUninitializedArray<double>((int)Math.Min(Array.MaxLength, Math.Max(needed + (needed / 2), wanted)));
        _values.AsSpan(0, _count).CopyTo(larger);
        _values = larger;
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>
/// The occupied cells of a square table, row by row, columns ascending: memory in the order of the distinct (actual, predicted) pairs.
/// Each cell keeps the sum of its weights, the sum of their squares and the number of samples.
/// </summary>
internal sealed class CellTable
{
    private BinaryCounts[]? _samplesPerClass;
    private BinaryCounts[]? _squaresPerClass;

    public CellTable(int classCount, int[] rowStart, int[] columns, double[] weights, double[] squaredWeights, double[] samples)
    {
        ClassCount = classCount;
        RowStart = rowStart;
        Columns = columns;
        Weights = weights;
        SquaredWeights = squaredWeights;
        Samples = samples;
    }

    public int ClassCount { get; }

    /// <summary>Row r holds the cells RowStart[r] to RowStart[r + 1] - 1.</summary>
    public int[] RowStart { get; }

    public int[] Columns { get; }

    public double[] Weights { get; }

    /// <summary>The same array as <see cref="Weights"/> where every sample weighs one.</summary>
    public double[] SquaredWeights { get; }

    /// <summary>The same array as <see cref="Weights"/> where every sample weighs one.</summary>
    public double[] Samples { get; }

    public int Count => Columns.Length;

    public bool IsUnweighted => ReferenceEquals(Weights, SquaredWeights);

    /// <summary>Builds the table from cells in any order; no two of them may share a position. Cells of no weight are left out.</summary>
    public static CellTable From(int classCount, ReadOnlySpan<CellEntry> entries)
    {
        int occupied = 0;
        bool unweighted = true;
        int[] rowStart = new int[classCount + 1];
        foreach (ref readonly CellEntry entry in entries)
        {
            if (entry.Weight == 0) continue;
            occupied++;
            rowStart[entry.Row + 1]++;
            unweighted &= entry.Weight == entry.SquaredWeight && entry.Weight == entry.Samples;
        }

        for (int r = 0; r < classCount; r++) rowStart[r + 1] += rowStart[r];

        int[] columns = new int[occupied];
        int[] source = new int[occupied];
        int[] next = rowStart.AsSpan(0, classCount).ToArray();
        for (int e = 0; e < entries.Length; e++)
        {
            if (entries[e].Weight == 0) continue;
            int at = next[entries[e].Row]++;
            columns[at] = entries[e].Column;
            source[at] = e;
        }

        for (int r = 0; r < classCount; r++)
        {
            int start = rowStart[r], length = rowStart[r + 1] - start;
            columns.AsSpan(start, length).Sort(source.AsSpan(start, length));
        }

        double[] weights = new double[occupied];
        double[] squared = unweighted ? weights : new double[occupied];
        double[] samples = unweighted ? weights : new double[occupied];
        for (int at = 0; at < occupied; at++)
        {
            ref readonly CellEntry entry = ref entries[source[at]];
            weights[at] = entry.Weight;
            squared[at] = entry.SquaredWeight;
            samples[at] = entry.Samples;
        }

        return new CellTable(classCount, rowStart, columns, weights, squared, samples);
    }

    /// <summary>The numbers of samples behind the four counts of each class, which weights do not tell; made once.</summary>
    public BinaryCounts[] SamplesPerClass() => _samplesPerClass ??= ClassCounting.Count(WithWeights(Samples), out _);

    /// <summary>The sums of squared weights behind the four counts of each class; made once. Null where they are more than a number can hold.</summary>
    public BinaryCounts[]? SquaresPerClass() =>
        _squaresPerClass ??= double.IsFinite(SquaredWeights.Sum() * 4) ? ClassCounting.Count(WithWeights(SquaredWeights), out _) : null;

    /// <summary>The position of a cell among the occupied ones, or -1.</summary>
    public int Find(int row, int column)
    {
        int start = RowStart[row];
        int found = Columns.AsSpan(start, RowStart[row + 1] - start).BinarySearch(column);
        return found < 0 ? -1 : start + found;
    }

    /// <summary>The row of each cell.</summary>
    public int[] Rows()
    {
        int[] rows = new int[Count];
        for (int r = 0; r < ClassCount; r++) Array.Fill(rows, r, RowStart[r], RowStart[r + 1] - RowStart[r]);
        return rows;
    }

    /// <summary>The table with other weights in the same cells, those left out that weigh nothing. One array given three times means that every sample weighs one.</summary>
    public CellTable With(double[] weights, double[] squaredWeights, double[] samples)
    {
        bool unweighted = ReferenceEquals(weights, squaredWeights);
        int occupied = weights.Length - weights.AsSpan().Count(0);
        if (occupied == weights.Length) return new CellTable(ClassCount, RowStart, Columns, weights, squaredWeights, samples);

        int[] rowStart = new int[ClassCount + 1], columns = new int[occupied];
        double[] kept = new double[occupied], keptSquares = unweighted ? kept : new double[occupied], keptSamples = unweighted ? kept : new double[occupied];
        int next = 0;
        for (int r = 0; r < ClassCount; r++)
        {
            for (int at = RowStart[r]; at < RowStart[r + 1]; at++)
            {
                if (weights[at] == 0) continue;
                columns[next] = Columns[at];
                keptSquares[next] = squaredWeights[at];
                keptSamples[next] = samples[at];
                kept[next++] = weights[at];
            }

            rowStart[r + 1] = next;
        }

        return new CellTable(ClassCount, rowStart, columns, kept, keptSquares, keptSamples);
    }

    public bool SameCells(CellTable other) =>
        ClassCount == other.ClassCount
        && RowStart.AsSpan().SequenceEqual(other.RowStart)
        && Columns.AsSpan().SequenceEqual(other.Columns)
        && Weights.AsSpan().SequenceEqual(other.Weights)
        && SquaredWeights.AsSpan().SequenceEqual(other.SquaredWeights)
        && Samples.AsSpan().SequenceEqual(other.Samples);

    private CellTable WithWeights(double[] weights) => new(ClassCount, RowStart, Columns, weights, weights, weights);
}

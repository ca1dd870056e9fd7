namespace MulticlassMetrics.Kernels;

/// <summary>What is saved of a confusion matrix in the making. Cells stand row by row; of one that is unweighted the sums are its samples.</summary>
internal sealed class CountState : IState<CountState>
{
    public static StateKind Kind => StateKind.ConfusionMatrixBuilder;

    public required string[] Classes { get; init; }

    public required bool Declared { get; init; }

    public required bool Ordered { get; init; }

    public required bool DropUndeclared { get; init; }

    /// <summary>Whether labels were compared in another way than the common one, which is not saved.</summary>
    public required bool OwnComparer { get; init; }

    public required long Rows { get; init; }

    public required long Dropped { get; init; }

    public required CellSums[] Cells { get; init; }

    public void Write(StateWriter writer)
    {
        writer.Texts("classes", Classes);
        writer.Flag("declared", Declared);
        writer.Flag("ordered", Ordered);
        writer.Flag("dropUndeclared", DropUndeclared);
        writer.Flag("ownComparer", OwnComparer);
        writer.Whole("rows", Rows);
        writer.Whole("dropped", Dropped);
        writer.Wholes("actual", Array.ConvertAll(Cells, cell => cell.Row));
        writer.Wholes("predicted", Array.ConvertAll(Cells, cell => cell.Column));
        writer.Numbers("samples", Array.ConvertAll(Cells, cell => cell.Samples));
        bool weighted = Array.Exists(Cells, cell => cell.Weight != new CompensatedSum(cell.Samples, 0) || cell.SquaredWeight != cell.Weight);
        writer.Flag("weighted", weighted);
        if (!weighted) return;
        writer.Numbers("weights", Array.ConvertAll(Cells, cell => cell.Weight.Rounded));
        writer.Numbers("weightErrors", Array.ConvertAll(Cells, cell => cell.Weight.Error));
        writer.Numbers("squaredWeights", Array.ConvertAll(Cells, cell => cell.SquaredWeight.Rounded));
        writer.Numbers("squaredWeightErrors", Array.ConvertAll(Cells, cell => cell.SquaredWeight.Error));
    }

    public static CountState Read(StateReader reader)
    {
        string[] classes = reader.Texts("classes");
        bool declared = reader.Flag("declared"), ordered = reader.Flag("ordered"), drop = reader.Flag("dropUndeclared"), ownComparer = reader.Flag("ownComparer");
        long rows = reader.Whole("rows"), dropped = reader.Whole("dropped");
        int[] actual = reader.Wholes("actual"), predicted = reader.Wholes("predicted");
        double[] samples = reader.Numbers("samples"), weights = samples, squares = samples, weightErrors = new double[samples.Length], squareErrors = weightErrors;
        if (reader.Flag("weighted"))
        {
            weights = reader.Numbers("weights");
            weightErrors = reader.Numbers("weightErrors");
            squares = reader.Numbers("squaredWeights");
            squareErrors = reader.Numbers("squaredWeightErrors");
        }

        foreach (int length in (ReadOnlySpan<int>)[predicted.Length, samples.Length, weights.Length, weightErrors.Length, squares.Length, squareErrors.Length])
        {
            if (length != actual.Length) throw new InvalidDataException($"The saved state has {actual.Length} cells in one place and {length} in another.");
        }

        var cells = new CellSums[actual.Length];
        for (int at = 0; at < cells.Length; at++)
        {
            cells[at] = new CellSums(actual[at], predicted[at], new CompensatedSum(weights[at], weightErrors[at]), new CompensatedSum(squares[at], squareErrors[at]), samples[at]);
            if (!IsCell(cells[at], classes.Length) || (at > 0 && !IsBehind(cells[at - 1], cells[at]))) throw new InvalidDataException($"The saved state has a cell {at} that cannot be.");
        }

        if (dropped + samples.Sum() > rows) throw new InvalidDataException("The saved state has more samples than rows.");
        return new CountState
        {
            Classes = classes,
            Declared = declared,
            Ordered = ordered,
            DropUndeclared = drop,
            OwnComparer = ownComparer,
            Rows = rows,
            Dropped = dropped,
            Cells = cells,
        };
    }

    private static bool IsCell(in CellSums cell, int classes) =>
        (uint)cell.Row < (uint)classes && (uint)cell.Column < (uint)classes && cell.Samples >= 1 && cell.Samples == Math.Floor(cell.Samples) && double.IsFinite(cell.Samples)
        && cell.Weight.Value > 0 && double.IsFinite(cell.Weight.Value) && cell.SquaredWeight.Value >= 0 && double.IsFinite(cell.SquaredWeight.Value);

    private static bool IsBehind(in CellSums first, in CellSums second) => second.Row > first.Row || (second.Row == first.Row && second.Column > first.Column);
}

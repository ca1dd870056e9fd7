namespace MulticlassMetrics.Kernels;

/// <summary>Joins two confusion matrices by label, and brings the classes of one into another order.</summary>
internal static class MatrixAddition
{
    public static ConfusionMatrix<TLabel> Add<TLabel>(ConfusionMatrix<TLabel> left, ConfusionMatrix<TLabel> right)
        where TLabel : notnull
    {
        if (!LabelEquality.Same(left.Classes.Comparer, right.Classes.Comparer))
        {
            throw new ArgumentException("The matrices compare labels differently, so their classes cannot be matched.", nameof(right));
        }

        List<TLabel> labels = [.. left.Classes];
        int[] place = new int[right.ClassCount];
        for (int c = 0; c < place.Length; c++)
        {
            place[c] = left.Classes.IndexOf(right.Classes[c]);
            if (place[c] >= 0) continue;
            place[c] = labels.Count;
            labels.Add(right.Classes[c]);
        }

        var cells = new Dictionary<CellKey, CellEntry>(left.Table.Count + right.Table.Count);
        Gather(left.Table, null, cells);
        Gather(right.Table, place, cells);
        bool declared = left.Classes.IsDeclared || right.Classes.IsDeclared;
        bool ordered = left.Classes.IsDeclared ? left.Classes.IsOrdered : right.Classes.IsOrdered;
        return LabelCounter<TLabel>.Matrix([.. labels], [.. cells.Values], left.Classes.Comparer, declared, left.DroppedSamples + right.DroppedSamples, ordered);
    }

    public static ConfusionMatrix<TLabel> Reorder<TLabel>(ConfusionMatrix<TLabel> matrix, TLabel[] classes)
        where TLabel : notnull
    {
        var list = new ClassList<TLabel>(classes, matrix.Classes.Comparer, isDeclared: true);
        int[] place = new int[matrix.ClassCount];
        for (int c = 0; c < place.Length; c++)
        {
            place[c] = list.IndexOf(matrix.Classes[c]);
            if (place[c] < 0) throw new ArgumentException($"Class '{MatrixText.Label(matrix.Classes[c])}' of the matrix is not among the classes.", nameof(classes));
        }

        var cells = new Dictionary<CellKey, CellEntry>(matrix.Table.Count);
        Gather(matrix.Table, place, cells);
        return LabelCounter<TLabel>.Matrix(classes, [.. cells.Values], matrix.Classes.Comparer, declared: true, matrix.DroppedSamples);
    }

    private static void Gather(CellTable table, int[]? place, Dictionary<CellKey, CellEntry> cells)
    {
        for (int r = 0; r < table.ClassCount; r++)
        {
            for (int at = table.RowStart[r]; at < table.RowStart[r + 1]; at++)
            {
                int row = place is null ? r : place[r];
                int column = place is null ? table.Columns[at] : place[table.Columns[at]];
                var key = new CellKey(row, column);
                cells.TryGetValue(key, out CellEntry sum);
                cells[key] = new CellEntry(row, column, sum.Weight + table.Weights[at], sum.SquaredWeight + table.SquaredWeights[at], sum.Samples + table.Samples[at]);
            }
        }
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>What all threads counted, the labels still in the order of their numbers.</summary>
internal sealed class IndexedCells<TIndexed>(LabelIndex<TIndexed> index, IndexedPiece<TIndexed>[] pieces, long dropped)
{
    /// <summary>The matrix, or null where no sample counts or the weights are too large.</summary>
    /// <param name="labelsOf">Makes labels of what the index holds.</param>
    /// <param name="options">The caller's.</param>
    public ConfusionMatrix<TLabel>? ToMatrix<TLabel>(Func<List<TIndexed>, TLabel[]> labelsOf, LabelOptions<TLabel>? options)
        where TLabel : notnull
    {
        int[][] numbers = [.. pieces.Select(piece => index.Join(piece.Index))];
        TLabel[] labels = labelsOf(index.Labels);
        int[]? places = index.IsDeclared ? null : LabelOrder.Sort(labels);
        if (places is not null)
        {
            foreach (int[] piece in numbers)
            {
                for (int i = 0; i < piece.Length; i++) piece[i] = places[piece[i]];
            }
        }

        CellTable table;
        if (pieces[0].Counts is null)
        {
            double total = pieces.Sum(piece => piece.TotalWeight);
            if (!double.IsFinite(total * (labels.Length + 1.0))) return null;
            table = CellTable.From(labels.Length, Sums(numbers));
        }
        else
        {
            table = CellSorting.Sort(labels.Length, [.. pieces.SelectMany((piece, p) => piece.Counts!.Runs().Select(run => (run, (int[]?)numbers[p])))]);
        }

        if (table.Count == 0) return null;
        return new ConfusionMatrix<TLabel>(ClassList<TLabel>.OfDistinct(labels, options?.Comparer, index.IsDeclared, options?.ClassesAreOrdered ?? true), table, dropped);
    }

    // More than one piece only where the weights are whole numbers, whose sums are exact in any order.
    private CellEntry[] Sums(int[][] numbers)
    {
        var sums = new CellAccumulator();
        for (int p = 0; p < pieces.Length; p++)
        {
            CellEntry[] entries = pieces[p].Sums!.ToEntries();
            for (int e = 0; e < entries.Length; e++)
            {
                CellEntry cell = entries[e] with { Row = numbers[p][entries[e].Row], Column = numbers[p][entries[e].Column] };
                if (pieces.Length > 1) sums.Add(cell.Row, cell.Column, cell.Weight, cell.SquaredWeight, cell.Samples);
                else entries[e] = cell;
            }

            if (pieces.Length == 1) return entries;
        }

        return sums.ToEntries();
    }
}

namespace MulticlassMetrics.Kernels;

/// <content>What is saved, and made anew from it.</content>
internal sealed partial class LabelCounter<TLabel>
{
    /// <summary>The state: the same for the same samples in whatever order, where the classes have an order and the weights are whole.</summary>
    public CountState ToState(LabelText<TLabel> text)
    {
        // As the matrix will check, too; but a sum that has overflowed cannot be read back.
        if (!double.IsFinite(_weight)) throw Throw.WeightsOverflow();
        TLabel[] labels = [.. _labels];
        int[] order = Order(labels);
        int[] place = new int[labels.Length];
        for (int i = 0; i < order.Length; i++) place[order[i]] = i;
        CellSums[] cells = Array.ConvertAll(_cells.ToSums(), cell => cell with { Row = place[cell.Row], Column = place[cell.Column] });
        Array.Sort(cells, (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        return new CountState
        {
            Classes = SavedClasses.Write(labels, text, _index.Comparer),
            Declared = _declared,
            Ordered = _ordered,
            DropUndeclared = _drop,
            OwnComparer = !LabelEquality.Same(_index.Comparer, EqualityComparer<TLabel>.Default),
            Rows = _position,
            Dropped = Dropped,
            Cells = cells,
        };
    }

    /// <exception cref="InvalidDataException">A text is of no label, or two are of the same one; the comparer is not the one that was used.</exception>
    public static LabelCounter<TLabel> FromState(CountState state, LabelText<TLabel> text, IEqualityComparer<TLabel>? comparer)
    {
        TLabel[] labels = SavedClasses.Read(state.Classes, text, comparer, state.OwnComparer);
        if (state.Declared && labels.Length == 0) throw new InvalidDataException("The saved state declares no classes.");
        var counter = new LabelCounter<TLabel>(new LabelOptions<TLabel>
        {
            Classes = state.Declared ? labels : null,
            ClassesAreOrdered = state.Ordered,
            Comparer = comparer,
            Undeclared = state.DropUndeclared ? UndeclaredLabels.Drop : UndeclaredLabels.Throw,
        });
        if (!state.Declared)
        {
            foreach (TLabel label in labels) counter.Append(label);
        }

        foreach (ref readonly CellSums cell in state.Cells.AsSpan())
        {
            counter._cells.Add(cell.Row, cell.Column, cell);
            counter._weight += cell.Weight.Value;
            counter.SampleCount += (long)cell.Samples;
        }

        counter._position = state.Rows;
        counter.Dropped = state.Dropped;
        return counter;
    }

    // Brings the labels into the order that the matrix will have, and says which one was where.
    private int[] Order(TLabel[] labels)
    {
        int[] order = new int[labels.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        if (!_declared && LabelOrder.For<TLabel>() is { } comparison) Array.Sort(labels, order, comparison);
        return order;
    }
}

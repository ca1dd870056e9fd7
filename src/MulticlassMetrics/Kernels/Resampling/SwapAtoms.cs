namespace MulticlassMetrics.Kernels;

/// <summary>The rows of two models, to be given the other model's prediction by the toss of a coin: rows of equal cells and weight tossed together, or clusters as a whole.</summary>
internal sealed class SwapAtoms
{
    private readonly CellTable _table;
    private readonly int[] _start;
    private readonly CellAtoms.Entry[] _entries;
    private readonly long[] _multiplicities;

    private SwapAtoms(CellTable table, int[] start, CellAtoms.Entry[] entries, long[] multiplicities)
    {
        _table = table;
        _start = start;
        _entries = entries;
        _multiplicities = multiplicities;
    }

    public static SwapAtoms Of<TLabel>(ResamplingScheme scheme, LabelPairs<TLabel> first, LabelPairs<TLabel> second)
        where TLabel : notnull
    {
        CellTable one = first.Matrix.Table, two = second.Matrix.Table;
        int[] groups = scheme.GroupRows(first.RowCount, first.ClassOfRow);
        (int[] start, CellAtoms.Entry[] entries, long[] multiplicities) = CellAtoms.Collect(groups, scheme.IsClustered, first.CellOfRow, second.CellOfRow, first.Units.WeightOf);

        // After a swap each model may hold cells that only the other had.
        (int[] ones, CellEntry[] cells) = (one.Rows(), new CellEntry[one.Count + two.Count]);
        int[] twos = two.Rows();
        int count = 0;
        for (int at = 0; at < one.Count; at++) cells[count++] = new CellEntry(ones[at], one.Columns[at], 1, 1, 1);
        for (int at = 0; at < two.Count; at++)
        {
            if (one.Find(twos[at], two.Columns[at]) < 0) cells[count++] = new CellEntry(twos[at], two.Columns[at], 1, 1, 1);
        }

        var table = CellTable.From(one.ClassCount, cells.AsSpan(0, count));
        for (int e = 0; e < entries.Length; e++)
        {
            CellAtoms.Entry entry = entries[e];
            entries[e] = entry with
            {
                First = table.Find(ones[entry.First], one.Columns[entry.First]),
                Second = table.Find(twos[entry.Second], two.Columns[entry.Second]),
            };
        }

        return new SwapAtoms(one.IsUnweighted ? table : table.With(table.Weights, [.. table.Weights], [.. table.Weights]), start, entries, multiplicities);
    }

    /// <summary>The tables of both models after the swaps.</summary>
    public (CellTable First, CellTable Second) Next(ref RandomStream random)
    {
        var first = new Sums(_table);
        var second = new Sums(_table);
        for (int a = 0; a < _multiplicities.Length; a++)
        {
            bool same = _start[a + 1] == _start[a] + 1 && _entries[_start[a]].First == _entries[_start[a]].Second;
            long swapped = same ? 0 : random.NextHeads(_multiplicities[a]), kept = _multiplicities[a] - swapped;
            for (int e = _start[a]; e < _start[a + 1]; e++)
            {
                ref readonly CellAtoms.Entry entry = ref _entries[e];
                first.Add(entry.First, kept, entry);
                first.Add(entry.Second, swapped, entry);
                second.Add(entry.Second, kept, entry);
                second.Add(entry.First, swapped, entry);
            }
        }

        return (first.ToTable(_table), second.ToTable(_table));
    }

    private readonly struct Sums
    {
        private readonly double[] _weights, _squares, _samples;

        public Sums(CellTable table)
        {
            _weights = new double[table.Count];
            _squares = table.IsUnweighted ? _weights : new double[table.Count];
            _samples = table.IsUnweighted ? _weights : new double[table.Count];
        }

        public void Add(int cell, long times, in CellAtoms.Entry entry)
        {
            _weights[cell] += times * entry.Weight;
            if (ReferenceEquals(_weights, _squares)) return;
            _squares[cell] += times * entry.Squared;
            _samples[cell] += times * entry.Samples;
        }

        public CellTable ToTable(CellTable table) => table.With(_weights, _squares, _samples);
    }
}

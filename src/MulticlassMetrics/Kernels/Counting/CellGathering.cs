namespace MulticlassMetrics.Kernels;

/// <summary>
/// Counts pairs of numbered labels while labels are still being found: in a square that grows, and where there are many classes in
/// a list of pairs that is sorted and added up when it is full, so that memory stays in the order of the occupied cells.
/// </summary>
internal sealed class CellGathering(int samples, int leastPairs = CellGathering.LeastPairs)
{
    /// <summary>How many pairs are kept before they are added up, if there are not more occupied cells.</summary>
    internal const int LeastPairs = 1 << 20;

    private const int LeastSide = 16;
    private const int LargestSide = 1024;

    private readonly int _largestSide = (long)LargestSide * LargestSide <= samples ? LargestSide : samples >= 1 << 16 ? LargestSide / 4 : LargestSide / 16;
    private CellSquare? _square = new(LeastSide);
    private CellRun _sums = new([], [], 0);
    private ulong[] _pairs = [];
    private int _length;

    /// <summary>Counts pairs of numbers, all of them below a number of classes that never falls.</summary>
    public void Add(Span<int> rows, ReadOnlySpan<int> columns, int classes)
    {
        if (_square is { } small && classes > small.Side)
        {
            small.Fold();
            int side = small.Side;
            while (side < classes && side <= _largestSide) side *= 2;
            _square = side <= _largestSide ? new CellSquare(side) : null;
            Move(small);
            small.GiveBack();
        }

        if (_square is { } square)
        {
            for (int i = 0; i < rows.Length; i++) rows[i] = rows[i] * square.Side + columns[i];
            square.Count(rows);
            return;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (_length == _pairs.Length) MakeRoom(classes);
            _pairs[_length++] = CellRun.Cell(rows[i], columns[i]);
        }
    }

    /// <summary>All cells, those of one run before the other.</summary>
    public IEnumerable<CellRun> Runs()
    {
        _square?.Fold();
        yield return _square is null ? _sums : Occupied(_square);
        yield return new CellRun(_pairs, null, _length);
    }

    private void Move(CellSquare small)
    {
        if (_square is null)
        {
            _sums = Occupied(small);
            return;
        }

        for (int r = 0; r < small.Side; r++) small.Counts.Slice(r * small.Side, small.Side).CopyTo(_square.Counts[(r * _square.Side)..]);
    }

    private void MakeRoom(int classes)
    {
        int full = Math.Min(samples, Math.Max(leastPairs, _sums.Length));
        if (_length < full)
        {
            Array.Resize(ref _pairs, (int)Math.Min(full, Math.Max(1024, 4L * _length)));
            return;
        }

        _sums = Occupied(CellSorting.Sort(classes, [(_sums, null), (new CellRun(_pairs, null, _length), null)], threads: 1));
        _length = 0;
    }

    private static CellRun Occupied(CellSquare square)
    {
        ReadOnlySpan<int> counts = square.Counts;
        int length = counts.Length - counts.Count(0), at = 0;
        var run = new CellRun(new ulong[length], new int[length], length);
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            run.Cells[at] = CellRun.Cell(i / square.Side, i % square.Side);
            run.Counts![at++] = counts[i];
        }

        return run;
    }

    private static CellRun Occupied(CellTable table)
    {
        var run = new CellRun(new ulong[table.Count], new int[table.Count], table.Count);
        for (int r = 0; r < table.ClassCount; r++)
        {
            for (int at = table.RowStart[r]; at < table.RowStart[r + 1]; at++)
            {
                run.Cells[at] = CellRun.Cell(r, table.Columns[at]);
                run.Counts![at] = (int)table.Weights[at];
            }
        }

        return run;
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>
/// Counts (row, column) pairs while rows and columns are still being discovered: a dense square that doubles as classes appear, and
/// above <see cref="LargestDenseSide"/> classes a hash of the pairs that occur.
/// </summary>
internal sealed class CellAccumulator
{
    internal const int LargestDenseSide = 256;

    private int _side;
    private Cell[] _dense;
    private Dictionary<CellKey, int>? _slots;
    private Cell[] _sparse = [];

    public CellAccumulator()
    {
        _side = 8;
        _dense = new Cell[_side * _side];
    }

    private struct Cell
    {
        public CompensatedSum Weight;
        public CompensatedSum SquaredWeight;
        public double Samples;
    }

    public void Add(int row, int column, double weight, double squaredWeight, double samples)
    {
        ref Cell cell = ref At(row, column);
        cell.Weight.Add(weight);
        cell.SquaredWeight.Add(squaredWeight);
        cell.Samples += samples;
    }

    /// <summary>Adds what another accumulator counted in one cell.</summary>
    public void Add(int row, int column, in CellSums sums)
    {
        ref Cell cell = ref At(row, column);
        cell.Weight.Add(sums.Weight);
        cell.SquaredWeight.Add(sums.SquaredWeight);
        cell.Samples += sums.Samples;
    }

    public CellEntry[] ToEntries() => Array.ConvertAll(ToSums(), cell => new CellEntry(cell.Row, cell.Column, cell.Weight.Value, cell.SquaredWeight.Value, cell.Samples));

    /// <summary>The occupied cells as they stand, with the errors that their sums carry.</summary>
    public CellSums[] ToSums()
    {
        List<CellSums> cells = [];
        if (_slots is null)
        {
            for (int i = 0; i < _dense.Length; i++)
            {
                if (_dense[i].Samples > 0) cells.Add(Sums(i / _side, i % _side, _dense[i]));
            }
        }
        else
        {
            foreach ((CellKey key, int slot) in _slots) cells.Add(Sums(key.Row, key.Column, _sparse[slot]));
        }

        return [.. cells];
    }

    private static CellSums Sums(int row, int column, in Cell cell) => new(row, column, cell.Weight, cell.SquaredWeight, cell.Samples);

    private ref Cell At(int row, int column)
    {
        int needed = Math.Max(row, column);
        if (_slots is null && needed >= _side) Grow(needed);
        if (_slots is null) return ref _dense[row * _side + column];

        var key = new CellKey(row, column);
        if (!_slots.TryGetValue(key, out int slot))
        {
            slot = _slots.Count;
            _slots.Add(key, slot);
            if (slot == _sparse.Length) Array.Resize(ref _sparse, Math.Max(64, 2 * slot));
        }

        return ref _sparse[slot];
    }

    private void Grow(int needed)
    {
        if (needed < LargestDenseSide)
        {
            int side = _side;
            while (side <= needed) side *= 2;
            Cell[] grown = new Cell[side * side];
            for (int r = 0; r < _side; r++) _dense.AsSpan(r * _side, _side).CopyTo(grown.AsSpan(r * side));
            _dense = grown;
            _side = side;
            return;
        }

        _slots = [];
        for (int i = 0; i < _dense.Length; i++)
        {
            if (_dense[i].Samples > 0) At(i / _side, i % _side) = _dense[i];
        }

        _dense = [];
    }
}

using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Draws the cells of a matrix from their Dirichlet posterior, scaled to the number of samples.</summary>
internal sealed class DirichletCells
{
    // Below it a gamma number may be smaller than a number can hold, and most are as good as none.
    private const double LeastShape = 0.05;

    private readonly CellTable _table;
    private readonly int[] _rows;
    private readonly double _shape;
    private readonly double _total;
    private readonly long _empty;
    private readonly (int Row, int Column)[]? _emptyCells;

    public DirichletCells(CellTable table, double priorMass)
    {
        long all = (long)table.ClassCount * table.ClassCount;
        _table = table;
        _rows = table.Rows();
        _shape = priorMass / all;
        _empty = _shape == 0 ? 0 : all - table.Count;
        foreach (double weight in table.Weights) _total += weight;

        // Listed where they are fewer than the occupied ones, or all needed; else found by chance.
        if (_empty > 0 && (_shape >= LeastShape || _empty <= table.Count)) _emptyCells = ListEmpty();
    }

    public CellTable Next(ref RandomStream random)
    {
        var cells = new List<CellEntry>(_table.Count + 16);
        for (int at = 0; at < _table.Count; at++) Add(cells, _rows[at], _table.Columns[at], random.NextGamma(_table.Weights[at] + _shape));
        if (_shape >= LeastShape)
        {
            foreach ((int row, int column) in _emptyCells ?? []) Add(cells, row, column, random.NextGamma(_shape));
        }
        else if (_empty > 0)
        {
            AddPieces(cells, ref random);
        }

        double sum = 0;
        foreach (CellEntry cell in cells) sum += cell.Weight;
        double scale = _total / sum;
        for (int i = 0; i < cells.Count; i++)
        {
            double weight = cells[i].Weight * scale;
            cells[i] = cells[i] with { Weight = weight, SquaredWeight = weight, Samples = weight };
        }

        return CellTable.From(_table.ClassCount, CollectionsMarshal.AsSpan(cells));
    }

    private static void Add(List<CellEntry> cells, int row, int column, double mass) => cells.Add(new CellEntry(row, column, mass, mass, mass));

    // In size-biased order the m equal parts of a Dirichlet take Beta(1 + a, (m - i)a) of what is left, and each is any of the cells not yet taken.
    private void AddPieces(List<CellEntry> cells, ref RandomStream random)
    {
        double left = random.NextGamma(_empty * _shape);
        var taken = new HashSet<long>();
        for (long piece = 1; piece <= _empty && left > 0; piece++)
        {
            (int row, int column) = EmptyCell(ref random, taken);
            double here = random.NextGamma(1 + _shape), beyond = piece == _empty ? 0 : random.NextGamma((_empty - piece) * _shape);
            Add(cells, row, column, left * (here / (here + beyond)));
            left *= beyond / (here + beyond);
        }
    }

    private (int Row, int Column) EmptyCell(ref RandomStream random, HashSet<long> taken)
    {
        long k = _table.ClassCount;
        while (true)
        {
            long pick = random.Below(_emptyCells?.Length ?? (k * k));
            (int row, int column) = _emptyCells is null ? ((int)(pick / k), (int)(pick % k)) : _emptyCells[pick];
            if ((_emptyCells is not null || _table.Find(row, column) < 0) && taken.Add(pick)) return (row, column);
        }
    }

    private (int Row, int Column)[] ListEmpty()
    {
        var empty = new (int, int)[_empty];
        long next = 0;
        for (int r = 0; r < _table.ClassCount; r++)
        {
            int at = _table.RowStart[r];
            for (int c = 0; c < _table.ClassCount; c++)
            {
                if (at < _table.RowStart[r + 1] && _table.Columns[at] == c) at++;
                else empty[next++] = (r, c);
            }
        }

        return empty;
    }
}

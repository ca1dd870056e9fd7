namespace MulticlassMetrics.Kernels;

/// <summary>The position of a cell, to hash by.</summary>
internal readonly struct CellKey(int row, int column) : IEquatable<CellKey>
{
    public int Row => row;

    public int Column => column;

    public bool Equals(CellKey other) => row == other.Row && column == other.Column;

    public override bool Equals(object? obj) => obj is CellKey other && Equals(other);

    // Not that of a long of both halves, which is their exclusive or: it is zero for every cell of the diagonal.
    public override int GetHashCode() => unchecked(row * (int)0x9E3779B1 + column);
}

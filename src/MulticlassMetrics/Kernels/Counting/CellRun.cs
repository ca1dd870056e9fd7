namespace MulticlassMetrics.Kernels;

/// <summary>Cells with their counts; the same cell may be there more than once.</summary>
/// <param name="Cells">The row in the upper half, the column in the lower.</param>
/// <param name="Counts">The count of each cell; null for one each.</param>
/// <param name="Length">How many of the cells hold.</param>
internal readonly record struct CellRun(ulong[] Cells, int[]? Counts, int Length)
{
    public static ulong Cell(int row, int column) => ((ulong)(uint)row << 32) | (uint)column;
}

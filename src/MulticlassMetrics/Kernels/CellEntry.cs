namespace MulticlassMetrics.Kernels;

/// <summary>One cell while a table is being built.</summary>
internal readonly record struct CellEntry(int Row, int Column, double Weight, double SquaredWeight, double Samples);

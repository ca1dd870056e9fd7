namespace MulticlassMetrics.Kernels;

/// <summary>One cell while samples are still being added to it.</summary>
internal readonly record struct CellSums(int Row, int Column, CompensatedSum Weight, CompensatedSum SquaredWeight, double Samples);

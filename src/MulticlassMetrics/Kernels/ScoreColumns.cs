namespace MulticlassMetrics.Kernels;

/// <summary>Some columns of one table: one for a class, several for a pool.</summary>
internal sealed record ScoreColumns(ScoreTable Table, int[] Columns);

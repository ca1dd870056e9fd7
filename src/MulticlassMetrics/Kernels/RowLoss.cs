namespace MulticlassMetrics.Kernels;

/// <summary>What one row contributes to a mean over rows.</summary>
/// <param name="scores">The row's scores, one a column.</param>
/// <param name="actual">The column in which the row is positive; the number of columns when it is in none.</param>
/// <param name="epsilon">The precision of the scores' type, <see cref="ScoreTable.Epsilon"/>, for losses that keep away from 0 and 1.</param>
internal delegate double RowLoss(ReadOnlySpan<double> scores, int actual, double epsilon);

namespace MulticlassMetrics.Kernels;

/// <summary>What a saved state is of; the values stand in files.</summary>
internal enum StateKind : byte
{
    ConfusionMatrixBuilder = (byte)'C',
    ScoreAccumulator = (byte)'S',
    BinnedScoreAccumulator = (byte)'B',
}

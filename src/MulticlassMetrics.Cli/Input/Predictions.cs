namespace MulticlassMetrics.Cli;

/// <summary>What a file of predictions comes to.</summary>
/// <param name="Matrix">Its counts.</param>
/// <param name="WeightlessRows">How many rows weigh zero, and so make their classes known and count nowhere.</param>
internal sealed record Predictions(ConfusionMatrix<string> Matrix, long WeightlessRows);

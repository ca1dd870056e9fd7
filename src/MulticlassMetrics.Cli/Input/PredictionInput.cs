namespace MulticlassMetrics.Cli;

/// <summary>Which file to read and what its columns mean.</summary>
/// <param name="File">A path, or <see cref="TableFile.StandardInput"/>.</param>
/// <param name="Actual">The column of actual labels.</param>
/// <param name="Predicted">The column of predicted labels.</param>
/// <param name="Weight">The column of weights; null where every row weighs one.</param>
/// <param name="Classes">The declared classes in their order; null for those that occur.</param>
internal sealed record PredictionInput(string File, string Actual, string Predicted, string? Weight, IReadOnlyList<string>? Classes);

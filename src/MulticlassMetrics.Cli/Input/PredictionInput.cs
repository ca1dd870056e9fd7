namespace MulticlassMetrics.Cli;

/// <summary>Which file to read and what its columns mean.</summary>
/// <param name="File">A path, or <see cref="TableFile.StandardInput"/>.</param>
/// <param name="Actual">The column of actual labels.</param>
/// <param name="Predicted">The column of predicted labels.</param>
/// <param name="Weight">The column of weights; null where every row weighs one.</param>
/// <param name="Cluster">The column that groups rows which are alike; null where rows are independent.</param>
/// <param name="Scores">The columns of scores; null where they are not to be read.</param>
/// <param name="Classes">The declared classes in their order; null for those that occur.</param>
internal sealed record PredictionInput(
    string File, string Actual, ColumnChoice Predicted, string? Weight, string? Cluster, ScorePattern? Scores, IReadOnlyList<string>? Classes)
{
    /// <summary>The column that tells rows apart; null where nothing asks which row is which.</summary>
    public string? Id { get; init; }

    /// <summary>The columns whose values cut the rows into parts.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];
}

/// <summary>The name of a column, and whether the user gave it: a default may be missing.</summary>
internal readonly record struct ColumnChoice(string Name, bool IsGiven);

namespace MulticlassMetrics.Cli;

/// <summary>A number of the whole matrix, with its name in JSON and its name for people.</summary>
internal sealed record OverallFigure(string Key, string Title, Figure Figure);

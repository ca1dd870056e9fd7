namespace MulticlassMetrics.Assertions.Tests;

/// <summary>A small model and a better one.</summary>
internal static class Pets
{
    private static readonly string[] Actual = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];

    public static Evaluation<string> Model { get; } = Evaluation.Of(Actual, ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"]);

    public static Evaluation<string> Better { get; } = Evaluation.Of(Actual, ["cat", "cat", "cat", "cat", "dog", "dog", "owl", "owl"]);

    public static ClassScores<string> Scores { get; } = ClassScores.From(
        Actual,
        new double[,]
        {
            { 0.9, 0.1, 0.0 }, { 0.6, 0.3, 0.1 }, { 0.7, 0.2, 0.1 }, { 0.4, 0.5, 0.1 },
            { 0.3, 0.6, 0.1 }, { 0.2, 0.7, 0.1 }, { 0.1, 0.3, 0.6 }, { 0.2, 0.5, 0.3 },
        },
        ["cat", "dog", "owl"]);

    /// <summary>The model on a hundred times as many animals.</summary>
    public static Evaluation<string> Zoo { get; } = Evaluation.Of(
        [.. Enumerable.Repeat(Actual, 100).SelectMany(labels => labels)],
        [.. Enumerable.Repeat<string[]>(["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"], 100).SelectMany(labels => labels)]);
}

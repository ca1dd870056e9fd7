namespace MulticlassMetrics.Cli;

/// <summary>What a file of predictions comes to.</summary>
/// <param name="Matrix">Its counts.</param>
/// <param name="WeightlessRows">How many rows weigh zero, and so make their classes known and count nowhere.</param>
internal sealed record Predictions(ConfusionMatrix<string> Matrix, long WeightlessRows)
{
    /// <summary>Its scores; null where there are none.</summary>
    public ClassScores<string>? Scores { get; init; }

    /// <summary>Whether the predicted class was decided by the scores.</summary>
    public bool AreDecided { get; init; }

    /// <summary>Which rows are alike; null where they are independent.</summary>
    public Clustering? Clusters { get; init; }
}

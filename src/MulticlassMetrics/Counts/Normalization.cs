namespace MulticlassMetrics;

/// <summary>What the cells of a confusion matrix are divided by. See <see cref="ConfusionMatrix.Normalize"/>.</summary>
public enum Normalization
{
    /// <summary>By the row: each cell is the share of an actual class that was predicted so; the diagonal is recall.</summary>
    ByActual,

    /// <summary>By the column: each cell is the share of a predicted class that actually is so; the diagonal is precision.</summary>
    ByPredicted,

    /// <summary>By the whole: each cell is its share of all samples.</summary>
    ByAll,
}

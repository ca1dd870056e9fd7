namespace MulticlassMetrics;

/// <summary>What to do with a sample whose actual or predicted label is not among the declared classes. See <see cref="LabelOptions{TLabel}"/> for an example.</summary>
public enum UndeclaredLabels
{
    /// <summary>Refuse the input, naming the label and its position.</summary>
    Throw,

    /// <summary>Leave the sample out; <see cref="ConfusionMatrix.DroppedSamples"/> says how many were.</summary>
    Drop,
}

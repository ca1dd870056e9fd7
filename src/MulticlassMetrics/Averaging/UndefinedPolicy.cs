namespace MulticlassMetrics;

/// <summary>What a class contributes to an average when its value is undefined (0/0). See <see cref="Averager"/> for an example.</summary>
public enum UndefinedPolicy
{
    /// <summary>Zero, as scikit-learn does by default. Areas under curves stay NaN. Of a metric where less is better, zero is the best value.</summary>
    Zero,

    /// <summary>One. Areas under curves stay NaN.</summary>
    One,

    /// <summary>Nothing: the class leaves the average, and its weight with it. Without a defined class the average is NaN.</summary>
    Skip,

    /// <summary>NaN: the average is undefined as soon as one class is that has any weight in it.</summary>
    Propagate,

    /// <summary>An <see cref="UndefinedMetricException"/> that names the class.</summary>
    Throw,
}

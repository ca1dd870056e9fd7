namespace MulticlassMetrics;

/// <summary>What sample weights mean for a standard error; values are the same either way. See <see cref="Influence"/>.</summary>
public enum WeightMeaning
{
    /// <summary>How much a sample stands for: importance or inverse-probability weights. Multiplying all weights by a number changes nothing.</summary>
    Sampling,

    /// <summary>How often a sample was seen: a weight of 3 is three equal rows.</summary>
    Frequency,
}

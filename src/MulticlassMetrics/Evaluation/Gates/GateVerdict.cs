namespace MulticlassMetrics;

/// <summary>What a gate says of a requirement, or of all. See <see cref="Gate"/>.</summary>
public enum GateVerdict
{
    /// <summary>Not met, or shown not to be met; also whatever is undefined or missing.</summary>
    Fail,

    /// <summary>The samples cannot tell.</summary>
    Inconclusive,

    /// <summary>Met, or shown to be met.</summary>
    Pass,
}

namespace MulticlassMetrics;

/// <summary>How a level of confidence is kept where several classes or slices are judged at once. See <see cref="GateRequirement.WithMultipleTesting"/>; <see cref="Gate"/> shows an example.</summary>
public enum MultipleTesting
{
    /// <summary>
    /// Holm's procedure (1979), for passing and for failing apart: the chance that even one class is called met which is not is at most one minus the level, and so is the
    /// chance that even one is called not met which is.
    /// </summary>
    Holm,

    /// <summary>Each class or slice is judged at the level by itself.</summary>
    None,
}

namespace MulticlassMetrics;

/// <summary>In which directions a test looks. See <see cref="PowerAnalysis"/>.</summary>
public enum TestSides
{
    /// <summary>In either direction: is there a difference?</summary>
    TwoSided,

    /// <summary>In one: is it above the bound, is it not worse?</summary>
    OneSided,
}

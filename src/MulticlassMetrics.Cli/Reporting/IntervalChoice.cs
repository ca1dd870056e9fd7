namespace MulticlassMetrics.Cli;

/// <summary>Which intervals to make.</summary>
/// <param name="Confidence">Their level.</param>
/// <param name="Kind">How they are made.</param>
internal sealed record IntervalChoice(double Confidence, IntervalKind Kind);

internal enum IntervalKind
{
    /// <summary>What fits each number best.</summary>
    Auto,

    /// <summary>Value ± z standard errors.</summary>
    Wald,
}

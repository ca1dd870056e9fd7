namespace MulticlassMetrics;

/// <summary>A threshold chosen on a curve, with what it gives.</summary>
/// <param name="Value">The value of what was sought; NaN when no threshold reaches it.</param>
/// <param name="Threshold">Samples of this score and above are predicted positive; NaN when no threshold reaches what was sought.</param>
/// <param name="Counts">The counts at the threshold.</param>
/// <remarks>See <see cref="ThresholdCurve"/> for an example.</remarks>
public readonly record struct OperatingPoint(double Value, double Threshold, BinaryCounts Counts)
{
    /// <summary>Whether some threshold reaches what was sought.</summary>
    public bool Exists => !double.IsNaN(Value);
}

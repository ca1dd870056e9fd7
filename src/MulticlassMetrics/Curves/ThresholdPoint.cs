namespace MulticlassMetrics;

/// <summary>The counts at one threshold.</summary>
/// <param name="Threshold">Samples of this score and above are predicted positive.</param>
/// <param name="Counts">What that gives.</param>
/// <remarks>See <see cref="ThresholdCurve"/>.</remarks>
public readonly record struct ThresholdPoint(double Threshold, BinaryCounts Counts);

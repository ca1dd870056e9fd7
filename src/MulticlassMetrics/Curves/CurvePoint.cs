namespace MulticlassMetrics;

/// <summary>A point of a curve to look at.</summary>
/// <param name="X">The horizontal coordinate.</param>
/// <param name="Y">The vertical coordinate.</param>
/// <param name="Threshold">The threshold at which it is reached; NaN on an averaged curve, which has none.</param>
/// <remarks>See <see cref="PlotCurve"/>; <see cref="ThresholdCurve"/> shows an example.</remarks>
public readonly record struct CurvePoint(double X, double Y, double Threshold);

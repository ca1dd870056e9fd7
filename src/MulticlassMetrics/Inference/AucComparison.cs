namespace MulticlassMetrics;

/// <summary>A comparison of two AUCs. See <see cref="DeLong"/>.</summary>
/// <param name="Difference">The first AUC minus the second.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Statistic">The difference over its standard error.</param>
/// <param name="DegreesOfFreedom">Of Student's t, for the unpaired test; infinite for the paired one, which is against the normal distribution.</param>
/// <param name="PValue">The two-sided p-value; NaN where there is none.</param>
public readonly record struct AucComparison(double Difference, double StandardError, double Statistic, double DegreesOfFreedom, double PValue);

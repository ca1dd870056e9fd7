namespace MulticlassMetrics.Assertions;

/// <summary>A metric of two models.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Missing">Why it cannot be asked for; null where it can.</param>
/// <param name="Read">Reads it off the first model and the second.</param>
/// <param name="DifferenceAt">The difference, with an interval of a level.</param>
internal sealed record Compared(string Name, IMetric Metric, string? Missing, Func<(Reading First, Reading Second)> Read, Func<double, PairedDifference> DifferenceAt);

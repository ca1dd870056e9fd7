using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>One row of a <see cref="Baseline"/>.</summary>
/// <param name="Item">Its id; null where rows have none.</param>
/// <param name="Actual">What it is, as text.</param>
/// <param name="Predicted">What the baseline predicted for it, as text.</param>
/// <param name="Scores">Its scores, in the order of the baseline's classes; empty where there are none.</param>
public sealed record BaselineRow(string? Item, string Actual, string Predicted, ImmutableArray<double> Scores);

using System.Collections.Immutable;
using System.Diagnostics;

namespace MulticlassMetrics;

/// <summary>Thresholds chosen for a metric and an average, with what they reach on the scores that they were chosen on.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// The value is too good to be expected on other data, the more so the fewer samples a class has: measure on scores that were not tuned on. Equality is by
/// reference. Immutable. Made by <see cref="ThresholdTuning"/>, which shows an example.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class TunedThresholds<TLabel>
    where TLabel : notnull
{
    internal TunedThresholds(ClassList<TLabel> classes, double[] thresholds, AveragedScore<TLabel> score, ClassCounts<TLabel> counts)
    {
        var builder = ImmutableDictionary.CreateBuilder<TLabel, double>(classes.Comparer);
        for (int c = 0; c < classes.Count; c++) builder.Add(classes[c], thresholds[c]);
        Thresholds = builder.ToImmutable();
        Score = score;
        Counts = counts;
    }

    /// <summary>The threshold of each class, ready for <see cref="DecisionExtensions"/>.</summary>
    public ImmutableDictionary<TLabel, double> Thresholds { get; }

    /// <summary>The average reached.</summary>
    public AveragedScore<TLabel> Score { get; }

    /// <summary>What the decisions count, class by class.</summary>
    public ClassCounts<TLabel> Counts { get; }

    /// <summary>The threshold of a class.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public double this[TLabel label] => Thresholds[Counts.Classes[Counts.Classes.Require(label)]];

    /// <summary>What was reached, and by which thresholds.</summary>
    public override string ToString() =>
        $"{Score}; {string.Join(", ", Counts.Classes.Select(label => FormattableString.Invariant($"{label} {this[label]:0.######}")))}";
}

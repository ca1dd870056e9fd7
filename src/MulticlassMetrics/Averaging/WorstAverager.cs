using System.Runtime.InteropServices;

namespace MulticlassMetrics;

/// <summary>Takes the class that does worst, by the metric's direction, and names it.</summary>
/// <remarks>Of equally bad classes the first in order. A class whose value is undefined counts as the policy says. Immutable.</remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["a", "a", "a", "b", "b"], ["a", "a", "a", "a", "b"]);
/// var worst = new WorstAverager().Recall(matrix);
/// worst;                                                          // 0.5
/// worst.TryGetDecidingClass(out string? label) &amp;&amp; label == "b";
/// </code>
/// </example>
public sealed class WorstAverager : IAverager
{
    /// <summary>Makes an averager that takes the worst class.</summary>
    /// <param name="undefined">What a class contributes whose value is 0/0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    public WorstAverager(UndefinedPolicy undefined = UndefinedPolicy.Zero) => Undefined = ClassValues.Checked(undefined);

    /// <inheritdoc/>
    public string Name => "worst";

    /// <summary>What a class contributes whose value is 0/0.</summary>
    public UndefinedPolicy Undefined { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are no classes, or the metric has no worst value (<see cref="MetricDirection.Neither"/>).</exception>
    public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
        where TPart : IPoolable<TPart>
    {
        ClassValues classes = ClassValues.Measure(perClass, metric, Undefined, Name);
        if (metric.Direction == MetricDirection.Neither) throw new ArgumentException($"The metric '{metric.Name}' has no better and no worse, hence no worst class.", nameof(metric));

        int worst = -1;
        for (int c = 0; c < classes.Values.Length; c++)
        {
            double value = classes.Values[c];
            if (double.IsNaN(value))
            {
                if (Undefined == UndefinedPolicy.Skip) continue;
                worst = c;
                break;
            }

            bool worse = worst < 0 || (metric.Direction == MetricDirection.HigherIsBetter ? value < classes.Values[worst] : value > classes.Values[worst]);
            if (worse) worst = c;
        }

        double[] shares = new double[classes.Values.Length];
        if (worst >= 0) shares[worst] = 1;
        string? reason = worst < 0 ? "no class has a value" : null;
        foreach (UndefinedPart part in classes.Undefined)
        {
            if (part.Position == worst) reason = part.Reason;
        }

        return new AveragedParts(
            worst < 0 ? double.NaN : classes.Values[worst],
            ImmutableCollectionsMarshal.AsImmutableArray(classes.Values),
            ImmutableCollectionsMarshal.AsImmutableArray(shares),
            classes.Undefined,
            worst < 0 ? null : worst,
            reason);
    }
}

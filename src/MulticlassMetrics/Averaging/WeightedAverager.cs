namespace MulticlassMetrics;

/// <summary>Measures each class, then takes the mean by support: every class counts as often as it actually occurs.</summary>
/// <remarks>Weighted recall is accuracy. Without any support the mean is 0/0, and the policy applies to it. Immutable.</remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["a", "a", "a", "b"], ["a", "a", "b", "b"]);
/// new WeightedAverager().Recall(matrix);   // 0.75
/// </code>
/// </example>
public sealed class WeightedAverager : IAverager
{
    /// <summary>Makes a support-weighted averager.</summary>
    /// <param name="undefined">What a class contributes whose value is 0/0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    public WeightedAverager(UndefinedPolicy undefined = UndefinedPolicy.Zero) => Undefined = ClassValues.Checked(undefined);

    /// <inheritdoc/>
    public string Name => "weighted";

    /// <summary>What a class contributes whose value is 0/0.</summary>
    public UndefinedPolicy Undefined { get; }

    /// <inheritdoc/>
    public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
        where TPart : IPoolable<TPart>
    {
        ClassValues values = ClassValues.Measure(perClass, metric, Undefined, Name);
        double[] supports = new double[perClass.Length];
        for (int c = 0; c < supports.Length; c++) supports[c] = perClass[c].Support;
        return WeightedMean.Of(values, supports, Undefined, metric, Name);
    }
}

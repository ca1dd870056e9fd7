namespace MulticlassMetrics;

/// <summary>Measures each class, then takes the plain mean: every class counts the same, however rare.</summary>
/// <remarks>
/// The average to ask for when rare classes matter as much as common ones. Macro F1 here is the mean of the classes' F1, as in scikit-learn; the F1 of
/// macro precision and macro recall is another number: <see cref="ConfusionMatrix.F1OfMacroMeans"/> (Opitz &amp; Burst 2019). Immutable.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["a", "a", "a", "b"], ["a", "a", "a", "a"]);
/// new MacroAverager().Recall(matrix);                              // 0.5
/// new MacroAverager().Precision(matrix);                           // 0.375  b was never predicted: 0/0 counts as zero
/// new MacroAverager(UndefinedPolicy.Skip).Precision(matrix);       // 0.75
/// </code>
/// </example>
public sealed class MacroAverager : IAverager
{
    /// <summary>Makes a macro averager.</summary>
    /// <param name="undefined">What a class contributes whose value is 0/0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    public MacroAverager(UndefinedPolicy undefined = UndefinedPolicy.Zero) => Undefined = ClassValues.Checked(undefined);

    /// <inheritdoc/>
    public string Name => "macro";

    /// <summary>What a class contributes whose value is 0/0.</summary>
    public UndefinedPolicy Undefined { get; }

    /// <inheritdoc/>
    public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
        where TPart : IPoolable<TPart>
    {
        ClassValues values = ClassValues.Measure(perClass, metric, Undefined, Name);
        double[] ones = new double[perClass.Length];
        Array.Fill(ones, 1);
        return WeightedMean.Of(values, ones, Undefined, metric, Name);
    }
}

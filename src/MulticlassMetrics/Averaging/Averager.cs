namespace MulticlassMetrics;

/// <summary>The ready averagers, with scikit-learn's treatment of 0/0: zero for ratios of counts, NaN for areas under curves.</summary>
/// <remarks>For another treatment make one: <c>new MacroAverager(UndefinedPolicy.Skip)</c>.</remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var matrix = ConfusionMatrix.FromLabels(actual, predicted);
/// Averager.Micro.F1(matrix);       // 0.625
/// Averager.Macro.F1(matrix);       // 0.476
/// Averager.Weighted.F1(matrix);    // 0.643
/// Averager.Worst.F1(matrix);       // 0
/// </code>
/// </example>
public static class Averager
{
    /// <summary>Pools the counts of all classes, then measures: every decision counts the same.</summary>
    public static MicroAverager Micro { get; } = new();

    /// <summary>Measures each class, then takes the plain mean: every class counts the same.</summary>
    public static MacroAverager Macro { get; } = new();

    /// <summary>Measures each class, then takes the mean by support.</summary>
    public static WeightedAverager Weighted { get; } = new();

    /// <summary>Takes the class that does worst, and names it.</summary>
    public static WorstAverager Worst { get; } = new();

    /// <summary>Measures each class, then takes the mean by the given weights.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="weights">One weight a class, finite and not negative; they need not sum to one.</param>
    /// <param name="undefined">What a class contributes whose value is 0/0.</param>
    /// <returns>The averager. <see cref="ClassWeightAverager{TLabel}"/> shows an example.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">A weight is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    public static ClassWeightAverager<TLabel> WeightedBy<TLabel>(IReadOnlyDictionary<TLabel, double> weights, UndefinedPolicy undefined = UndefinedPolicy.Zero)
        where TLabel : notnull => new(weights, undefined);
}

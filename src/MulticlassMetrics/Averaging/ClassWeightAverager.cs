using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Measures each class, then takes the mean by weights that the caller gives for the classes, as for costs or a known class mix.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Weights are keyed by label, so they cannot slip to another class; they find their class as the matrix compares labels. Made by <see cref="Averager.WeightedBy{TLabel}"/>. Immutable.</remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["legit", "legit", "fraud"], ["legit", "fraud", "fraud"]);
/// var byCost = Averager.WeightedBy(new Dictionary&lt;string, double&gt; { ["legit"] = 1, ["fraud"] = 9 });
/// byCost.Recall(matrix);   // 0.95
/// </code>
/// </example>
public sealed class ClassWeightAverager<TLabel> : IAverager
    where TLabel : notnull
{
    private readonly KeyValuePair<TLabel, double>[] _weights;

    internal ClassWeightAverager(IReadOnlyDictionary<TLabel, double> weights, UndefinedPolicy undefined)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Undefined = ClassValues.Checked(undefined);
        _weights = [.. weights];
        foreach ((TLabel label, double weight) in _weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw new ArgumentException(FormattableString.Invariant($"The weight of class '{MatrixText.Label(label)}' is {weight}; a weight must be a finite number that is not negative."), nameof(weights));
            }
        }
    }

    /// <inheritdoc/>
    public string Name => "class-weighted";

    /// <summary>What a class contributes whose value is 0/0.</summary>
    public UndefinedPolicy Undefined { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: the weights are keyed by label, so average a matrix, a selection or scores instead of bare parts.</exception>
    public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
        where TPart : IPoolable<TPart> =>
        throw new InvalidOperationException("Class weights are keyed by label: average something that knows its classes, or call BindTo(classes) first.");

    /// <summary>Puts the weights in the order of given classes.</summary>
    /// <typeparam name="TOther">The type of the labels, which must be <typeparamref name="TLabel"/>.</typeparam>
    /// <param name="classes">The classes.</param>
    /// <returns>An averager for parts in that order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> is null.</exception>
    /// <exception cref="ArgumentException">The labels are of another type; a class has no weight, or two; a weight is for no class; all weights are zero.</exception>
    public IAverager BindTo<TOther>(ClassList<TOther> classes)
        where TOther : notnull
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes is not ClassList<TLabel> own) throw new ArgumentException($"The weights are for labels of type {typeof(TLabel).Name}, the classes are of type {typeof(TOther).Name}.", nameof(classes));

        double[] weights = new double[own.Count];
        bool[] given = new bool[own.Count];
        foreach ((TLabel label, double weight) in _weights)
        {
            int c = own.IndexOf(label);
            if (c < 0) throw new ArgumentException($"There is a weight for '{MatrixText.Label(label)}', which is not among the classes.", nameof(classes));
            if (given[c]) throw new ArgumentException($"Class '{MatrixText.Label(own[c])}' has two weights.", nameof(classes));
            weights[c] = weight;
            given[c] = true;
        }

        int without = Array.IndexOf(given, false);
        if (without >= 0) throw new ArgumentException($"Class '{MatrixText.Label(own[without])}' has no weight.", nameof(classes));
        return weights.All(weight => weight == 0) ? throw new ArgumentException("All class weights are zero.", nameof(classes)) : new Positional(this, weights);
    }

    private sealed class Positional(ClassWeightAverager<TLabel> owner, double[] weights) : IAverager
    {
        public string Name => owner.Name;

        public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
            where TPart : IPoolable<TPart>
        {
            if (perClass.Length != weights.Length) throw Throw.DifferentLengths("weights", weights.Length, nameof(perClass), perClass.Length);
            return WeightedMean.Of(ClassValues.Measure(perClass, metric, owner.Undefined, Name), weights, owner.Undefined, metric, Name);
        }
    }
}

namespace MulticlassMetrics;

/// <summary>How high samples scored for each class, in bins: curves at their edges, and areas with bounds on what binning lost.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Made by <see cref="BinnedScoreAccumulator{TLabel}.ToScores"/>, whose type shows an example. Equality is by reference. Immutable, hence safe to read from any thread.</remarks>
public sealed class BinnedScores<TLabel> : IClassParts<TLabel, BinnedClass>
    where TLabel : notnull
{
    private readonly BinnedClass[] _perClass;

    internal BinnedScores(ClassList<TLabel> classes, BinnedClass[] perClass, long samples, double weight, long dropped)
    {
        Classes = classes;
        _perClass = perClass;
        SampleCount = samples;
        TotalWeight = weight;
        DroppedSamples = dropped;
    }

    /// <inheritdoc/>
    public ClassList<TLabel> Classes { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<BinnedClass> PerClass => _perClass;

    /// <summary>The number of samples that count: rows that were not dropped and do not weigh zero.</summary>
    public long SampleCount { get; }

    /// <summary>The sum of the weights of all samples.</summary>
    public double TotalWeight { get; }

    /// <summary>How many rows were left out for a label outside the classes, as <see cref="UndeclaredLabels.Drop"/> asks for.</summary>
    public long DroppedSamples { get; }

    /// <summary>One class against the rest.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public BinnedClass this[TLabel label] => _perClass[Classes.Require(label)];

    /// <summary>The numbers of samples and of classes, and the classes.</summary>
    public override string ToString() => FormattableString.Invariant($"{SampleCount} samples x {Classes.Count} classes (binned): {Classes}");
}

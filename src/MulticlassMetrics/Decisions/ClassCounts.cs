using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The one-vs-rest counts of classes that were decided each for itself, so that a sample can be of several classes or of none.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// What thresholds make of scores: there is no confusion matrix behind it, but every averager takes it. Equality is by reference. Immutable, hence safe to
/// read from any thread. Made by <see cref="DecisionExtensions"/>, which shows an example, and by <see cref="ThresholdTuning"/>.
/// </remarks>
public sealed class ClassCounts<TLabel> : IClassParts<TLabel, BinaryCounts>
    where TLabel : notnull
{
    private readonly BinaryCounts[] _perClass;

    internal ClassCounts(ClassList<TLabel> classes, BinaryCounts[] perClass)
    {
        Classes = classes;
        _perClass = perClass;
    }

    /// <inheritdoc/>
    public ClassList<TLabel> Classes { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<BinaryCounts> PerClass => _perClass;

    /// <summary>The counts of one class against the rest.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public BinaryCounts this[TLabel label] => _perClass[Classes.Require(label)];

    /// <summary>The counts, a class a line.</summary>
    public override string ToString() => string.Join('\n', Classes.Select((label, c) => $"{MatrixText.Label(label)}: {_perClass[c]}"));
}

namespace MulticlassMetrics;

/// <summary>Some classes of a confusion matrix, to average over; the other classes still count as negatives.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Errors between a chosen class and one that is not chosen count as false positives and false negatives, as with <c>labels=</c> in
/// scikit-learn. Made by <see cref="ConfusionMatrix{TLabel}.Select(ReadOnlySpan{TLabel})"/>, whose type shows an example. Immutable.
/// </remarks>
public sealed class ClassSelection<TLabel> : IClassParts<TLabel, BinaryCounts>
    where TLabel : notnull
{
    private readonly BinaryCounts[] _perClass;

    internal ClassSelection(ConfusionMatrix<TLabel> matrix, TLabel[] labels)
    {
        if (labels.Length == 0) throw new ArgumentException("No class is named.", nameof(labels));
        Matrix = matrix;
        Classes = new ClassList<TLabel>(labels, matrix.Classes.Comparer, isDeclared: true);
        _perClass = new BinaryCounts[labels.Length];
        for (int c = 0; c < labels.Length; c++) _perClass[c] = matrix[labels[c]];
    }

    /// <summary>The matrix that the classes are chosen from.</summary>
    public ConfusionMatrix<TLabel> Matrix { get; }

    /// <inheritdoc/>
    public ClassList<TLabel> Classes { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<BinaryCounts> PerClass => _perClass;

    /// <summary>The counts of one class against the rest.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">The class is not among the chosen ones.</exception>
    public BinaryCounts this[TLabel label] => _perClass[Classes.Require(label)];

    /// <summary>How many classes of how many, and which.</summary>
    public override string ToString() => FormattableString.Invariant($"{Classes.Count} of {Matrix.ClassCount} classes: {Classes}");
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The classes of an evaluation in their order, each findable by its label.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Two lists are equal when they compare labels alike and hold equal ones in the same order. Immutable, hence safe to read from any thread. See <see cref="LabelOptions{TLabel}"/> for an example.</remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a list, and says so.")]
public sealed class ClassList<TLabel> : IReadOnlyList<TLabel>, IEquatable<ClassList<TLabel>>
    where TLabel : notnull
{
    private readonly TLabel[] _labels;

    // Made when a label is first looked up where the labels are known to be distinct: with many classes it costs as much as the counting did.
    private Dictionary<TLabel, int>? _index;

    internal ClassList(TLabel[] labels, IEqualityComparer<TLabel>? comparer, bool isDeclared, bool isOrdered = true)
        : this(isDeclared, isOrdered, labels, comparer) => _index = MakeIndex();

    private ClassList(bool isDeclared, bool isOrdered, TLabel[] labels, IEqualityComparer<TLabel>? comparer)
    {
        _labels = labels;
        Comparer = comparer ?? EqualityComparer<TLabel>.Default;
        IsDeclared = isDeclared;
        IsOrdered = (isDeclared && isOrdered) || LabelOrder.IsNumeric(typeof(TLabel));
    }

    /// <summary>The number of classes.</summary>
    public int Count => _labels.Length;

    /// <summary>Decides when two labels are the same.</summary>
    public IEqualityComparer<TLabel> Comparer { get; }

    /// <summary>Whether the caller declared the classes and their order, rather than their being found in the data.</summary>
    public bool IsDeclared { get; }

    /// <summary>Whether the order of the classes means something: they were declared in it (<see cref="LabelOptions{TLabel}.ClassesAreOrdered"/>), or the labels are numbers or an enumeration.</summary>
    /// <remarks>Statistics that weigh a disagreement by its distance, such as weighted kappas, are undefined without it.</remarks>
    public bool IsOrdered { get; }

    // Two threads may both make it; whichever stays, they are equal.
    private Dictionary<TLabel, int> Index => _index ??= MakeIndex();

    /// <summary>The class at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public TLabel this[int index] =>
        (uint)index < (uint)_labels.Length ? _labels[index] : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {_labels.Length} classes.");

    /// <summary>The position of a class.</summary>
    /// <param name="label">The class.</param>
    /// <returns>Its position from 0, or -1 when it is not among the classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    public int IndexOf(TLabel label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return Index.TryGetValue(label, out int index) ? index : -1;
    }

    /// <summary>Whether a label is among the classes.</summary>
    /// <param name="label">The label.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    public bool Contains(TLabel label) => IndexOf(label) >= 0;

    /// <inheritdoc/>
    public IEnumerator<TLabel> GetEnumerator() => ((IEnumerable<TLabel>)_labels).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ClassList<TLabel>? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.Count != Count || !LabelEquality.Same(Comparer, other.Comparer)) return false;
        for (int i = 0; i < _labels.Length; i++)
        {
            if (!Comparer.Equals(_labels[i], other._labels[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClassList<TLabel>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (TLabel label in _labels) hash.Add(Comparer.GetHashCode(label));
        return hash.ToHashCode();
    }

    /// <summary>The labels, separated by commas.</summary>
    public override string ToString() => string.Join(", ", _labels.Select(MatrixText.Label));

    /// <summary>A list of labels that have been found to be distinct.</summary>
    internal static ClassList<TLabel> OfDistinct(TLabel[] labels, IEqualityComparer<TLabel>? comparer, bool isDeclared, bool isOrdered) =>
        new(isDeclared, isOrdered, labels, comparer);

    /// <summary><see cref="IndexOf"/> for labels known not to be null, once a row: the check there may box.</summary>
    internal int Find(TLabel label) => Index.TryGetValue(label, out int index) ? index : -1;

    internal int Require(TLabel label)
    {
        int index = IndexOf(label);
        return index >= 0 ? index : throw Throw.NoSuchClass(label);
    }

    private Dictionary<TLabel, int> MakeIndex()
    {
        var index = new Dictionary<TLabel, int>(_labels.Length, Comparer);
        for (int i = 0; i < _labels.Length; i++)
        {
            if (_labels[i] is null) throw Throw.NullLabel("classes", i);
            if (!index.TryAdd(_labels[i], i)) throw Throw.DuplicateClass(_labels[i], index[_labels[i]], i);
        }

        return index;
    }
}

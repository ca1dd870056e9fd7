namespace MulticlassMetrics;

/// <summary>Which classes there are, when two labels are the same, and what to do with labels that are not among the classes.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Immutable; change a copy with <c>with</c>.</remarks>
/// <example>
/// <code>
/// var options = new LabelOptions&lt;string&gt; { Classes = ["cat", "dog", "owl"], Undeclared = UndeclaredLabels.Drop };
/// var matrix = ConfusionMatrix.FromLabels(["cat", "dog", "emu"], ["cat", "cat", "dog"], options: options);
/// matrix.ClassCount;       // 3
/// matrix.DroppedSamples;   // 1
/// </code>
/// </example>
public sealed record LabelOptions<TLabel>
    where TLabel : notnull
{
    /// <summary>The declared classes, in the order wanted.</summary>
    /// <value>
    /// <see langword="null"/> (the default) for the union of the labels that occur: strings in ordinal order, other comparable labels in
    /// their order, anything else in order of first appearance. A declared class that never occurs keeps its row and column.
    /// </value>
    public IReadOnlyList<TLabel>? Classes { get; init; }

    /// <summary>Whether the order of the declared <see cref="Classes"/> means something, as statistics that weigh a disagreement by its distance take it to.</summary>
    /// <value><see langword="true"/> unless said otherwise; false for classes that are declared only to be known. Of no effect without declared classes, and for numbers and enumerations.</value>
    public bool ClassesAreOrdered { get; init; } = true;

    /// <summary>Decides when two labels are the same.</summary>
    /// <value><see langword="null"/> (the default) for <see cref="EqualityComparer{T}.Default"/>, which is ordinal for strings.</value>
    public IEqualityComparer<TLabel>? Comparer { get; init; }

    /// <summary>What to do with a sample whose label is not among <see cref="Classes"/>.</summary>
    /// <value><see cref="UndeclaredLabels.Throw"/> unless said otherwise; of no effect without declared classes.</value>
    public UndeclaredLabels Undeclared { get; init; }
}

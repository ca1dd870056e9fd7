namespace MulticlassMetrics;

/// <summary>What there is to know of a test set besides labels and scores: classes, weights, clusters, ids and slices.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Immutable; change a copy with <c>with</c>. <see cref="Evaluation"/> shows an example.</remarks>
public sealed record EvaluationOptions<TLabel>
    where TLabel : notnull
{
    /// <summary>Classes, comparer and the treatment of undeclared labels.</summary>
    /// <value>Null (the default) for the classes found in the data; with scores, for those of the score columns, which no other classes may contradict.</value>
    public LabelOptions<TLabel>? Labels { get; init; }

    /// <summary>How much each row counts, finite and not negative.</summary>
    /// <value>Null (the default) for one each. Scores bring their own weights, so that there must be none here.</value>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>The group of each row, as a patient or a document, whose rows are alike: every standard error takes them together.</summary>
    /// <value>Null (the default) for rows that are independent.</value>
    public IReadOnlyList<string>? Clusters { get; init; }

    /// <summary>The id of each row, each once: by it messages name rows and a baseline finds them.</summary>
    /// <value>Null (the default) for none; then rows go by their number, from 0.</value>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>Ways to cut the rows into parts: to each slice's name, such as <c>region</c>, the key of each row, such as <c>north</c>.</summary>
    /// <value>Null (the default) for none.</value>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Slices { get; init; }
}

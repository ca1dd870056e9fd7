using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>What an earlier model predicted for every row of a test set, kept to hold later models against.</summary>
/// <remarks>
/// Rows are found again by their ids, or by position where there are none. Labels are kept as text, the same in every culture, so that no two classes may read alike.
/// Made only when asked for, never by a gate. The file is versioned JSON, of which <c>schemas/baseline.schema.json</c> is the schema. Immutable.
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["cat", "cat", "cat", "dog", "dog", "owl"];
/// var before = Evaluation.Of(actual, ["cat", "cat", "dog", "dog", "dog", "dog"]);
/// var after  = Evaluation.Of(actual, ["cat", "cat", "cat", "dog", "cat", "owl"]);
/// var baseline = Baseline.From(before, "v12");
/// var gate = new Gate("pets", [Measure.Overall(Metric.Accuracy).NotWorseThanBaseline(margin: 0.02)]);
/// gate.Evaluate(after, baseline).Requirements[0].Findings[0].Value;   // 0.167
/// </code>
/// </example>
public sealed partial class Baseline
{
    internal Baseline(string name, DateTimeOffset? created, ImmutableArray<string> classes, ImmutableArray<BaselineRow> rows, bool hasItems, bool hasScores)
    {
        Name = name;
        Created = created;
        Classes = classes;
        Rows = rows;
        HasItems = hasItems;
        HasScores = hasScores;
    }

    /// <summary>The name of the model, such as <c>v12</c>.</summary>
    public string Name { get; }

    /// <summary>When it was made, as the caller said; null where nothing was said.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>The classes, as text, in their order.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The rows, in the order of the test set.</summary>
    public ImmutableArray<BaselineRow> Rows { get; }

    /// <summary>Whether rows have ids.</summary>
    public bool HasItems { get; }

    /// <summary>Whether rows have scores, one a class, in the order of <see cref="Classes"/>.</summary>
    public bool HasScores { get; }

    /// <summary>Keeps what a model predicted.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="evaluation">The model on a test set.</param>
    /// <param name="name">The name of the model.</param>
    /// <param name="created">When it was made; null to say nothing. The clock is never read, so that the same model gives the same file.</param>
    /// <returns>The baseline, with scores where the evaluation has them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evaluation"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank; two classes read alike; rows were dropped.</exception>
    public static Baseline From<TLabel>(Evaluation<TLabel> evaluation, string name, DateTimeOffset? created = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ImmutableArray<string> classes = ClassTexts(evaluation);
        if (evaluation.Matrix.DroppedSamples > 0) throw new ArgumentException("Rows were dropped for undeclared labels, and a baseline keeps all rows.", nameof(evaluation));
        var rows = ImmutableArray.CreateBuilder<BaselineRow>(evaluation.RowCount);
        for (int row = 0; row < evaluation.RowCount; row++)
        {
            ImmutableArray<double> scores = evaluation.Scores is { } table ? [.. Enumerable.Range(0, classes.Length).Select(c => table.Table[row, c])] : [];
            rows.Add(new BaselineRow(evaluation.Items?[row], TextOf(evaluation, evaluation.Actual[row], classes), TextOf(evaluation, evaluation.Predicted[row], classes), scores));
        }

        return new Baseline(name, created, classes, rows.MoveToImmutable(), evaluation.Items is not null, evaluation.Scores is not null);
    }

    /// <summary>The name, and the numbers of rows and classes.</summary>
    public override string ToString() => FormattableString.Invariant($"baseline {Name}: {Rows.Length} rows, {Classes.Length} classes");

    private static ImmutableArray<string> ClassTexts<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull
    {
        ImmutableArray<string> texts = [.. evaluation.Classes.Select(MatrixText.Label)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            if (!seen.Add(text)) throw new ArgumentException($"Two classes read '{text}', so that a baseline could not tell them apart.", nameof(evaluation));
        }

        return texts;
    }

    // Through the classes: a comparer may take labels for the same that are written differently.
    private static string TextOf<TLabel>(Evaluation<TLabel> evaluation, TLabel label, ImmutableArray<string> classes)
        where TLabel : notnull => classes[evaluation.Classes.IndexOf(label)];
}

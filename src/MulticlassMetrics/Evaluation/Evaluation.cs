using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Makes an evaluation of a model on a test set; see <see cref="Evaluation{TLabel}"/>.</summary>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var evaluation = Evaluation.Of(actual, predicted, new()
/// {
///     Items = ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "c1"],
///     Slices = new Dictionary&lt;string, IReadOnlyList&lt;string&gt;&gt; { ["photo"] = ["day", "day", "day", "night", "day", "day", "night", "night"] },
/// });
/// evaluation.Matrix.Accuracy;                                                   // 0.625
/// evaluation.Estimate(Measure.Average(Averager.Macro, Metric.F1)).Low;          // 0.293
/// evaluation.Slice("photo", "day").Matrix.Accuracy;                             // 1.0
/// evaluation.Explain(Metric.F1).Gap.Value;                                      // 0.149
/// </code>
/// </example>
public static class Evaluation
{
    /// <summary>Evaluates predicted labels.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="actual">What each row is.</param>
    /// <param name="predicted">What each row was predicted as, in the same order.</param>
    /// <param name="options">Classes, weights, clusters, ids and slices; null for none.</param>
    /// <returns>The evaluation, without scores.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> or <paramref name="predicted"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The lengths differ; there are no rows; a label is null, or not among the declared classes; a weight is negative, NaN or infinite; all weights are zero; there is
    /// only one cluster; an id occurs twice; a cluster, an id or a key is null. The message says which, where and with which value.
    /// </exception>
    public static Evaluation<TLabel> Of<TLabel>(IReadOnlyList<TLabel> actual, IReadOnlyList<TLabel> predicted, EvaluationOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);
        LabelPairs<TLabel> pairs = LabelPairs.From(actual, predicted, options?.Weights?.ToArray(), options?.Labels);
        return new Evaluation<TLabel>([.. actual], [.. predicted], pairs, null, TestSet.Of(options, pairs.Units.Weights, actual.Count));
    }

    /// <summary>Evaluates scores, of which the highest of a row decides as <see cref="DecisionExtensions.ConfusionMatrix{TLabel}(ClassScores{TLabel})"/> does.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="options">Clusters, ids and slices; null for none. Classes and weights are those of the scores.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">As for labels; there are weights, or other classes than those of the scores.</exception>
    /// <exception cref="InvalidOperationException">There is only one score column, hence nothing to choose between: give the predicted labels too.</exception>
    public static Evaluation<TLabel> Of<TLabel>(ClassScores<TLabel> scores, EvaluationOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        TLabel[] predicted = scores.Predict();
        var actual = new TLabel[scores.RowCount];

        // What a dropped row is has been forgotten, and makes no difference: it weighs nothing.
        for (int row = 0; row < actual.Length; row++) actual[row] = scores.Classes[Math.Max(0, scores.Table.Actual[row])];
        return Of(actual, predicted, scores, options);
    }

    /// <summary>Evaluates predicted labels and the scores beside them, whatever rule made the ones of the others.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="actual">What each row is.</param>
    /// <param name="predicted">What each row was predicted as, in the same order.</param>
    /// <param name="scores">The scores of the same rows, over all classes.</param>
    /// <param name="options">Clusters, ids and slices; null for none. Classes and weights are those of the scores.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/>, <paramref name="predicted"/> or <paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">As for labels; there are weights, or other classes than those of the scores; the scores are of other rows.</exception>
    public static Evaluation<TLabel> Of<TLabel>(
        IReadOnlyList<TLabel> actual, IReadOnlyList<TLabel> predicted, ClassScores<TLabel> scores, EvaluationOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(scores);
        if (options?.Weights is not null) throw new ArgumentException("The scores bring the weights of the rows; give none beside them.", nameof(options));
        if (actual.Count != scores.RowCount) throw Throw.DifferentLengths(nameof(scores), scores.RowCount, nameof(actual), actual.Count);
        RequireClasses(scores, options?.Labels);
        for (int row = 0; row < actual.Count; row++)
        {
            if (predicted.Count > row && predicted[row] is { } label && scores.Classes.Find(label) < 0) throw Throw.UndeclaredLabel(label, nameof(predicted), row);
        }

        double[]? weights = scores.Table.UsedWeights();
        LabelPairs<TLabel> pairs = LabelPairs.From(actual, predicted, weights, new LabelOptions<TLabel>
        {
            Classes = [.. scores.Classes],
            ClassesAreOrdered = options?.Labels?.ClassesAreOrdered ?? scores.Classes.IsOrdered,
            Comparer = scores.Classes.Comparer,
            Undeclared = scores.DroppedSamples > 0 ? UndeclaredLabels.Drop : UndeclaredLabels.Throw,
        });
        PairedRows<TLabel>.Of(pairs).RequireSame(PairedRows<TLabel>.Of(scores), nameof(actual), nameof(scores));
        return new Evaluation<TLabel>([.. actual], [.. predicted], pairs, scores, TestSet.Of(options, pairs.Units.Weights, actual.Count));
    }

    private static void RequireClasses<TLabel>(ClassScores<TLabel> scores, LabelOptions<TLabel>? labels)
        where TLabel : notnull
    {
        if (labels?.Comparer is { } comparer && !LabelEquality.Same(comparer, scores.Classes.Comparer)) throw new ArgumentException("The scores compare labels differently.", nameof(labels));
        if (labels?.Classes is { } classes && !classes.SequenceEqual(scores.Classes, scores.Classes.Comparer))
        {
            throw new ArgumentException($"The declared classes are not those of the scores, which are: {scores.Classes}.", nameof(labels));
        }
    }
}

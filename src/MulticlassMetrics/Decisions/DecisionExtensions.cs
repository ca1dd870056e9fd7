using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>From scores to decisions: one class a sample by the highest score, or each class for itself by a threshold.</summary>
/// <remarks>
/// One class a sample wants at least two score columns. With one, as <see cref="ClassScores.ForPositive{TLabel}(IReadOnlyList{TLabel}, double[], TLabel, double[], IEqualityComparer{TLabel})"/>
/// gives, there is nothing to choose between and no natural threshold for scores that need not be probabilities: say one, with
/// <see cref="CountsAt{TLabel}(ClassScores{TLabel}, double)"/>.
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["cat", "dog", "owl"];
/// var scores = ClassScores.From(actual, new[,] { { 0.6, 0.3, 0.1 }, { 0.4, 0.4, 0.2 }, { 0.3, 0.4, 0.3 } }, ["cat", "dog", "owl"]);
/// scores.Predict();                                          // cat, cat (the first of a tie), dog
/// scores.ConfusionMatrix().Accuracy;                         // 0.333
///
/// var thresholds = new Dictionary&lt;string, double&gt; { ["cat"] = 0.5, ["dog"] = 0.4, ["owl"] = 0.2 };
/// scores.ConfusionMatrix(thresholds).Accuracy;               // 1.0
/// ClassCounts&lt;string&gt; counts = scores.CountsAt(thresholds);
/// counts["owl"].Precision;                                   // 0.5
/// Averager.Micro.Recall(counts);                             // 1.0
/// </code>
/// </example>
public static class DecisionExtensions
{
    /// <summary>Decides each sample for the class of its highest score (arg max).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <returns>One label a row, also for rows that were dropped or weigh zero. Of equal scores the first class in order wins.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="InvalidOperationException">There is only one class, hence nothing to choose between.</exception>
    public static TLabel[] Predict<TLabel>(this ClassScores<TLabel> scores)
        where TLabel : notnull => Labels(scores, static (row, _) => ArgMax.Of(row), []);

    /// <summary>Decides each sample for the class whose score is most above the class's threshold.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="thresholds">What to subtract from each class's scores; equal ones for all change nothing but rounding.</param>
    /// <returns>One label a row, also for rows that were dropped or weigh zero. Of equal differences the first class in order wins.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A class has no threshold; a threshold is for no class, or not finite.</exception>
    /// <exception cref="InvalidOperationException">There is only one class, hence nothing to choose between.</exception>
    public static TLabel[] Predict<TLabel>(this ClassScores<TLabel> scores, IReadOnlyDictionary<TLabel, double> thresholds)
        where TLabel : notnull => Labels(scores, static (row, thresholds) => ArgMax.Of(row, thresholds), Bind(scores, thresholds, finite: true));

    /// <summary>Counts the decisions by the highest score (arg max) against the actual classes.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <returns>The matrix over the classes of the columns, with the weights of the samples. Of equal scores the first class in order wins.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="InvalidOperationException">There is only one class, hence nothing to choose between.</exception>
    public static ConfusionMatrix<TLabel> ConfusionMatrix<TLabel>(this ClassScores<TLabel> scores)
        where TLabel : notnull
    {
        RequireChoice(scores);
        return DecisionCounting.Matrix(scores, new double[scores.ClassCount]);
    }

    /// <summary>Counts the decisions for the class whose score is most above its threshold against the actual classes.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="thresholds">What to subtract from each class's scores.</param>
    /// <returns>The matrix over the classes of the columns, with the weights of the samples. Of equal differences the first class in order wins.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A class has no threshold; a threshold is for no class, or not finite.</exception>
    /// <exception cref="InvalidOperationException">There is only one class, hence nothing to choose between.</exception>
    public static ConfusionMatrix<TLabel> ConfusionMatrix<TLabel>(this ClassScores<TLabel> scores, IReadOnlyDictionary<TLabel, double> thresholds)
        where TLabel : notnull
    {
        RequireChoice(scores);
        return DecisionCounting.Matrix(scores, Bind(scores, thresholds, finite: true));
    }

    /// <summary>Decides each class for itself with one threshold for all, and counts.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="threshold">A sample is predicted to be of a class when its score for it is at or above this; may be infinite.</param>
    /// <returns>The counts of each class. A sample can be predicted to be of several classes, or of none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is NaN.</exception>
    public static ClassCounts<TLabel> CountsAt<TLabel>(this ClassScores<TLabel> scores, double threshold)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (double.IsNaN(threshold)) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold must be a number.");
        double[] thresholds = new double[scores.ClassCount];
        Array.Fill(thresholds, threshold);
        return new ClassCounts<TLabel>(scores.Classes, DecisionCounting.OneVsRest(scores.Table, thresholds));
    }

    /// <summary>Decides each class for itself with a threshold of its own, and counts.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="thresholds">A sample is predicted to be of a class when its score for it is at or above the class's threshold, which may be infinite.</param>
    /// <returns>The counts of each class. A sample can be predicted to be of several classes, or of none.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A class has no threshold; a threshold is for no class, or NaN.</exception>
    public static ClassCounts<TLabel> CountsAt<TLabel>(this ClassScores<TLabel> scores, IReadOnlyDictionary<TLabel, double> thresholds)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new ClassCounts<TLabel>(scores.Classes, DecisionCounting.OneVsRest(scores.Table, Bind(scores, thresholds, finite: false)));
    }

    internal static void RequireChoice(ClassScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.ClassCount < 2) throw new InvalidOperationException("With one score column there is nothing to choose between: decide by a threshold, as CountsAt does.");
    }

    private delegate int Decision(ReadOnlySpan<double> scores, double[] thresholds);

    private static TLabel[] Labels<TLabel>(ClassScores<TLabel> scores, Decision decide, double[] thresholds)
        where TLabel : notnull
    {
        RequireChoice(scores);
        var labels = new TLabel[scores.RowCount];
        scores.Table.ForEachRow((row, line) => labels[row] = scores.Classes[decide(line, thresholds)], evenExcluded: true);
        return labels;
    }

    private static double[] Bind<TLabel>(ClassScores<TLabel> scores, IReadOnlyDictionary<TLabel, double> thresholds, bool finite)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(thresholds);
        double[] bound = new double[scores.ClassCount];
        for (int c = 0; c < bound.Length; c++)
        {
            string label = scores.Table.NameOf(c);
            if (!thresholds.TryGetValue(scores.Classes[c], out bound[c])) throw new ArgumentException($"Class {label} has no threshold.", nameof(thresholds));
            if (double.IsNaN(bound[c]) || (finite && !double.IsFinite(bound[c])))
            {
                throw new ArgumentException(FormattableString.Invariant($"The threshold of class {label} is {bound[c]}; it must be a {(finite ? "finite " : "")}number."), nameof(thresholds));
            }
        }

        foreach (TLabel label in thresholds.Keys)
        {
            if (!scores.Classes.Contains(label)) throw new ArgumentException($"There is a threshold for '{MatrixText.Label(label)}', which is not among the classes.", nameof(thresholds));
        }

        return bound;
    }
}

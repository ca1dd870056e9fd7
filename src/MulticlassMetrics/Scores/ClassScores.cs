using System.Diagnostics.CodeAnalysis;
using MathNet.Numerics.LinearAlgebra;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How high each sample scored for each class: the part that needs no labels, and the ways to make one.</summary>
/// <remarks>
/// One score column a class, bound to the class's name. For ranking (ROC AUC, average precision, curves) scores can be any numbers and are never
/// transformed; infinities rank, NaN is refused. What needs probabilities (log loss, Brier, calibration) is undefined unless all scores are in [0, 1].
/// Samples of weight zero count nowhere. Immutable as long as borrowed memory is not written to; safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["cat", "cat", "dog", "owl"];
/// double[] probabilities =
/// [
///     0.8, 0.1, 0.1,
///     0.4, 0.5, 0.1,
///     0.2, 0.6, 0.2,
///     0.3, 0.4, 0.3,
/// ];
/// var scores = ClassScores.From(actual, probabilities, ["cat", "dog", "owl"]);
/// Averager.Macro.Auc(scores);        // 1.0
/// Averager.Micro.Auc(scores);        // 0.875
/// </code>
/// </example>
public abstract class ClassScores
{
    private readonly ScoredClass[] _perClass;

    private protected ClassScores(ScoreTable table, long dropped)
    {
        Table = table;
        DroppedSamples = dropped;
        _perClass = new ScoredClass[table.Columns];
        for (int c = 0; c < _perClass.Length; c++) _perClass[c] = new ScoredClass(new ScoreColumns(table, [c]));

        foreach (int column in table.Actual) SampleCount += column == ScoreTable.Excluded ? 0 : 1;
    }

    /// <summary>The number of classes, which is the number of score columns.</summary>
    public int ClassCount => _perClass.Length;

    /// <summary>The number of rows given, those that count nowhere included.</summary>
    public int RowCount => Table.Rows;

    /// <summary>The number of samples that count: rows that were not dropped and do not weigh zero.</summary>
    public long SampleCount { get; }

    /// <summary>The sum of the weights of all samples.</summary>
    public double TotalWeight => Table.TotalWeight;

    /// <summary>How many rows were left out for a label outside the classes, as <see cref="UndeclaredLabels.Drop"/> asks for.</summary>
    public long DroppedSamples { get; }

    /// <summary>One scored class a column, in the order of the classes.</summary>
    public ReadOnlySpan<ScoredClass> PerClass => _perClass;

    /// <summary>Whether every score of a sample that counts is in [0, 1]. Rows need not sum to one.</summary>
    public bool AreProbabilities => Table.FirstOutsideUnit < 0;

    internal ScoreTable Table { get; }

    internal abstract RowTruth Truth { get; }

    /// <summary>Binds scores to samples and classes; the array is borrowed, not copied.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="actual">What each sample is.</param>
    /// <param name="scores">The scores, row by row: all classes of the first sample, then all of the second, and so on.</param>
    /// <param name="classes">The class of each column.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; null for one each.</param>
    /// <param name="undeclared">What to do with a sample whose label is not among the classes.</param>
    /// <param name="comparer">Decides when two labels are the same; null for the default, which is ordinal for strings.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/>, <paramref name="scores"/> or <paramref name="classes"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no samples or no classes; the number of scores is not samples × classes; a label is null, or not among the classes; a class is named
    /// twice; a score is NaN; there are not as many weights as samples; a weight is negative, NaN or infinite; all weights are zero, or their sum is infinite. The message says
    /// which, where and with which value.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undeclared"/> is not a value of its enumeration.</exception>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, double[] scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        return From(actual, scores.AsMemory(), classes, weights, undeclared, comparer);
    }

    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, float[] scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        return From(actual, scores.AsMemory(), classes, weights, undeclared, comparer);
    }

    /// <summary>Binds scores to samples and classes; the memory is borrowed, not copied.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, ReadOnlyMemory<double> scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.Bind(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples and classes; the memory is borrowed, not copied.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, ReadOnlyMemory<float> scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.Bind(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples and classes, copying them.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, ReadOnlySpan<double> scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => From(actual, scores.ToArray(), classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples and classes, copying them.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, ReadOnlySpan<float> scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => From(actual, scores.ToArray(), classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples (rows) and classes (columns), copying them.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    [SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "Scores are a rectangle.")]
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, double[,] scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindRectangle(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples (rows) and classes (columns), copying them.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    [SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "Scores are a rectangle.")]
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, float[,] scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindRectangle(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples and classes, copying them: one inner array a sample.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, double[][] scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindRows(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples and classes, copying them: one inner array a sample.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, float[][] scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindRows(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples (rows) and classes (columns), copying them.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, Matrix<double> scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindMatrix(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds scores to samples (rows) and classes (columns), copying them.</summary>
    /// <inheritdoc cref="From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, Matrix<float> scores, IReadOnlyList<TLabel> classes,
        double[]? weights = null, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindMatrix(actual, scores, classes, weights, undeclared, comparer);

    /// <summary>Binds one score a sample, that of the positive class, as binary classifiers give; the memory is borrowed, not copied.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="actual">What each sample is; every label other than <paramref name="positive"/> is negative.</param>
    /// <param name="scores">How high each sample scores for the positive class.</param>
    /// <param name="positive">The positive class, the only one of the result.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; null for one each.</param>
    /// <param name="comparer">Decides when two labels are the same; null for the default, which is ordinal for strings.</param>
    /// <returns>The scores, with one class.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> or <paramref name="positive"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no samples; the lengths differ; a label is null; a score is NaN; a weight is negative, NaN or infinite; all weights are zero.</exception>
    public static ClassScores<TLabel> ForPositive<TLabel>(
        IReadOnlyList<TLabel> actual, ReadOnlyMemory<double> scores, TLabel positive, double[]? weights = null, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindPositive(actual, scores, positive, weights, comparer);

    /// <inheritdoc cref="ForPositive{TLabel}(IReadOnlyList{TLabel}, ReadOnlyMemory{double}, TLabel, double[], IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> ForPositive<TLabel>(
        IReadOnlyList<TLabel> actual, ReadOnlyMemory<float> scores, TLabel positive, double[]? weights = null, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull => ScoreBinding.BindPositive(actual, scores, positive, weights, comparer);

    /// <inheritdoc cref="ForPositive{TLabel}(IReadOnlyList{TLabel}, ReadOnlyMemory{double}, TLabel, double[], IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> ForPositive<TLabel>(
        IReadOnlyList<TLabel> actual, double[] scores, TLabel positive, double[]? weights = null, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        return ForPositive(actual, scores.AsMemory(), positive, weights, comparer);
    }

    /// <inheritdoc cref="ForPositive{TLabel}(IReadOnlyList{TLabel}, ReadOnlyMemory{double}, TLabel, double[], IEqualityComparer{TLabel})"/>
    public static ClassScores<TLabel> ForPositive<TLabel>(
        IReadOnlyList<TLabel> actual, float[] scores, TLabel positive, double[]? weights = null, IEqualityComparer<TLabel>? comparer = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        return ForPositive(actual, scores.AsMemory(), positive, weights, comparer);
    }
}

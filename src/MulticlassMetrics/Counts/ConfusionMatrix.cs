using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How often each actual class was predicted as each class: the part that needs no labels, and the ways to make one.</summary>
/// <remarks>
/// Rows are actual classes, columns predicted ones. Only occupied cells take memory. Each cell keeps the sum of the weights of its samples,
/// the sum of their squares and the number of samples. Immutable, hence safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "dog", "owl"];
/// string[] predicted = ["cat", "dog", "dog", "dog"];
/// var matrix = ConfusionMatrix.FromLabels(actual, predicted);
/// matrix.Accuracy;          // 0.5
/// matrix["cat"].Recall;     // 0.5
/// matrix["owl", "dog"];     // 1
/// </code>
/// </example>
[SuppressMessage("Design", "CA1012:Abstract types should not have public constructors", Justification = "It has none.")]
public abstract class ConfusionMatrix
{
    private readonly BinaryCounts[] _perClass;

    private protected ConfusionMatrix(CellTable cells, long dropped)
    {
        Table = cells;
        DroppedSamples = dropped;
        _perClass = ClassCounting.Count(cells, out double total);
        TotalWeight = total;

        CompensatedSum hits = default, misses = default;
        foreach (ref readonly BinaryCounts counts in _perClass.AsSpan())
        {
            hits.Add(counts.TruePositives);
            misses.Add(counts.FalseNegatives);
        }

        SampleCount = cells.IsUnweighted ? total : CompensatedSum.Of(cells.Samples);
        Hits = hits.Value;
        Misses = misses.Value;
    }

    /// <summary>The number of classes, those that never occur included.</summary>
    public int ClassCount => _perClass.Length;

    /// <summary>The number of samples, without those of weight zero; for a matrix made from cells, the sum of the cells.</summary>
    public double SampleCount { get; }

    /// <summary>The sum of the weights of all samples; equal to <see cref="SampleCount"/> without weights.</summary>
    public double TotalWeight { get; }

    /// <summary>How many samples were left out for a label outside the declared classes, as <see cref="UndeclaredLabels.Drop"/> asks for.</summary>
    public long DroppedSamples { get; }

    /// <summary>The one-vs-rest counts of each class, in the order of the classes.</summary>
    public ReadOnlySpan<BinaryCounts> PerClass => _perClass;

    /// <summary>The share of samples that were predicted right.</summary>
    /// <value>Σ TP / total, in [0, 1].</value>
    public double Accuracy => Metric.Accuracy.Measure(this);

    /// <summary>The share of samples that were predicted wrong.</summary>
    /// <value>1 − accuracy, computed from the wrong ones, in [0, 1].</value>
    public double ErrorRate => Metric.ErrorRate.Measure(this);

    /// <summary>The mean recall of the classes that occur.</summary>
    /// <value>In [0, 1]. Classes that never occur are left out, as scikit-learn leaves them out; ML.NET calls this MacroAccuracy.</value>
    public double BalancedAccuracy => Metric.BalancedAccuracy.Measure(this);

    /// <summary>Whether the order of the classes means something: they were declared, or the labels are numbers or an enumeration.</summary>
    public abstract bool HasOrderedClasses { get; }

    internal CellTable Table { get; }

    internal double Hits { get; }

    internal double Misses { get; }

    /// <summary>The F1 of macro precision and macro recall, which is not macro F1.</summary>
    /// <param name="undefined">What a class contributes whose precision or recall is 0/0.</param>
    /// <returns>
    /// 2PR / (P + R) of the macro averages P and R, in [0, 1]; 0 when both are 0, NaN when one is undefined. Never below macro F1, the mean of
    /// the classes' F1, and above it by as much as 0.5 when precision and recall differ between classes (Opitz &amp; Burst 2019, "Macro F1 and Macro F1").
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    /// <exception cref="UndefinedMetricException">A ratio is 0/0 and <paramref name="undefined"/> is <see cref="UndefinedPolicy.Throw"/>.</exception>
    public double F1OfMacroMeans(UndefinedPolicy undefined = UndefinedPolicy.Zero) => Metric.F1OfMacroMeans(undefined).Measure(this);

    /// <summary>The counts as a matrix of MathNet.Numerics, rows actual, columns predicted.</summary>
    /// <returns>A new matrix: dense up to 2,000 classes, sparse above.</returns>
    public Matrix<double> ToMatrix() => ToMatrix((_, _, weight) => weight);

    /// <summary>The counts divided by their row's, their column's or the whole total.</summary>
    /// <param name="by">What to divide by.</param>
    /// <returns>A new matrix, dense up to 2,000 classes, sparse above. A row or column without samples stays zero, as in scikit-learn.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is not a value of its enumeration.</exception>
    public Matrix<double> Normalize(Normalization by) => by switch
    {
        Normalization.ByActual => ToMatrix((row, _, weight) => weight / _perClass[row].Support),
        Normalization.ByPredicted => ToMatrix((_, column, weight) => weight / _perClass[column].PredictedPositives),
        Normalization.ByAll => ToMatrix((_, _, weight) => weight / TotalWeight),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "There is no such normalisation."),
    };

    /// <summary>Counts pairs of labels.</summary>
    /// <typeparam name="TLabel">The type of the labels: string, int, enum, bool or any type with equality.</typeparam>
    /// <param name="actual">What each sample is.</param>
    /// <param name="predicted">What each sample was predicted as, in the same order.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; null for one each.</param>
    /// <param name="options">Classes, comparer and the treatment of undeclared labels; null for classes found in the data.</param>
    /// <returns>The confusion matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> or <paramref name="predicted"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The lengths differ; there are no samples; a label is null, or not among the declared classes; a weight is negative, NaN or infinite; all
    /// weights are zero; the declared classes are empty or name a class twice. The message says which, where and with which value.
    /// </exception>
    [OverloadResolutionPriority(1)] // Otherwise weights written as [1, 2] beside arrays are ambiguous: an array would do, and a span, and a sequence.
    public static ConfusionMatrix<TLabel> FromLabels<TLabel>(TLabel[] actual, TLabel[] predicted, double[]? weights = null, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);
        return Count<TLabel>(actual, predicted, weights, weights is not null, options);
    }

    /// <summary>Counts pairs of labels.</summary>
    /// <typeparam name="TLabel">The type of the labels: string, int, enum, bool or any type with equality.</typeparam>
    /// <param name="actual">What each sample is.</param>
    /// <param name="predicted">What each sample was predicted as, in the same order.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; empty for one each.</param>
    /// <param name="options">Classes, comparer and the treatment of undeclared labels; null for classes found in the data.</param>
    /// <returns>The confusion matrix.</returns>
    /// <exception cref="ArgumentException">As for arrays.</exception>
    public static ConfusionMatrix<TLabel> FromLabels<TLabel>(
        ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights = default, LabelOptions<TLabel>? options = null)
        where TLabel : notnull =>
        Count(actual, predicted, weights, !weights.IsEmpty, options);

    /// <summary>Counts pairs of labels, reading each sequence once.</summary>
    /// <typeparam name="TLabel">The type of the labels: string, int, enum, bool or any type with equality.</typeparam>
    /// <param name="actual">What each sample is.</param>
    /// <param name="predicted">What each sample was predicted as, in the same order.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; null for one each.</param>
    /// <param name="options">Classes, comparer and the treatment of undeclared labels; null for classes found in the data.</param>
    /// <returns>The confusion matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> or <paramref name="predicted"/> is null.</exception>
    /// <exception cref="ArgumentException">As for arrays.</exception>
    public static ConfusionMatrix<TLabel> FromLabels<TLabel>(
        IEnumerable<TLabel> actual, IEnumerable<TLabel> predicted, IEnumerable<double>? weights = null, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);

        var counter = new LabelCounter<TLabel>(options);
        using IEnumerator<TLabel> truth = actual.GetEnumerator();
        using IEnumerator<TLabel> guess = predicted.GetEnumerator();
        using IEnumerator<double>? weight = weights?.GetEnumerator();
        for (long n = 0; ; n++)
        {
            bool another = truth.MoveNext();
            if (guess.MoveNext() != another)
            {
                throw another ? Throw.DifferentLengths(nameof(actual), n + 1 + Rest(truth), nameof(predicted), n) : Throw.DifferentLengths(nameof(actual), n, nameof(predicted), n + 1 + Rest(guess));
            }

            if (weight is not null && weight.MoveNext() != another)
            {
                throw another ? Throw.DifferentLengths(nameof(actual), n + 1 + Rest(truth), nameof(weights), n) : Throw.DifferentLengths(nameof(actual), n, nameof(weights), n + 1 + Rest(weight));
            }

            if (!another) return counter.ToMatrix();
            counter.Add(truth.Current, guess.Current, weight?.Current ?? 1);
        }

        static long Rest<T>(IEnumerator<T> sequence)
        {
            long rest = 0;
            while (sequence.MoveNext()) rest++;
            return rest;
        }
    }

    /// <summary>Makes a confusion matrix of ready counts.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="classes">The classes, in the order of the rows and of the columns.</param>
    /// <param name="cells">How many samples of each actual class (row) were predicted as each class (column): frequencies, finite and not negative.</param>
    /// <returns>The confusion matrix; its classes count as declared.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="cells"/> is not square of the size of <paramref name="classes"/>; a class is null or named twice; a count is negative, NaN
    /// or infinite; all counts are zero.
    /// </exception>
    [SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "A confusion matrix is a rectangle.")]
    public static ConfusionMatrix<TLabel> FromCells<TLabel>(IReadOnlyList<TLabel> classes, double[,] cells)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(cells);
        int k = classes.Count;
        if (cells.GetLength(0) != k || cells.GetLength(1) != k)
        {
            throw new ArgumentException($"There are {k} classes and {cells.GetLength(0)} x {cells.GetLength(1)} cells.", nameof(cells));
        }

        var entries = new List<CellEntry>();
        for (int r = 0; r < k; r++)
        {
            for (int c = 0; c < k; c++)
            {
                if (!(cells[r, c] >= 0 && double.IsFinite(cells[r, c]))) throw Throw.BadCell(classes[r], classes[c], cells[r, c]);
                if (cells[r, c] > 0) entries.Add(new CellEntry(r, c, cells[r, c], cells[r, c], cells[r, c]));
            }
        }

        if (entries.Count == 0) throw Throw.CountsVanish();
        return LabelCounter<TLabel>.Matrix([.. classes], [.. entries], EqualityComparer<TLabel>.Default, declared: true, dropped: 0);
    }

    /// <summary>Makes a confusion matrix of ready counts, of which only those that are not zero need to be given.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="cells">How many samples of an actual class were predicted as a class: frequencies, finite and not negative; a pair given twice adds up.</param>
    /// <param name="options">Classes, comparer and the treatment of undeclared labels; null for classes found in the cells.</param>
    /// <returns>The confusion matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no cells; a label is null, or not among the declared classes; a count is negative, NaN or infinite; all counts are zero.</exception>
    public static ConfusionMatrix<TLabel> FromCells<TLabel>(IEnumerable<(TLabel Actual, TLabel Predicted, double Count)> cells, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(cells);
        var counter = new LabelCounter<TLabel>(options, ofCells: true);
        foreach ((TLabel actual, TLabel predicted, double count) in cells) counter.AddCount(actual, predicted, count);
        return counter.ToMatrix();
    }

    private static ConfusionMatrix<TLabel> Count<TLabel>(
        ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights, bool weighted, LabelOptions<TLabel>? options)
        where TLabel : notnull
    {
        if (actual.Length != predicted.Length) throw Throw.DifferentLengths(nameof(actual), actual.Length, nameof(predicted), predicted.Length);
        if (weighted && weights.Length != actual.Length) throw Throw.DifferentLengths(nameof(actual), actual.Length, nameof(weights), weights.Length);

        if (LabelCounting.Count(actual, predicted, weights, options) is { } matrix) return matrix;

        // Something is wrong, and this way finds out what and where.
        var counter = new LabelCounter<TLabel>(options);
        for (int i = 0; i < actual.Length; i++) counter.Add(actual[i], predicted[i], weighted ? weights[i] : 1);
        return counter.ToMatrix();
    }

    private Matrix<double> ToMatrix(Func<int, int, double, double> value)
    {
        var cells = new List<(int, int, double)>(Table.Count);
        for (int r = 0; r < ClassCount; r++)
        {
            for (int at = Table.RowStart[r]; at < Table.RowStart[r + 1]; at++) cells.Add((r, Table.Columns[at], value(r, Table.Columns[at], Table.Weights[at])));
        }

        return ClassCount <= 2000
            ? Matrix<double>.Build.DenseOfIndexed(ClassCount, ClassCount, cells)
            : Matrix<double>.Build.SparseOfIndexed(ClassCount, ClassCount, cells);
    }
}

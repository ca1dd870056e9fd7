using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Makes label pairs; see <see cref="LabelPairs{TLabel}"/>.</summary>
public static class LabelPairs
{
    /// <summary>Keeps what each row is and was predicted as, beside their confusion matrix.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="actual">What each row is.</param>
    /// <param name="predicted">What each row was predicted as.</param>
    /// <param name="weights">How much each row counts, finite and not negative; null for one each.</param>
    /// <param name="options">Classes, comparer and the treatment of undeclared labels; null for classes found in the data.</param>
    /// <returns>The pairs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> or <paramref name="predicted"/> is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="ConfusionMatrix.FromLabels{TLabel}(TLabel[], TLabel[], double[], LabelOptions{TLabel})"/>.</exception>
    public static LabelPairs<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, IReadOnlyList<TLabel> predicted, double[]? weights = null, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);
        return new LabelPairs<TLabel>(ConfusionMatrix.FromLabels(actual, predicted, weights, options), actual, predicted, weights);
    }
}

/// <summary>What each row is and was predicted as, beside their confusion matrix: what errors for clusters and comparisons of models need.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Immutable.</remarks>
/// <example>
/// <code>
/// var pairs = LabelPairs.From(["a", "a", "b", "b"], ["a", "b", "b", "b"]);
/// Influence accuracy = Influence.Of(pairs.Matrix, Averager.Weighted, Metric.Recall).ByRow(pairs);
/// accuracy.StandardError();                                          // 0.217
/// accuracy.ClusteredBy(["ann", "ann", "bob", "bob"]).StandardError();   // 0.250
/// </code>
/// </example>
public sealed class LabelPairs<TLabel>
    where TLabel : notnull
{
    private readonly int[] _cells;
    private readonly int[] _actual;

    internal LabelPairs(ConfusionMatrix<TLabel> matrix, IReadOnlyList<TLabel> actual, IReadOnlyList<TLabel> predicted, double[]? weights)
    {
        Matrix = matrix;
        _cells = new int[actual.Count];
        _actual = new int[actual.Count];
        double[]? kept = weights.AsSpan().ContainsAnyExcept(1.0) ? weights.AsSpan().ToArray() : null;
        for (int row = 0; row < _cells.Length; row++)
        {
            int i = _actual[row] = matrix.Classes.IndexOf(actual[row]), j = matrix.Classes.IndexOf(predicted[row]);
            _cells[row] = i < 0 || j < 0 || kept?[row] == 0 ? -1 : matrix.Table.Find(i, j);
        }

        // A dropped row weighs nothing.
        if (matrix.DroppedSamples > 0)
        {
            kept ??= Enumerable.Repeat(1.0, _cells.Length).ToArray();
            for (int row = 0; row < _cells.Length; row++)
            {
                if (_cells[row] < 0) kept[row] = 0;
            }
        }

        Units = InfluenceUnits.OfRows(_cells.Length, kept, matrix.SampleCount, matrix.TotalWeight, new RowTruth<TLabel>(matrix.Classes, _actual));
    }

    /// <summary>The confusion matrix of the rows.</summary>
    public ConfusionMatrix<TLabel> Matrix { get; }

    /// <summary>The number of rows given.</summary>
    public int RowCount => _cells.Length;

    /// <summary>The numbers of rows and of classes, and the classes.</summary>
    public override string ToString() => FormattableString.Invariant($"{RowCount} rows of {Matrix.ClassCount} classes: {Matrix.Classes}");

    internal InfluenceUnits Units { get; }

    /// <summary>The position of each row's actual label among the classes; -1 for an undeclared one.</summary>
    internal ReadOnlySpan<int> Actual => _actual;

    /// <summary>The occupied cell that a row is in, or -1 for one that counts nowhere.</summary>
    internal int CellOfRow(int row) => _cells[row];

    /// <summary>The position of a row's actual class, or -1 for one that counts nowhere.</summary>
    internal int ClassOfRow(int row) => _cells[row] < 0 ? -1 : _actual[row];

    internal double[] Spread(ReadOnlySpan<double> byCell)
    {
        double[] byRow = new double[_cells.Length];
        for (int row = 0; row < byRow.Length; row++) byRow[row] = _cells[row] < 0 ? 0 : byCell[_cells[row]];
        return byRow;
    }
}

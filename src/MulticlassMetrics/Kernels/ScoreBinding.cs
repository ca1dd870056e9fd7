using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace MulticlassMetrics.Kernels;

/// <summary>Checks actual labels, scores, classes and weights against each other and joins them into a table.</summary>
internal static class ScoreBinding
{
    private const int Null = ScoreTable.Excluded - 1;
    private const int RowsTogether = 1 << 13;

    public static ClassScores<TLabel> Bind<TLabel, T>(
        IReadOnlyList<TLabel> actual, ReadOnlyMemory<T> scores, IReadOnlyList<TLabel> classes, double[]? weights, UndeclaredLabels undeclared, IEqualityComparer<TLabel>? comparer)
        where TLabel : notnull
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(classes);
        if (!Enum.IsDefined(undeclared)) throw new ArgumentOutOfRangeException(nameof(undeclared), undeclared, "There is no such way to treat undeclared labels.");
        if (classes.Count == 0) throw new ArgumentException("There are no classes.", nameof(classes));
        CheckSamples(actual, weights);
        if (scores.Length != (long)actual.Count * classes.Count)
        {
            throw new ArgumentException($"There are {actual.Count} samples, {classes.Count} classes and {scores.Length} scores; there must be {(long)actual.Count * classes.Count} scores.", nameof(scores));
        }

        var list = new ClassList<TLabel>([.. classes], comparer, isDeclared: true);
        int[] columns = FindColumns(actual, list);
        long dropped = 0;
        for (int row = 0; row < columns.Length; row++)
        {
            int undeclaredOrNull = columns.AsSpan(row).IndexOfAnyInRange(Null, ScoreTable.Excluded);
            if (undeclaredOrNull < 0) break;
            row += undeclaredOrNull;
            if (columns[row] == Null) throw Throw.NullLabel(nameof(actual), row);
            if (undeclared == UndeclaredLabels.Throw) throw Throw.UndeclaredLabel(actual[row], nameof(actual), row);
            dropped++;
        }

        if (dropped == columns.Length) throw new ArgumentException("Every sample has an undeclared label and was dropped.", nameof(actual));
        return Join(list, scores, columns, weights, dropped);
    }

    public static ClassScores<TLabel> BindPositive<TLabel, T>(
        IReadOnlyList<TLabel> actual, ReadOnlyMemory<T> scores, TLabel positive, double[]? weights, IEqualityComparer<TLabel>? comparer)
        where TLabel : notnull
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(positive);
        CheckSamples(actual, weights);
        if (scores.Length != actual.Count) throw Throw.DifferentLengths(nameof(actual), actual.Count, nameof(scores), scores.Length);

        var list = new ClassList<TLabel>([positive], comparer, isDeclared: true);
        int[] columns = new int[actual.Count];
        for (int row = 0; row < columns.Length; row++)
        {
            TLabel label = actual[row];
            if (label is null) throw Throw.NullLabel(nameof(actual), row);
            columns[row] = list.Find(label) == 0 ? 0 : 1;
        }

        return Join(list, scores, columns, weights, dropped: 0);
    }

    public static ClassScores<TLabel> BindRectangle<TLabel, T>(
        IReadOnlyList<TLabel> actual, T[,] scores, IReadOnlyList<TLabel> classes, double[]? weights, UndeclaredLabels undeclared, IEqualityComparer<TLabel>? comparer)
        where TLabel : notnull
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        CheckShape(actual, classes, nameof(scores), scores.GetLength(0), scores.GetLength(1));
        return Bind<TLabel, T>(actual, ScoreTable<T>.Copy(scores), classes, weights, undeclared, comparer);
    }

    public static ClassScores<TLabel> BindRows<TLabel, T>(
        IReadOnlyList<TLabel> actual, T[][] scores, IReadOnlyList<TLabel> classes, double[]? weights, UndeclaredLabels undeclared, IEqualityComparer<TLabel>? comparer)
        where TLabel : notnull
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(classes);
        if (scores.Length != actual.Count) throw Throw.DifferentLengths(nameof(actual), actual.Count, nameof(scores), scores.Length);
        var copy = new T[checked(scores.Length * classes.Count)];
        for (int row = 0; row < scores.Length; row++)
        {
            if (scores[row] is null) throw new ArgumentException($"Row {row} of the scores is null.", nameof(scores));
            if (scores[row].Length != classes.Count) throw new ArgumentException($"Row {row} has {scores[row].Length} scores; there are {classes.Count} classes.", nameof(scores));
            scores[row].CopyTo(copy, row * classes.Count);
        }

        return Bind<TLabel, T>(actual, copy, classes, weights, undeclared, comparer);
    }

    public static ClassScores<TLabel> BindMatrix<TLabel, T>(
        IReadOnlyList<TLabel> actual, Matrix<T> scores, IReadOnlyList<TLabel> classes, double[]? weights, UndeclaredLabels undeclared, IEqualityComparer<TLabel>? comparer)
        where TLabel : notnull
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        CheckShape(actual, classes, nameof(scores), scores.RowCount, scores.ColumnCount);
        return Bind<TLabel, T>(actual, scores.ToRowMajorArray(), classes, weights, undeclared, comparer);
    }

    /// <summary>Joins rows whose columns are known; marks those of weight zero among <paramref name="columns"/>.</summary>
    public static ClassScores<TLabel> Join<TLabel, T>(ClassList<TLabel> classes, ReadOnlyMemory<T> scores, int[] columns, double[]? weights, long dropped)
        where TLabel : notnull
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (weights is not null)
        {
            for (int row = 0; row < columns.Length; row++)
            {
                if (weights[row] == 0) columns[row] = ScoreTable.Excluded;
            }

            if (columns.All(column => column == ScoreTable.Excluded)) throw Throw.WeightsVanish();

            // Rows of weight zero take no part; where all others weigh one, there are no weights.
            weights = weights.AsSpan().ContainsAnyExcept(0.0, 1.0) ? weights.AsSpan().ToArray() : null;
        }

        var table = new ScoreTable<T>(scores, classes.Count, columns, weights) { NameOf = column => $"'{MatrixText.Label(classes[column])}'" };
        if (!double.IsFinite(table.TotalWeight * (classes.Count + 1.0))) throw Throw.WeightsOverflow();
        long nan = table.FindNaN();
        if (nan >= 0) throw new ArgumentException($"The score of row {nan / classes.Count} for class {table.NameOf((int)(nan % classes.Count))} is NaN.", nameof(scores));
        return new ClassScores<TLabel>(classes, table, dropped);
    }

    // The column of each label; Excluded for an undeclared one, Null for none.
    private static int[] FindColumns<TLabel>(IReadOnlyList<TLabel> labels, ClassList<TLabel> classes)
        where TLabel : notnull
    {
        int[] columns = new int[labels.Count];

        // Code of the caller's need not be safe to call from several threads.
        bool known = typeof(TLabel).IsPrimitive || typeof(TLabel).IsEnum || typeof(TLabel) == typeof(string);
        if (labels is TLabel[] array && known && classes.Comparer.Equals(EqualityComparer<TLabel>.Default))
        {
            Workers.For((columns.Length + RowsTogether - 1) / RowsTogether, columns.Length, threads: -1, () => 0, (piece, _) =>
            {
                int end = Math.Min(columns.Length, (piece + 1) * RowsTogether);
                for (int row = piece * RowsTogether; row < end; row++) columns[row] = array[row] is { } label ? classes.Find(label) : Null;
            });
            return columns;
        }

        for (int row = 0; row < columns.Length; row++) columns[row] = labels[row] is { } label ? classes.Find(label) : Null;
        return columns;
    }

    private static void CheckSamples<TLabel>(IReadOnlyList<TLabel> actual, double[]? weights)
    {
        if (actual.Count == 0) throw Throw.NoSamples(nameof(actual));
        if (weights is null) return;
        if (weights.Length != actual.Count) throw Throw.DifferentLengths(nameof(actual), actual.Count, nameof(weights), weights.Length);
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && double.IsFinite(weights[row]))) throw Throw.BadWeight(weights[row], row);
        }
    }

    private static void CheckShape<TLabel>(IReadOnlyList<TLabel> actual, IReadOnlyList<TLabel> classes, string name, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(classes);
        if (rows != actual.Count || columns != classes.Count)
        {
            throw new ArgumentException($"There are {actual.Count} samples and {classes.Count} classes, and the scores are {rows} x {columns}.", name);
        }
    }
}

using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>The classes of scores that come batch by batch, and the checks of a batch before any of it is taken.</summary>
internal sealed class ScoreBatches<TLabel>
    where TLabel : notnull
{
    public ScoreBatches(IReadOnlyList<TLabel> classes, UndeclaredLabels undeclared, IEqualityComparer<TLabel>? comparer)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (!Enum.IsDefined(undeclared)) throw new ArgumentOutOfRangeException(nameof(undeclared), undeclared, "There is no such way to treat undeclared labels.");
        if (classes.Count == 0) throw new ArgumentException("There are no classes.", nameof(classes));
        Classes = new ClassList<TLabel>([.. classes], comparer, isDeclared: true);
        Drops = undeclared == UndeclaredLabels.Drop;
    }

    public ClassList<TLabel> Classes { get; }

    /// <summary>Whether rows of undeclared labels are dropped instead of refused.</summary>
    public bool Drops { get; }

    public bool HasOwnComparer => !LabelEquality.Same(Classes.Comparer, EqualityComparer<TLabel>.Default);

    /// <summary>Checks a batch and finds the column of each row's label; <see cref="ScoreTable.Excluded"/> for one that is dropped.</summary>
    public int[] Bind<T>(ReadOnlySpan<TLabel> actual, ReadOnlySpan<T> scores, ReadOnlySpan<double> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (scores.Length != (long)actual.Length * Classes.Count)
        {
            throw new ArgumentException($"There are {actual.Length} samples, {Classes.Count} classes and {scores.Length} scores; there must be {(long)actual.Length * Classes.Count} scores.", nameof(scores));
        }

        if (!weights.IsEmpty && weights.Length != actual.Length) throw Throw.DifferentLengths(nameof(actual), actual.Length, nameof(weights), weights.Length);
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && double.IsFinite(weights[row]))) throw Throw.BadWeight(weights[row], row);
        }

        int[] columns = new int[actual.Length];
        for (int row = 0; row < columns.Length; row++)
        {
            TLabel label = actual[row];
            if (label is null) throw Throw.NullLabel(nameof(actual), row);
            columns[row] = Classes.Find(label);
            if (columns[row] < 0 && !Drops) throw Throw.UndeclaredLabel(label, nameof(actual), row);
        }

        for (int i = 0; i < scores.Length; i++)
        {
            if (T.IsNaN(scores[i])) throw new ArgumentException($"The score of row {i / Classes.Count} for class '{MatrixText.Label(Classes[i % Classes.Count])}' is NaN.", nameof(scores));
        }

        return columns;
    }

    /// <exception cref="ArgumentException">The other's batches were bound otherwise; the message names the difference.</exception>
    public void CheckSame(ScoreBatches<TLabel> other)
    {
        string? difference = !LabelEquality.Same(Classes.Comparer, other.Classes.Comparer) ? "The accumulators compare labels differently."
            : Drops != other.Drops ? $"This accumulator {Treats(Drops)} undeclared labels, and the other {Treats(other.Drops)} them."
            : LabelEquality.Difference(Classes, other.Classes, Classes.Comparer);
        if (difference is not null) throw new ArgumentException(difference, nameof(other));

        static string Treats(bool drops) => drops ? "drops" : "refuses";
    }
}

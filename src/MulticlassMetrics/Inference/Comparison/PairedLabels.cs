using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Makes paired labels; see <see cref="PairedLabels{TLabel}"/>, and <see cref="McNemar"/> for an example.</summary>
public static class PairedLabels
{
    /// <summary>Counts how two models' predictions of the same samples agree, and which of them is right.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="actual">What each sample is.</param>
    /// <param name="first">What the first model predicted for it.</param>
    /// <param name="second">What the second model predicted for it.</param>
    /// <param name="options">Classes, comparer and the treatment of undeclared labels; null for the classes that occur in any of the three.</param>
    /// <returns>The counts. A sample of which any label is undeclared is dropped where the options ask for it.</returns>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ; there are no samples, or all were dropped; a label is null or not among the declared classes.</exception>
    public static PairedLabels<TLabel> From<TLabel>(
        IReadOnlyList<TLabel> actual, IReadOnlyList<TLabel> first, IReadOnlyList<TLabel> second, LabelOptions<TLabel>? options = null)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != actual.Count) throw Throw.DifferentLengths(nameof(actual), actual.Count, nameof(first), first.Count);
        if (second.Count != actual.Count) throw Throw.DifferentLengths(nameof(actual), actual.Count, nameof(second), second.Count);

        var counter = new LabelCounter<TLabel>(options);
        ClassList<TLabel>? declared = options?.Classes is { } classes ? new ClassList<TLabel>([.. classes], options.Comparer, isDeclared: true) : null;
        IEqualityComparer<TLabel> comparer = options?.Comparer ?? EqualityComparer<TLabel>.Default;
        bool drop = options?.Undeclared == UndeclaredLabels.Drop;
        long[] right = new long[4];
        long dropped = 0;
        for (int i = 0; i < actual.Count; i++)
        {
            // No short circuit: every label is checked, whether or not the sample is dropped for another.
            if (!(Known(actual[i], nameof(actual), i) & Known(first[i], nameof(first), i) & Known(second[i], nameof(second), i)))
            {
                dropped++;
                continue;
            }

            // Of no weight: so that a class that neither model predicts has its place too.
            counter.Add(actual[i], actual[i], 0);
            counter.Add(first[i], second[i], 1);
            right[(comparer.Equals(first[i], actual[i]) ? 2 : 0) + (comparer.Equals(second[i], actual[i]) ? 1 : 0)]++;
        }

        if (dropped > 0 && dropped == actual.Count) throw Throw.AllDropped(nameof(actual));
        return new PairedLabels<TLabel>(counter.ToMatrix(), right, dropped);

        bool Known(TLabel label, string name, int position)
        {
            if (label is null) throw Throw.NullLabel(name, position);
            if (declared is null || declared.Find(label) >= 0) return true;
            return drop ? false : throw Throw.UndeclaredLabel(label, name, position);
        }
    }
}

/// <summary>How two models' predictions of the same samples agree, and which of them is right: what tests on paired labels are made of.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Unweighted, since the tests count samples. To ask which model is better, take <see cref="McNemar"/>; to ask whether the two predict the classes equally often,
/// <see cref="TableTests"/> of <see cref="Table"/>; for averages and weighted or clustered samples, <see cref="PairedComparison"/>.
/// Immutable; equality is by reference. <see cref="McNemar"/> and <see cref="TableTests"/> show examples.
/// </remarks>
public sealed class PairedLabels<TLabel>
    where TLabel : notnull
{
    internal PairedLabels(ConfusionMatrix<TLabel> table, long[] right, long dropped)
    {
        Table = table;
        BothWrong = right[0];
        OnlySecondRight = right[1];
        OnlyFirstRight = right[2];
        BothRight = right[3];
        DroppedSamples = dropped;
    }

    /// <summary>The predictions against each other: rows are the first model's, columns the second's; the actual labels do not enter.</summary>
    public ConfusionMatrix<TLabel> Table { get; }

    /// <summary>The number of samples that both models have right.</summary>
    public long BothRight { get; }

    /// <summary>The number of samples that only the first model has right.</summary>
    public long OnlyFirstRight { get; }

    /// <summary>The number of samples that only the second model has right.</summary>
    public long OnlySecondRight { get; }

    /// <summary>The number of samples that both models have wrong, whether alike or not.</summary>
    public long BothWrong { get; }

    /// <summary>How many samples were left out for a label outside the declared classes.</summary>
    public long DroppedSamples { get; }

    /// <summary>The tests whether either model is right more often.</summary>
    public McNemar McNemar => new(OnlyFirstRight, OnlySecondRight);
}

namespace MulticlassMetrics.Kernels;

/// <summary>Numbers labels in the order of their appearance or declaration. For one thread; <see cref="Fork"/> makes one for another.</summary>
internal abstract class LabelIndex<TLabel>
{
    /// <summary>The number of a label that is not among the declared ones.</summary>
    public const int Undeclared = -1;

    /// <summary>The labels by their numbers.</summary>
    public List<TLabel> Labels { get; private protected init; } = [];

    /// <summary>Whether the labels are declared, so that none is added.</summary>
    public bool IsDeclared { get; private protected set; }

    /// <summary>Takes the declared classes; false where one is null or named twice.</summary>
    public bool TryDeclare(IReadOnlyList<TLabel> classes)
    {
        foreach (TLabel label in classes)
        {
            int known = Labels.Count;
            if (label is null || Number(label) != known) return false;
        }

        IsDeclared = true;
        return true;
    }

    /// <summary>The number of a label, which is added if it is new and labels are not declared.</summary>
    public abstract int Number(TLabel label);

    /// <summary>The numbers of many pairs; false where a label is null.</summary>
    public abstract bool Number(ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, Span<int> rows, Span<int> columns);

    /// <summary>An index for another thread, of the same declared labels or of none; null where the labels must be read by one thread.</summary>
    public virtual LabelIndex<TLabel>? Fork() => null;

    /// <summary>Takes over another's labels.</summary>
    /// <returns>The numbers here by the numbers there.</returns>
    public int[] Join(LabelIndex<TLabel> other)
    {
        int[] numbers = new int[other.Labels.Count];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = other == this || IsDeclared ? i : Number(other.Labels[i]);
        return numbers;
    }

    private protected int Append(TLabel label)
    {
        Labels.Add(label);
        return Labels.Count - 1;
    }
}

namespace MulticlassMetrics.Kernels;

/// <summary>Whether two comparers of labels are the same.</summary>
internal static class LabelEquality
{
    /// <summary>The default comparer of strings is the ordinal one, but does not say so when asked for equality.</summary>
    public static bool Same<TLabel>(IEqualityComparer<TLabel> first, IEqualityComparer<TLabel> second) =>
        first.Equals(second) || (IsOrdinal(first) && IsOrdinal(second));

    /// <summary>How the declared classes of two things to be merged differ, in a sentence; null where they are the same in the same order.</summary>
    public static string? Difference<TLabel>(IReadOnlyList<TLabel> these, IReadOnlyList<TLabel> others, IEqualityComparer<TLabel> comparer)
        where TLabel : notnull
    {
        for (int c = 0; c < Math.Min(these.Count, others.Count); c++)
        {
            if (!comparer.Equals(these[c], others[c])) return FormattableString.Invariant($"The class at position {c} is '{these[c]}' here and '{others[c]}' there.");
        }

        return these.Count == others.Count ? null : FormattableString.Invariant($"There are {these.Count} classes here and {others.Count} there.");
    }

    /// <summary>Whether labels are compared as their type compares them; null stands for that.</summary>
    public static bool IsDefault<TLabel>(IEqualityComparer<TLabel>? comparer) =>
        comparer is null || comparer.Equals(EqualityComparer<TLabel>.Default) || IsOrdinal(comparer);

    private static bool IsOrdinal<TLabel>(IEqualityComparer<TLabel> comparer) =>
        typeof(TLabel) == typeof(string) && (comparer.Equals(EqualityComparer<TLabel>.Default) || comparer.Equals(StringComparer.Ordinal));
}

namespace MulticlassMetrics.Kernels;

/// <summary>Whether two comparers of labels are the same.</summary>
internal static class LabelEquality
{
    /// <summary>The default comparer of strings is the ordinal one, but does not say so when asked for equality.</summary>
    public static bool Same<TLabel>(IEqualityComparer<TLabel> first, IEqualityComparer<TLabel> second) =>
        first.Equals(second) || (IsOrdinal(first) && IsOrdinal(second));

    private static bool IsOrdinal<TLabel>(IEqualityComparer<TLabel> comparer) =>
        typeof(TLabel) == typeof(string) && (comparer.Equals(EqualityComparer<TLabel>.Default) || comparer.Equals(StringComparer.Ordinal));
}

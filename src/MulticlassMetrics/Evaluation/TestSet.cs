using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>What is known of the rows of a test set, whatever was predicted for them; checked and copied.</summary>
/// <param name="Clusters">The group of each row; null for none.</param>
/// <param name="Items">The id of each row; null for none.</param>
/// <param name="Slices">The key of each row, by the name of the slice.</param>
internal sealed record TestSet(string[]? Clusters, string[]? Items, IReadOnlyDictionary<string, string[]> Slices)
{
    /// <param name="options">As the caller gave them.</param>
    /// <param name="weights">The weight of each row, zero for one that takes no part; null for one each.</param>
    /// <param name="rows">The number of rows.</param>
    public static TestSet Of<TLabel>(EvaluationOptions<TLabel>? options, double[]? weights, int rows)
        where TLabel : notnull
    {
        string[]? clusters = options?.Clusters is { } groups ? Copy(groups, rows, "Clusters", "cluster") : null;
        if (clusters is not null && clusters.Where((_, row) => weights is null || weights[row] > 0).Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
        {
            throw Throw.OneCluster(nameof(options));
        }

        string[]? items = options?.Items is { } ids ? Copy(ids, rows, "Items", "id") : null;
        if (items is not null) RequireDistinct(items);
        var slices = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<string> keys) in options?.Slices ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (keys is null) throw new ArgumentException($"The slice '{name}' has no keys.", nameof(options));
            slices.Add(name, Copy(keys, rows, $"slice '{name}'", "key"));
        }

        return new TestSet(clusters, items, slices);
    }

    private static string[] Copy(IReadOnlyList<string> texts, int rows, string name, string what)
    {
        if (texts.Count != rows) throw Throw.DifferentLengths("rows", rows, name, texts.Count);
        string[] copy = [.. texts];
        int missing = Array.FindIndex(copy, text => text is null);
        return missing < 0 ? copy : throw new ArgumentException(FormattableString.Invariant($"The {what} of row {missing} of {name} is null."), name);
    }

    private static void RequireDistinct(string[] items)
    {
        var first = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        for (int row = 0; row < items.Length; row++)
        {
            if (first.TryAdd(items[row], row)) continue;
            throw new ArgumentException(FormattableString.Invariant($"The id '{items[row]}' occurs twice, at positions {first[items[row]]} and {row}."), nameof(items));
        }
    }
}

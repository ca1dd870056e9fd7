namespace MulticlassMetrics.Cli;

/// <summary>Which rows are alike, so that standard errors must not take them for independent.</summary>
/// <param name="Column">The column that says so.</param>
/// <param name="Pairs">The labels of the rows.</param>
/// <param name="Groups">The number of the cluster of each row.</param>
/// <param name="Count">How many clusters there are.</param>
internal sealed record Clustering(string Column, LabelPairs<string> Pairs, int[] Groups, int Count);

/// <summary>Numbers clusters as they appear.</summary>
internal sealed class ClusterKeys
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int> _rows = [];

    /// <summary>The number of clusters with any weight.</summary>
    public int Count => _numbers.Count;

    public void Add(string key, double weight)
    {
        if (!_numbers.TryGetValue(key, out int number) && weight > 0) _numbers.Add(key, number = _numbers.Count);
        _rows.Add(number);
    }

    public int[] ToArray() => [.. _rows];
}

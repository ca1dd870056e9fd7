using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>What a bootstrap draws: samples, samples within each class or stratum, or whole clusters.</summary>
/// <remarks>
/// Draw as the data were drawn. A test set with so many cases of each class by design is stratified by class; several samples of one patient or document are a cluster.
/// Immutable.
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["a", "a", "a", "b", "b", "b"], predicted = ["a", "a", "b", "b", "b", "a"];
/// var pairs = LabelPairs.From(actual, predicted);
/// var byPatient = new BootstrapOptions { Seed = 1, Scheme = ResamplingScheme.ClusteredBy(["ann", "ann", "bob", "bob", "cyd", "cyd"]) };
/// Bootstrap.Of(pairs, m => m.Accuracy, byPatient).Value;      // 0.667
/// </code>
/// </example>
public sealed class ResamplingScheme
{
    private readonly Kind _kind;
    private readonly int[]? _groups;

    private ResamplingScheme(Kind kind, int[]? groups = null)
    {
        _kind = kind;
        _groups = groups;
    }

    private enum Kind
    {
        Samples,
        ByClass,
        Stratified,
        Clustered,
    }

    /// <summary>Draws as many samples as there are from all of them.</summary>
    public static ResamplingScheme Samples { get; } = new(Kind.Samples);

    /// <summary>Draws from the samples of each actual class as many as it has, so that the supports stay as they are.</summary>
    public static ResamplingScheme ByClass { get; } = new(Kind.ByClass);

    internal bool IsByClass => _kind == Kind.ByClass;

    internal bool IsClustered => _kind == Kind.Clustered;

    internal bool NeedsRows => _groups is not null;

    /// <summary>Draws from the rows of each stratum as many as it has.</summary>
    /// <typeparam name="TKey">The type of the strata's keys.</typeparam>
    /// <param name="keys">The stratum of each row.</param>
    /// <returns>The scheme, for data that know their rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    /// <exception cref="ArgumentException">A key is null.</exception>
    public static ResamplingScheme StratifiedBy<TKey>(IReadOnlyList<TKey> keys)
        where TKey : notnull => new(Kind.Stratified, Number(keys));

    /// <summary>Draws whole clusters, as many as there are, with all their rows: for rows that are alike because they belong together.</summary>
    /// <typeparam name="TKey">The type of the clusters' keys.</typeparam>
    /// <param name="keys">The cluster of each row.</param>
    /// <returns>The scheme, for data that know their rows. The number of rows then varies between replicates.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    /// <exception cref="ArgumentException">A key is null.</exception>
    public static ResamplingScheme ClusteredBy<TKey>(IReadOnlyList<TKey> keys)
        where TKey : notnull => new(Kind.Clustered, Number(keys));

    /// <summary>What is drawn, in words.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Samples => "samples",
        Kind.ByClass => "stratified by class",
        Kind.Stratified => "stratified",
        _ => "clusters",
    };

    /// <summary>The group of each row: its stratum or cluster, -1 for a row that takes no part.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="classOf">The actual class of a row, -1 for one that takes no part.</param>
    internal int[] GroupRows(int rows, Func<int, int> classOf)
    {
        if (_groups is not null && _groups.Length != rows) throw Throw.DifferentLengths(nameof(rows), rows, "keys", _groups.Length);
        int[] groups = new int[rows];
        int first = -1;
        bool several = false;
        for (int row = 0; row < rows; row++)
        {
            int actual = classOf(row);
            groups[row] = actual < 0 ? -1 : IsByClass ? actual : _groups is null ? 0 : _groups[row];
            if (groups[row] < 0) continue;
            if (first < 0) first = groups[row];
            several |= groups[row] != first;
        }

        if (IsClustered && !several) throw Throw.OneCluster("keys");
        return groups;
    }

    private static int[] Number<TKey>(IReadOnlyList<TKey> keys)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        var index = new Dictionary<TKey, int>();
        int[] groups = new int[keys.Count];
        for (int row = 0; row < groups.Length; row++)
        {
            if (keys[row] is null) throw new ArgumentException($"The key of row {row} is null.", nameof(keys));
            if (!index.TryGetValue(keys[row], out groups[row])) index.Add(keys[row], groups[row] = index.Count);
        }

        return groups;
    }
}

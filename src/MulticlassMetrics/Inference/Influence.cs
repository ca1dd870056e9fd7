using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A statistic with how much each sample moves it, from which its standard error, its interval and its covariance with others follow.</summary>
/// <remarks>
/// For a statistic T of the sample weights w (W = Σw), ψ = W·w·∂T/∂w is the influence of a sample, Σψ = 0, and Var(T) = Σψ²/W² (infinitesimal jackknife,
/// Jaeckel 1972; the delta method for functions of a confusion matrix, O(K²) at any number of samples, since the samples of a cell share one derivative).
/// Samples in clusters: ψ is added within a cluster, and Var = G/(G − 1)·Σψ²/W². A statistic composed of others gets its error by the chain rule: add, subtract,
/// multiply and divide, or <see cref="Compose"/>. Immutable.
/// </remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var matrix = ConfusionMatrix.FromLabels(actual, predicted);
/// Influence micro = Influence.Of(matrix, Averager.Micro, Metric.F1);
/// Influence macro = Influence.Of(matrix, Averager.Macro, Metric.F1);
/// micro.StandardError();             // 0.171
/// (micro - macro).Value;             // 0.149
/// (micro - macro).StandardError();   // 0.093
/// </code>
/// </example>
public sealed partial class Influence
{
    private readonly LinearForm _derivatives;

    internal Influence(string name, double value, MetricRange range, InfluenceUnits units, double[] derivatives, Evidence evidence)
        : this(name, value, range, units, new LinearForm(derivatives), evidence)
    {
    }

    internal Influence(string name, double value, MetricRange range, InfluenceUnits units, LinearForm derivatives, Evidence evidence)
    {
        Name = name;
        Value = value;
        Range = range;
        Units = units;
        Evidence = evidence;
        _derivatives = derivatives;
    }

    /// <summary>What the statistic is, such as <c>F1 (macro)</c>.</summary>
    public string Name { get; }

    /// <summary>The value of the statistic; NaN where it is undefined.</summary>
    public double Value { get; }

    /// <summary>The smallest and the largest value there can be.</summary>
    public MetricRange Range { get; }

    /// <summary>Whether there is one value for every row, as clusters and comparisons need; else one for every occupied cell of the matrix.</summary>
    public bool IsByRow => Units.AreRows;

    internal InfluenceUnits Units { get; }

    internal Evidence Evidence { get; }

    /// <summary>The derivatives; computed anew each time where they are not stored.</summary>
    internal ReadOnlySpan<double> Derivatives => _derivatives.ToArray();

    /// <summary>ψ of every row, or of every occupied cell of the matrix (row by row) where <see cref="IsByRow"/> is false.</summary>
    /// <returns>W·w·∂T/∂w; of a cell, that of all its samples together. They sum to zero, up to rounding.</returns>
    public ImmutableArray<double> Values()
    {
        var values = ImmutableArray.CreateBuilder<double>(_derivatives.Length);
        ReadOnlySpan<double> derivatives = Derivatives;
        for (int i = 0; i < derivatives.Length; i++) values.Add(Units.TotalWeight * Units.WeightOf(i) * derivatives[i]);
        return values.MoveToImmutable();
    }

    /// <summary>The variance of the statistic.</summary>
    /// <param name="weights">What sample weights mean.</param>
    /// <returns>The variance; NaN where the statistic is undefined or not differentiable.</returns>
    /// <exception cref="ArgumentException">Frequency weights are asked for clustered samples.</exception>
    public double Variance(WeightMeaning weights = WeightMeaning.Sampling) => Covariance(this, weights);

    /// <summary>The standard error of the statistic, the root of <see cref="Variance"/>.</summary>
    /// <param name="weights">What sample weights mean.</param>
    /// <returns>The standard error; NaN where the statistic is undefined or not differentiable.</returns>
    /// <exception cref="ArgumentException">Frequency weights are asked for clustered samples.</exception>
    public double StandardError(WeightMeaning weights = WeightMeaning.Sampling) => Math.Sqrt(Math.Max(0, Variance(weights)));

    /// <summary>The covariance with another statistic of the same samples.</summary>
    /// <param name="other">The other statistic.</param>
    /// <param name="weights">What sample weights mean.</param>
    /// <returns>The covariance; NaN where a statistic is undefined.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The statistics are not of the same samples, or frequency weights are asked for clustered samples.</exception>
    public double Covariance(Influence other, WeightMeaning weights = WeightMeaning.Sampling)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameSamples(other);
        if (weights == WeightMeaning.Frequency && Units.Clusters is not null)
        {
            throw new ArgumentException("A frequency weight repeats a row, which leaves open whether the copies share a cluster; repeat the rows.", nameof(weights));
        }

        if (double.IsNaN(Value) || double.IsNaN(other.Value)) return double.NaN;
        return Units.Covariance(_derivatives, other._derivatives, weights);
    }

    /// <summary>Groups the samples, as by patient or document, so that the standard error allows for samples of a group being alike.</summary>
    /// <typeparam name="TCluster">The type of the group's key.</typeparam>
    /// <param name="clusters">The group of each row.</param>
    /// <returns>The same statistic with clustered samples.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="clusters"/> is null.</exception>
    /// <exception cref="InvalidOperationException">There is no value for each row: see <see cref="ByRow"/>.</exception>
    /// <exception cref="ArgumentException">There are not as many keys as rows, a key is null, or there are fewer than two groups.</exception>
    public Influence ClusteredBy<TCluster>(IReadOnlyList<TCluster> clusters)
        where TCluster : notnull
    {
        ArgumentNullException.ThrowIfNull(clusters);
        if (!IsByRow) throw new InvalidOperationException("A matrix has forgotten its rows; take ByRow(pairs) first.");
        if (clusters.Count != Units.Count) throw Throw.DifferentLengths("rows", Units.Count, nameof(clusters), clusters.Count);

        var index = new Dictionary<TCluster, int>();
        int[] groups = new int[clusters.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            if (clusters[i] is null) throw new ArgumentException($"The cluster of row {i} is null.", nameof(clusters));
            groups[i] = -1;
            if (Units.WeightOf(i) == 0) continue;
            if (!index.TryGetValue(clusters[i], out groups[i])) index.Add(clusters[i], groups[i] = index.Count);
        }

        if (index.Count < 2) throw Throw.OneCluster(nameof(clusters));
        return new Influence(Name, Value, Range, Units.ClusteredBy(groups, index.Count), _derivatives, Evidence);
    }

    /// <summary>Gives each row the influence of its cell, so that a statistic of a matrix can be clustered, or set against scores or another model.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="pairs">The labels that the matrix was made of.</param>
    /// <returns>The same statistic with a value for each row.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is null.</exception>
    /// <exception cref="ArgumentException">The statistic is not of the matrix of these labels.</exception>
    public Influence ByRow<TLabel>(LabelPairs<TLabel> pairs)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (IsByRow || !ReferenceEquals(Units.Weights, pairs.Matrix.Table.Weights)) throw new ArgumentException("The statistic is not of the matrix of these labels.", nameof(pairs));
        return new Influence(Name, Value, Range, pairs.Units, pairs.Spread(_derivatives.ToArray()), Evidence);
    }

    /// <summary>The name, the value and the standard error, such as <c>F1 (macro) = 0.476, standard error 0.1</c>.</summary>
    public override string ToString() => double.IsNaN(Value)
        ? $"{Name} = undefined"
        : FormattableString.Invariant($"{Name} = {Value:0.###}, standard error {StandardError():0.###}");

    /// <summary>The standard error of each of some statistics of the same samples, which are read once for all.</summary>
    internal static double[] StandardErrors(Influence[] statistics)
    {
        foreach (Influence statistic in statistics) statistics[0].RequireSameSamples(statistic);
        double[] variances = statistics[0].Units.Variances(Array.ConvertAll(statistics, statistic => statistic._derivatives), WeightMeaning.Sampling);
        return [.. statistics.Select((statistic, s) => double.IsNaN(statistic.Value) ? double.NaN : Math.Sqrt(Math.Max(0, variances[s])))];
    }

    internal void RequireSameSamples(Influence other)
    {
        if (Units.Matches(other.Units)) return;
        string remedy = IsByRow && other.IsByRow ? "" : " A matrix has forgotten its rows; to set its statistics against those of another matrix or of scores, take ByRow(pairs) of each.";
        throw new ArgumentException($"'{Name}' and '{other.Name}' are not of the same samples with the same weights and clusters.{remedy}", nameof(other));
    }
}

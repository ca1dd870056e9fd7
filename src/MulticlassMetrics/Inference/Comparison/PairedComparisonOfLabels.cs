using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>Two models on the same samples: differences of any metric, second − first, with interval and p-value.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Made by <see cref="PairedComparison"/>. A policy for 0/0 is that of the averager. Each difference stands for itself: looking at many and reporting the best is
/// what <see cref="Holm"/> is for, and <see cref="PerClass(CountsMetric, double)"/> applies it. Equality is by reference. Immutable, hence safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["a", "a", "a", "a", "b", "b", "b", "b", "c", "c"];
/// string[] before = ["a", "b", "a", "c", "b", "a", "b", "c", "c", "a"];
/// string[] after  = ["a", "a", "a", "b", "b", "b", "c", "b", "c", "a"];
/// var comparison = PairedComparison.Of(LabelPairs.From(actual, before), LabelPairs.From(actual, after));
/// PairedDifference f1 = comparison.Difference(Averager.Macro, Metric.F1);
/// f1.Difference;                                        // 0.176
/// f1.StandardError;                                     // 0.174
/// f1.Low;                                               // -0.164
/// f1.PValue;                                            // 0.310
/// f1.NonInferiority(margin: 0.05).Bound;                // -0.109 so that a loss of 0.05 cannot be ruled out
/// comparison.PerClass(Metric.Recall)[1].AdjustedPValue; // 1
/// </code>
/// </example>
public sealed partial class PairedComparison<TLabel>
    where TLabel : notnull
{
    private readonly (LabelPairs<TLabel> First, LabelPairs<TLabel> Second)? _labels;
    private readonly (ClassScores<TLabel> First, ClassScores<TLabel> Second)? _scores;
    private readonly WeightMeaning _weights;
    private readonly Func<Influence, Influence>? _cluster;

    internal PairedComparison(
        LabelPairs<TLabel>? first,
        LabelPairs<TLabel>? second,
        ClassScores<TLabel>? firstScores,
        ClassScores<TLabel>? secondScores,
        WeightMeaning weights,
        Func<Influence, Influence>? cluster)
    {
        _labels = first is not null && second is not null ? (first, second) : null;
        _scores = firstScores is not null && secondScores is not null ? (firstScores, secondScores) : null;
        _weights = weights;
        _cluster = cluster;
    }

    /// <summary>The labels of the first model; null where the models were compared by scores alone.</summary>
    public LabelPairs<TLabel>? FirstLabels => _labels?.First;

    /// <summary>The labels of the second model; null where the models were compared by scores alone.</summary>
    public LabelPairs<TLabel>? SecondLabels => _labels?.Second;

    private (LabelPairs<TLabel> First, LabelPairs<TLabel> Second) Labels =>
        _labels ?? throw new InvalidOperationException("The models were compared without predicted labels; give LabelPairs too.");

    /// <summary>Groups the samples, as by patient or document, for every difference taken from the result.</summary>
    /// <typeparam name="TCluster">The type of the group's key.</typeparam>
    /// <param name="clusters">The group of each row.</param>
    /// <returns>The same comparison with clustered samples.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="clusters"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many keys as rows, a key is null, there are fewer than two groups, or weights are frequencies.</exception>
    public PairedComparison<TLabel> ClusteredBy<TCluster>(IReadOnlyList<TCluster> clusters)
        where TCluster : notnull
    {
        ArgumentNullException.ThrowIfNull(clusters);
        TCluster[] keys = [.. clusters];
        var clustered = new PairedComparison<TLabel>(_labels?.First, _labels?.Second, _scores?.First, _scores?.Second, _weights, influence => influence.ClusteredBy(keys));

        // Refused now, not at the first difference.
        if (_labels is { First: var pairs }) clustered.Require(Influence.Of(pairs.Matrix, Averager.Micro, Metric.Recall).ByRow(pairs));
        else clustered.Require(Influence.Of(Scores.First, Averager.Micro, Metric.RocAuc));
        return clustered;
    }

    /// <summary>The difference of an averaged metric of counts.</summary>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Influence.Of{TLabel}(ConfusionMatrix{TLabel}, IAverager, CountsMetric)"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no predicted labels.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public PairedDifference Difference(IAverager averager, CountsMetric metric, double confidence = 0.95) =>
        OfMatrices(matrix => Influence.Of(matrix, averager, metric), confidence, metric?.Direction);

    /// <summary>The difference of a metric of one class.</summary>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The difference; NaN where the metric is undefined for either model.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no predicted labels.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public PairedDifference Difference(TLabel label, CountsMetric metric, double confidence = 0.95) =>
        OfMatrices(matrix => Influence.Of(matrix, label, metric), confidence, metric?.Direction);

    /// <summary>The difference of a statistic of the whole matrix, such as kappa.</summary>
    /// <param name="metric">The statistic.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The difference; NaN where the statistic is undefined for either model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no predicted labels.</exception>
    public PairedDifference Difference(MatrixMetric metric, double confidence = 0.95) =>
        OfMatrices(matrix => Influence.Of(matrix, metric), confidence, metric?.Direction);

    /// <summary>The difference of any statistic of a confusion matrix, as of an average over some classes or of one composed of others.</summary>
    /// <param name="statistic">The statistic, by cell, called with the matrix of either model.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <param name="direction">Whether more of it is better.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="statistic"/> is null.</exception>
    /// <exception cref="ArgumentException">The statistic is not of the matrix it was given.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1), or <paramref name="direction"/> is not a value of its enumeration.</exception>
    /// <exception cref="InvalidOperationException">There are no predicted labels.</exception>
    public PairedDifference Difference(
        Func<ConfusionMatrix<TLabel>, Influence> statistic, double confidence = 0.95, MetricDirection direction = MetricDirection.HigherIsBetter)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return OfMatrices(statistic, confidence, direction);
    }

    /// <summary>The difference of a metric of counts for every class, with p-values adjusted for their number.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of each interval by itself, in (0, 1).</param>
    /// <returns>The differences, in the order of the first model's classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no predicted labels.</exception>
    public ImmutableArray<ClassDifference<TLabel>> PerClass(CountsMetric metric, double confidence = 0.95) =>
        Adjusted(Labels.First.Matrix.Classes, label => Difference(label, metric, confidence));

    private static ImmutableArray<ClassDifference<TLabel>> Adjusted(ClassList<TLabel> classes, Func<TLabel, PairedDifference> differenceOf)
    {
        PairedDifference[] differences = [.. classes.Select(differenceOf)];
        ImmutableArray<double> adjusted = Holm.Adjust([.. differences.Select(difference => difference.PValue)]);
        return [.. classes.Select((label, c) => new ClassDifference<TLabel>(label, differences[c], adjusted[c]))];
    }

    private PairedDifference OfMatrices(Func<ConfusionMatrix<TLabel>, Influence> statistic, double confidence, MetricDirection? direction)
    {
        (LabelPairs<TLabel> first, LabelPairs<TLabel> second) = Labels;
        return Between(statistic(first.Matrix).ByRow(first), statistic(second.Matrix).ByRow(second), confidence, direction);
    }

    private PairedDifference Between(Influence first, Influence second, double confidence, MetricDirection? direction) => _cluster is null
        ? PairedDifference.Of(first, second, confidence, direction ?? MetricDirection.HigherIsBetter, _weights)
        : PairedDifference.Of(_cluster(first), _cluster(second), confidence, direction ?? MetricDirection.HigherIsBetter, _weights);

    private void Require(Influence influence) => _ = _cluster!(influence).Variance(_weights);
}

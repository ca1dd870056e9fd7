using System.Collections.Concurrent;
using System.Diagnostics;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A model on a test set: what each row is, what was predicted, the scores, and all that is computed from them, each thing once.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// What reports, comparisons, explanations and gates share. Made by <see cref="Evaluation"/>, which shows an example. Equality is by reference. Immutable as long as the
/// memory of borrowed scores is not written to; safe to read from any thread.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Evaluation<TLabel>
    where TLabel : notnull
{
    private readonly TLabel[] _actual;
    private readonly TLabel[] _predicted;
    private readonly ConcurrentDictionary<Measure, Lazy<Influence>> _influences = new();
    private readonly ConcurrentDictionary<(string Name, string Key), Lazy<Evaluation<TLabel>?>> _slices = new();
    private readonly Lazy<bool> _isOneCluster;

    internal Evaluation(TLabel[] actual, TLabel[] predicted, LabelPairs<TLabel> pairs, ClassScores<TLabel>? scores, TestSet testSet)
    {
        _actual = actual;
        _predicted = predicted;
        Pairs = pairs;
        Scores = scores;
        TestSet = testSet;
        SliceNames = [.. testSet.Slices.Keys];
        _isOneCluster = new Lazy<bool>(() => TestSet.Clusters?.Where((_, row) => Counts(row)).Distinct(StringComparer.Ordinal).Take(2).Count() == 1);
    }

    /// <summary>The classes, in the order of the matrix.</summary>
    public ClassList<TLabel> Classes => Matrix.Classes;

    /// <summary>The confusion matrix of the predicted labels.</summary>
    public ConfusionMatrix<TLabel> Matrix => Pairs.Matrix;

    /// <summary>The scores; null where there are none.</summary>
    public ClassScores<TLabel>? Scores { get; }

    /// <summary>The number of samples that count: rows that were not dropped, do not weigh zero, and are in the slice.</summary>
    public double SampleCount => Matrix.SampleCount;

    /// <summary>The number of rows given, of which those of a slice are a part.</summary>
    public int RowCount => _actual.Length;

    /// <summary>The id of each row; null where there are none.</summary>
    public IReadOnlyList<string>? Items => TestSet.Items;

    /// <summary>Whether rows come in groups that standard errors take together.</summary>
    public bool IsClustered => TestSet.Clusters is not null;

    /// <summary>The names of the slices, in ordinal order.</summary>
    public IReadOnlyList<string> SliceNames { get; }

    internal LabelPairs<TLabel> Pairs { get; }

    internal TestSet TestSet { get; }

    private LabelOptions<TLabel> SameClasses => new()
    {
        Classes = [.. Classes],
        ClassesAreOrdered = Classes.IsOrdered,
        Comparer = Classes.Comparer,
        Undeclared = Matrix.DroppedSamples > 0 ? UndeclaredLabels.Drop : UndeclaredLabels.Throw,
    };

    internal ReadOnlySpan<TLabel> Actual => _actual;

    internal ReadOnlySpan<TLabel> Predicted => _predicted;

    /// <summary>A number with its standard error and interval, by the method that <see cref="Estimates"/> takes; of clustered rows by the variance of the clusters.</summary>
    /// <param name="measure">What to measure.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="measure"/> is null.</exception>
    /// <exception cref="ArgumentException">The measure is of a label of another type; the averager does not fit; the metric is not smooth in the weights of the rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">The measure is of scores, and there are none.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public Estimate Estimate(Measure measure, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (!IsClustered) return measure.PlainEstimateOn(this, confidence);
        return Influence(measure).ToEstimate(confidence, measure.IsShare ? IntervalMethod.Wilson : IntervalMethod.ByRange);
    }

    /// <summary>How much each row moves a number, with the clusters of the rows; computed once.</summary>
    /// <param name="measure">What to measure.</param>
    /// <returns>The influence by row.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="measure"/> is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Estimate"/>.</exception>
    /// <exception cref="InvalidOperationException">The measure is of scores, and there are none.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public Influence Influence(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return _influences.GetOrAdd(measure, static (measure, self) => new Lazy<Influence>(() => self.Clustered(measure.InfluenceOn(self))), this).Value;
    }

    /// <summary>The rows of one part of the test set, with the same classes.</summary>
    /// <param name="name">The name of the slice, such as <c>region</c>.</param>
    /// <param name="key">The key of its rows, such as <c>north</c>.</param>
    /// <returns>The evaluation of these rows; they keep their numbers and ids, and may be sliced again.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such slice, or no row that counts has this key; the message lists those that there are.</exception>
    public Evaluation<TLabel> Slice(string name, string key) => TrySlice(name, key) ?? throw new KeyNotFoundException(WhyNoSlice(name, key) + ".");

    /// <summary>The keys of a slice that occur among the rows that count.</summary>
    /// <param name="name">The name of the slice.</param>
    /// <returns>The keys, in ordinal order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such slice.</exception>
    public IReadOnlyList<string> SliceKeys(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!TestSet.Slices.TryGetValue(name, out string[]? keys)) throw new KeyNotFoundException(WhyNoSlice(name, null) + ".");
        return [.. keys.Where((_, row) => Counts(row)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Sets this model against another on the same rows.</summary>
    /// <param name="baseline">The other model, over the same classes; of it the differences are taken: this − baseline.</param>
    /// <returns>The comparison, with the clusters of the rows; of scores, too, where both models have them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="baseline"/> is null.</exception>
    /// <exception cref="ArgumentException">The rows, their weights or the classes are not the same; the message names the first difference.</exception>
    public PairedComparison<TLabel> Compare(Evaluation<TLabel> baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        PairedComparison<TLabel> comparison = CompareRows(baseline);
        return TestSet.Clusters is { } clusters ? comparison.ClusteredBy(clusters) : comparison;
    }

    /// <summary>Explains why micro and macro average of a ratio of counts differ.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="undefined">What a class contributes whose value is 0/0: zero (the default) or skip.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <returns>The explained gap; see <see cref="AverageGap"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">No class has a value.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is neither zero nor skip, or <paramref name="confidence"/> is not in (0, 1).</exception>
    public AverageGap<TLabel> Explain(RatioMetric metric, UndefinedPolicy undefined = UndefinedPolicy.Zero, double confidence = 0.95) => TestSet.Clusters is { } clusters
        ? AverageGap.Of(Pairs, metric, clusters, undefined, confidence)
        : AverageGap.Of(Matrix, metric, undefined, confidence);

    /// <summary>Explains why micro and macro average of ROC AUC or average precision differ.</summary>
    /// <param name="metric"><see cref="Metric.RocAuc"/> or <see cref="Metric.AveragePrecision"/>.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <returns>The explained gap; see <see cref="AverageGap"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">The metric is another one, or fewer than two classes have a value.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are no scores.</exception>
    public AverageGap<TLabel> Explain(ScoreMetric metric, double confidence = 0.95) => TestSet.Clusters is { } clusters
        ? AverageGap.Of(RequireScores(), metric, clusters, confidence)
        : AverageGap.Of(RequireScores(), metric, confidence);

    /// <summary>The usual metrics of each class and their averages.</summary>
    /// <param name="undefined">What a class contributes to an average when its ratio is 0/0.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    /// <exception cref="UndefinedMetricException">A ratio is 0/0 and <paramref name="undefined"/> is <see cref="UndefinedPolicy.Throw"/>.</exception>
    public ClassificationReport<TLabel> Report(UndefinedPolicy undefined = UndefinedPolicy.Zero) => ClassificationReport.Of(Matrix, undefined);

    /// <summary>The numbers of samples and of classes, and the accuracy.</summary>
    public override string ToString() => FormattableString.Invariant($"{SampleCount} samples, {Classes.Count} classes, accuracy {Matrix.Accuracy:0.000}");

    internal ClassScores<TLabel> RequireScores() => Scores ?? throw new InvalidOperationException("There are no scores; give ClassScores too.");

    /// <summary>Whether a row takes part.</summary>
    internal bool Counts(int row) => Pairs.CellOfRow(row) >= 0;

    /// <summary>Whether all rows that count are of one cluster, from which no error can be told.</summary>
    internal bool IsOneCluster => _isOneCluster.Value;

    /// <summary>The comparison without clusters, for its values.</summary>
    internal PairedComparison<TLabel> CompareRows(Evaluation<TLabel> baseline)
    {
        bool scored = Scores is not null && baseline.Scores is not null;
        return PairedComparison.Of(baseline.Pairs, Pairs, scored ? baseline.Scores : null, scored ? Scores : null);
    }

    internal bool IsRight(int row) => Classes.Comparer.Equals(_actual[row], _predicted[row]);

    /// <summary>Another model on the same rows.</summary>
    internal Evaluation<TLabel> With(TLabel[] predicted, double[]? scores)
    {
        ClassScores<TLabel>? theirs = scores is null || Scores is null ? null : new ClassScores<TLabel>(
            Scores.Classes, new ScoreTable<double>(scores, Scores.ClassCount, Scores.Table.Actual, Scores.Table.Weights) { NameOf = Scores.Table.NameOf }, Scores.DroppedSamples);
        return new Evaluation<TLabel>(_actual, predicted, LabelPairs.From(_actual, predicted, Pairs.Units.Weights?.ToArray(), SameClasses), theirs, TestSet);
    }

    /// <summary>What messages call a row: its id, or its number from 0.</summary>
    internal string NameOf(int row) => TestSet.Items?[row] ?? FormattableString.Invariant($"{row}");

    internal Evaluation<TLabel>? TrySlice(string name, string key)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(key);
        return _slices.GetOrAdd((name, key), static (slice, self) => new Lazy<Evaluation<TLabel>?>(() => self.CutOut(slice.Name, slice.Key)), this).Value;
    }

    /// <summary>Says why <see cref="TrySlice"/> finds nothing.</summary>
    internal string WhyNoSlice(string name, string? key)
    {
        if (!TestSet.Slices.ContainsKey(name)) return SliceNames.Count == 0 ? $"there are no slices, hence no '{name}'" : $"there is no slice '{name}', but {GateText.Names(SliceNames)}";
        return $"no row has {name} '{key}', but {GateText.Names(SliceKeys(name))}";
    }

    private Influence Clustered(Influence influence)
    {
        if (!influence.IsByRow) influence = influence.ByRow(Pairs);
        return TestSet.Clusters is { } clusters ? influence.ClusteredBy(clusters) : influence;
    }

    // The other rows stay, and weigh nothing: so that rows keep their numbers, and those of two models still pair.
    private Evaluation<TLabel>? CutOut(string name, string key)
    {
        if (!TestSet.Slices.TryGetValue(name, out string[]? keys)) return null;
        double[] weights = new double[RowCount];
        bool any = false;
        for (int row = 0; row < weights.Length; row++)
        {
            if (keys[row] != key || !Counts(row)) continue;
            weights[row] = Pairs.Units.WeightOf(row);
            any = true;
        }

        if (!any) return null;
        ClassScores<TLabel>? scores = null;
        if (Scores is not null)
        {
            int[] actual = [.. Scores.Table.Actual];
            for (int row = 0; row < actual.Length; row++) actual[row] = weights[row] == 0 ? ScoreTable.Excluded : actual[row];
            scores = new ClassScores<TLabel>(Scores.Classes, Scores.Table.With(actual, Scores.Table.Weights), Scores.DroppedSamples);
        }

        return new Evaluation<TLabel>(_actual, _predicted, LabelPairs.From(_actual, _predicted, weights, SameClasses), scores, TestSet);
    }
}

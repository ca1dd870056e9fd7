using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>Splits the change of an average between two test sets, as of two months, into change of performance and change of class mix.</summary>
/// <remarks>
/// An average Σ share × value changes by Σ mean share × change of value (performance) and Σ mean value × change of share (mix), which add up (Kitagawa 1955). The test
/// sets are taken as independent, so that variances add. A macro average does not know the mix: its change is performance. A micro average of scores is no
/// mean over the classes and has no such split. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var may  = ConfusionMatrix.FromLabels(["a", "a", "a", "b"], ["a", "a", "a", "a"]);
/// var june = ConfusionMatrix.FromLabels(["a", "a", "b", "b"], ["a", "a", "b", "a"]);
/// var change = AverageChange.OfWeighted(may, june, Metric.Recall);
/// change.Change.Value;         // 0
/// change.Performance.Value;    // 0.1875
/// change.Mix.Value;            // -0.1875
/// </code>
/// </example>
public sealed class AverageChange
{
    internal AverageChange(string metric, string average, MetricDirection direction, double confidence, ImmutableArray<string> fewCases)
    {
        Metric = metric;
        Average = average;
        Direction = direction;
        Confidence = confidence;
        FewCases = fewCases;
    }

    /// <summary>The metric's name.</summary>
    public string Metric { get; }

    /// <summary>The average's name: micro, macro or weighted.</summary>
    public string Average { get; }

    /// <summary>The level of the intervals.</summary>
    public double Confidence { get; }

    /// <summary>The average in the earlier test set.</summary>
    public required GapTerm Earlier { get; init; }

    /// <summary>The average in the later test set.</summary>
    public required GapTerm Later { get; init; }

    /// <summary>The later average minus the earlier one.</summary>
    public required GapTerm Change { get; init; }

    /// <summary>What the classes' own change accounts for, Σ mean share × change of value.</summary>
    public required GapTerm Performance { get; init; }

    /// <summary>What the change of the classes' shares accounts for, Σ mean value × change of share; of a macro average zero.</summary>
    public required GapTerm Mix { get; init; }

    internal MetricDirection Direction { get; }

    /// <summary>The classes of fewer cases than a clause may rest on unsaid, of each test set.</summary>
    internal ImmutableArray<string> FewCases { get; }

    /// <summary>Splits the change of the support-weighted average of a metric (of recall: the accuracy).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="earlier">The earlier test set.</param>
    /// <param name="later">The later test set.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The two have different classes, or the metric is undefined for a class in one of them; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageChange OfWeighted<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric, double confidence = 0.95)
        where TLabel : notnull => ChangeOfAverages.Split(earlier, later, metric, Averager.Weighted.Name, confidence);

    /// <summary>Splits the change of the micro average of a metric, the mix being each class's share of the denominators.</summary>
    /// <inheritdoc cref="OfWeighted{TLabel}(ConfusionMatrix{TLabel}, ConfusionMatrix{TLabel}, RatioMetric, double)"/>
    public static AverageChange OfMicro<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric, double confidence = 0.95)
        where TLabel : notnull => ChangeOfAverages.Split(earlier, later, metric, Averager.Micro.Name, confidence);

    /// <summary>Splits the change of the macro average of a metric, all of which is performance.</summary>
    /// <inheritdoc cref="OfWeighted{TLabel}(ConfusionMatrix{TLabel}, ConfusionMatrix{TLabel}, RatioMetric, double)"/>
    public static AverageChange OfMacro<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric, double confidence = 0.95)
        where TLabel : notnull => ChangeOfAverages.Split(earlier, later, metric, Averager.Macro.Name, confidence);

    /// <summary>Splits the change of the support-weighted average of an area under a curve.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="earlier">The earlier test set.</param>
    /// <param name="later">The later test set.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/>, <see cref="Metric.AveragePrecision"/> or <see cref="Metric.ClassBrierScore"/>.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The two have different classes, the metric is undefined for a class in one of them, or it is another one; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageChange OfWeighted<TLabel>(ClassScores<TLabel> earlier, ClassScores<TLabel> later, ScoreMetric metric, double confidence = 0.95)
        where TLabel : notnull => ChangeOfAverages.Split(earlier, later, metric, Averager.Weighted.Name, confidence);

    /// <summary>Splits the change of the macro average of an area under a curve, all of which is performance.</summary>
    /// <inheritdoc cref="OfWeighted{TLabel}(ClassScores{TLabel}, ClassScores{TLabel}, ScoreMetric, double)"/>
    public static AverageChange OfMacro<TLabel>(ClassScores<TLabel> earlier, ClassScores<TLabel> later, ScoreMetric metric, double confidence = 0.95)
        where TLabel : notnull => ChangeOfAverages.Split(earlier, later, metric, Averager.Macro.Name, confidence);

    /// <summary>The reading of the numbers in sentences, each of them backed by a test at the level of the intervals.</summary>
    /// <returns>The sentences.</returns>
    public ImmutableArray<string> Verdict() => ChangeVerdict.Of(this);

    /// <summary>The verdict as one text.</summary>
    public override string ToString() => string.Join(' ', Verdict());
}

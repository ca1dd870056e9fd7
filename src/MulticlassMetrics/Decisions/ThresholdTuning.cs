using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Chooses thresholds that make an average of a metric as good as it gets on given scores.</summary>
/// <remarks>
/// The metric's direction says what good is. Tune on validation data and measure on other data. For F1 under macro and micro see Lipton, Elkan &amp;
/// Naryanaswamy 2014; the method for ratios is that of Dinkelbach 1967.
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["cat", "cat", "cat", "dog", "owl"];
/// double[,] probabilities = { { 0.7, 0.2, 0.1 }, { 0.6, 0.3, 0.1 }, { 0.5, 0.25, 0.25 }, { 0.6, 0.4, 0.0 }, { 0.5, 0.2, 0.3 } };
/// var scores = ClassScores.From(actual, probabilities, ["cat", "dog", "owl"]);
///
/// var tuned = ThresholdTuning.OneVsRest(scores, Metric.F1, Averager.Macro);
/// tuned["dog"];                                              // 0.4
/// tuned.Score;                                               // 0.917
///
/// Averager.Macro.F1(scores.ConfusionMatrix());               // 0.25
/// var single = ThresholdTuning.SingleLabel(scores, Metric.F1, Averager.Macro);
/// Averager.Macro.F1(scores.ConfusionMatrix(single.Thresholds));   // 1.0
/// </code>
/// </example>
public static class ThresholdTuning
{
    /// <summary>Chooses a threshold for each class, where each class is decided for itself: at or above the threshold is positive.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores to tune on.</param>
    /// <param name="metric">The metric; under micro and with more than one class it must be a <see cref="RatioMetric"/>.</param>
    /// <param name="averager">Macro, weighted, worst, caller weights, or micro.</param>
    /// <returns>
    /// The best there is, up to rounding: no thresholds give a better average. Macro, weighted, worst and caller weights take each class's own best, of equally
    /// good thresholds the highest; micro is found by Dinkelbach's iteration on the pooled ratio. A threshold is one of the class's scores, or +∞ for predicting nobody.
    /// Where a threshold makes the metric 0/0 the averager's policy says what that is worth; if it puts no number in (skip, propagate, throw), such a threshold is
    /// taken only when there is no other, and the best is the best of the others.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The metric has no better and no worse; the averager does not fit the classes, or is of none of the kinds above; or it is micro and the metric
    /// is no ratio of sums, so that what a threshold is worth depends on the other classes' thresholds and the classes cannot be solved apart.
    /// </exception>
    /// <exception cref="UndefinedMetricException">A value is undefined at every threshold and the averager was told to throw.</exception>
    public static TunedThresholds<TLabel> OneVsRest<TLabel>(ClassScores<TLabel> scores, CountsMetric metric, IAverager averager)
        where TLabel : notnull
    {
        CheckArguments(scores, metric, averager);
        var curves = new ThresholdCurve[scores.ClassCount];
        for (int c = 0; c < curves.Length; c++) curves[c] = scores.PerClass[c].Curve;

        double[] thresholds = averager switch
        {
            // A pool of one class is that class.
            MicroAverager micro when curves.Length == 1 => CurveSearch.EachBest(curves, metric, micro.Undefined),
            MicroAverager micro when metric is RatioMetric ratio => CurveSearch.PooledBest(curves, ratio, micro.Undefined),
            MicroAverager => throw new ArgumentException(
                $"'{metric.Name}' is no ratio of sums of counts: under micro what a threshold is worth depends on the other classes' thresholds, and they cannot be solved apart.", nameof(metric)),
            MacroAverager macro => CurveSearch.EachBest(curves, metric, macro.Undefined),
            WeightedAverager weighted => CurveSearch.EachBest(curves, metric, weighted.Undefined),
            WorstAverager worst => CurveSearch.EachBest(curves, metric, worst.Undefined),
            ClassWeightAverager<TLabel> byClass => CurveSearch.EachBest(curves, metric, byClass.Undefined),
            _ => throw new ArgumentException($"The averager '{averager.Name}' is not known to be best where each class is: use macro, weighted, worst, class weights or micro.", nameof(averager)),
        };
        return Result(scores, thresholds, DecisionCounting.OneVsRest(scores.Table, thresholds), metric, averager);
    }

    /// <summary>
    /// Chooses a threshold for each class, where each sample is decided for the one class whose score is most above its threshold. A heuristic: it climbs to a
    /// point where no single threshold can be moved for the better, which need not be the best there is.
    /// </summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores to tune on; at least two classes, all scores finite.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="averager">Any averager.</param>
    /// <param name="maxRounds">How often to go through all classes at most.</param>
    /// <returns>
    /// Thresholds that are never worse than the arg max, at which the climb starts (all thresholds zero). Only the differences between thresholds matter. One
    /// class after the other, in order, the best threshold is found exactly while the others stand still (of equally good ones the highest, and only if it is better
    /// than the one at hand), until a round changes nothing. A round takes time in the order of K·n·(log n + K).
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The metric has no better and no worse; the averager does not fit the classes; a score is infinite (the message names row and class).</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxRounds"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">There is only one class, hence nothing to choose between.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined for the thresholds found and the averager was told to throw.</exception>
    public static TunedThresholds<TLabel> SingleLabel<TLabel>(ClassScores<TLabel> scores, CountsMetric metric, IAverager averager, int maxRounds = 20)
        where TLabel : notnull
    {
        CheckArguments(scores, metric, averager);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRounds, 1);
        DecisionExtensions.RequireChoice(scores);
        CheckFinite(scores.Table);

        double[] thresholds = new CoordinateAscent(scores.Table, metric, averager.BindTo(scores.Classes)).Climb(maxRounds);
        return Result(scores, thresholds, DecisionCounting.SingleLabel(scores.Table, thresholds), metric, averager);
    }

    private static TunedThresholds<TLabel> Result<TLabel>(ClassScores<TLabel> scores, double[] thresholds, BinaryCounts[] perClass, CountsMetric metric, IAverager averager)
        where TLabel : notnull
    {
        var counts = new ClassCounts<TLabel>(scores.Classes, perClass);
        return new TunedThresholds<TLabel>(scores.Classes, thresholds, averager.Average(counts, metric), counts);
    }

    private static void CheckArguments<TLabel>(ClassScores<TLabel> scores, CountsMetric metric, IAverager averager)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(averager);
        if (metric.Direction == MetricDirection.Neither) throw new ArgumentException($"The metric '{metric.Name}' has no better and no worse.", nameof(metric));
    }

    private static void CheckFinite(ScoreTable table) => table.ForEachRow((row, scores) =>
    {
        for (int c = 0; c < scores.Length; c++)
        {
            if (!double.IsFinite(scores[c])) throw new ArgumentException(FormattableString.Invariant($"The score of row {row} for class {table.NameOf(c)} is {scores[c]}; it must be finite."), nameof(scores));
        }
    });
}

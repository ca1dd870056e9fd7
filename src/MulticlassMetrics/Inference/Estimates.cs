using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Metrics with standard error and interval, each by the method that fits it best.</summary>
/// <remarks>
/// Wilson's interval for what is a proportion (recall, precision, specificity and their complements of one class; micro precision, recall and F1 over all classes, which are
/// the accuracy; top-k accuracy); DeLong's variance with a logit interval for the ROC AUC of one class; for all else the influence of each sample with a logit or tanh interval.
/// Every estimate names its method. For clusters, frequency weights or another interval take <see cref="Influence"/>.
/// </remarks>
/// <example>
/// <code>
/// string[] actual    = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
/// string[] predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
/// var matrix = ConfusionMatrix.FromLabels(actual, predicted);
/// matrix.Estimate(Averager.Macro, Metric.F1).Low;        // 0.293
/// matrix.Estimate("cat", Metric.Recall).Low;             // 0.301
/// </code>
/// </example>
public static class Estimates
{
    /// <summary>An averaged metric of counts with its interval.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate: Wilson for micro averages that are the accuracy, else by influence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Influence.Of{TLabel}(ConfusionMatrix{TLabel}, IAverager, CountsMetric)"/>.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate<TLabel>(this ConfusionMatrix<TLabel> matrix, IAverager averager, CountsMetric metric, double confidence = 0.95)
        where TLabel : notnull
    {
        Influence influence = Influence.Of(matrix, averager, metric);
        return averager is MicroAverager && IsAccuracy(metric)
            ? WilsonEstimate(influence, Influence.AllSamples(matrix), confidence)
            : influence.ToEstimate(confidence);
    }

    /// <summary>A metric of counts averaged over some classes of a matrix, with its interval.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="selection">The classes.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate, by influence: over some classes a micro average is not the accuracy.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for the whole matrix.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate<TLabel>(this ClassSelection<TLabel> selection, IAverager averager, CountsMetric metric, double confidence = 0.95)
        where TLabel : notnull => Influence.Of(selection, averager, metric).ToEstimate(confidence);

    /// <summary>A metric averaged over some classes of scores, with its interval.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="selection">The classes.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/>, <see cref="Metric.AveragePrecision"/> or <see cref="Metric.ClassBrierScore"/>.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate, by influence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for all classes.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate<TLabel>(this ScoreSelection<TLabel> selection, IAverager averager, ScoreMetric metric, double confidence = 0.95)
        where TLabel : notnull => Influence.Of(selection, averager, metric).ToEstimate(confidence);

    /// <summary>A metric of one class with its interval.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="label">The class.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate: Wilson for proportions, else by influence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate<TLabel>(this ConfusionMatrix<TLabel> matrix, TLabel label, CountsMetric metric, double confidence = 0.95)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(metric);
        int position = matrix.Classes.Require(label);
        Influence influence = Influence.OfCounts(matrix, position, metric);
        return metric is RatioMetric ratio && IsShareOfTrials(ratio)
            ? WilsonEstimate(influence, TrialsOf(matrix, position, ratio), confidence)
            : influence.ToEstimate(confidence);
    }

    /// <summary>A statistic of the whole matrix, such as kappa, with its interval.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="metric">The statistic.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate: Wilson for accuracy and error rate, else by influence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate(this ConfusionMatrix matrix, MatrixMetric metric, double confidence = 0.95)
    {
        Influence influence = Influence.Of(matrix, metric);
        return ReferenceEquals(metric, Metric.Accuracy) || ReferenceEquals(metric, Metric.ErrorRate)
            ? WilsonEstimate(influence, Influence.AllSamples(matrix), confidence)
            : influence.ToEstimate(confidence);
    }

    /// <summary>An averaged ROC AUC or average precision with its interval.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/>, <see cref="Metric.AveragePrecision"/> or <see cref="Metric.ClassBrierScore"/>.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate, by influence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Influence.Of{TLabel}(ClassScores{TLabel}, IAverager, ScoreMetric)"/>.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate<TLabel>(this ClassScores<TLabel> scores, IAverager averager, ScoreMetric metric, double confidence = 0.95)
        where TLabel : notnull => Influence.Of(scores, averager, metric).ToEstimate(confidence);

    /// <summary>The ROC AUC or the average precision of one class with its interval.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="label">The class.</param>
    /// <param name="metric"><see cref="Metric.RocAuc"/>, <see cref="Metric.AveragePrecision"/> or <see cref="Metric.ClassBrierScore"/>.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <param name="method">How the interval is made; <see cref="IntervalMethod.Wald"/> gives pROC's interval.</param>
    /// <returns>
    /// The estimate: of the AUC of unweighted samples, DeLong's variance; else by influence. Where the AUC is 0 or 1, the exact interval (Clopper–Pearson) for as many
    /// disjoint pairs of a positive and a negative as there are, all of which were told right.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">The metric is not smooth in the weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate<TLabel>(
        this ClassScores<TLabel> scores, TLabel label, ScoreMetric metric, double confidence = 0.95, IntervalMethod method = IntervalMethod.ByRange)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (!ReferenceEquals(metric, Metric.RocAuc) || scores.Table.Weights is not null) return Influence.Of(scores, label, metric).ToEstimate(confidence, method);

        // All that this needs are the ranks: the influence of each row would take longer than they do.
        ScoredClass scored = scores[label];
        double value = metric.Measure(scored), error = Math.Sqrt(Math.Max(0, DeLong.Variance(scored)));

        // With one positive or one negative DeLong has no variance to give, but at 0 and 1 the exact interval needs none.
        double shown = method != IntervalMethod.Wald && (value is 0 or 1) && double.IsNaN(error) ? 0 : error;
        Interval interval = Interval.Of(value, shown, metric.Range, confidence, method, Math.Min(scored.Support, scored.NegativeWeight));
        Evidence evidence = Influence.EvidenceOf(scores, [scores.Classes.Require(label)], []);
        return new Estimate(
            Influence.NameOf(metric, label), value, error, interval.Ends.Low, interval.Ends.High, confidence, $"DeLong, {interval.Method}", scores.SampleCount, evidence.Warnings(shown));
    }

    /// <summary>A statistic of all scores together with its interval: one-vs-one AUC, log loss, Brier score and other means over rows.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="metric">The statistic.</param>
    /// <param name="confidence">The level of the interval, in (0, 1).</param>
    /// <returns>The estimate: Wilson for top-k accuracy, else by influence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The statistic is not smooth in the weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Estimate Estimate<TLabel>(this ClassScores<TLabel> scores, ScoresMetric metric, double confidence = 0.95)
        where TLabel : notnull
    {
        Influence influence = Influence.Of(scores, metric);
        return metric.IsShare ? WilsonEstimate(influence, Influence.AllSamples(scores.Table), confidence) : influence.ToEstimate(confidence);
    }

    // Over all classes of single-label data, pooled FP = pooled FN, so that these three are the share of right predictions.
    internal static bool IsAccuracy(CountsMetric metric) =>
        metric is RatioMetric { Numerator: { FalsePositives: 0, TrueNegatives: 0, FalseNegatives: 0 } } ratio
        && ratio.Denominator.TrueNegatives == 0
        && ratio.Denominator.FalsePositives + ratio.Denominator.FalseNegatives == ratio.Denominator.TruePositives
        && ratio.Numerator.TruePositives == ratio.Denominator.TruePositives;

    // A sum of cells among a larger sum of cells, each sample counted once: TP of TP + FN, but not 2TP of 2TP + FP + FN.
    internal static bool IsShareOfTrials(RatioMetric metric) =>
        InBoth(metric.Numerator.TruePositives, metric.Denominator.TruePositives) && InBoth(metric.Numerator.FalsePositives, metric.Denominator.FalsePositives)
        && InBoth(metric.Numerator.TrueNegatives, metric.Denominator.TrueNegatives) && InBoth(metric.Numerator.FalseNegatives, metric.Denominator.FalseNegatives);

    private static bool InBoth(double above, double below) => (above, below) is (0, 0) or (0, 1) or (1, 1);

    private static KishNumber? TrialsOf(ConfusionMatrix matrix, int position, RatioMetric metric) =>
        matrix.Table.SquaresPerClass() is { } squares ? KishNumber.Of(metric.Denominator.Of(matrix.PerClass[position]), metric.Denominator.Of(squares[position])) : null;

    private static Estimate WilsonEstimate(Influence influence, KishNumber? trials, double confidence)
    {
        // The effective number of trials follows from the error, and is their number without weights; only where there is no variance must it be known otherwise.
        Estimate estimate = influence.ToEstimate(confidence, IntervalMethod.Wilson);
        if (double.IsNaN(influence.Value) || (estimate.StandardError == 0 && trials is not { Effective: > 0 })) return estimate;
        string method = influence.Units.SquaredWeights == influence.Units.Weights ? "Wilson" : "Wilson (effective samples)";
        if (influence.Value is not (0 or 1)) return estimate with { Method = method };
        double number = trials!.Value.Effective;
        ConfidenceInterval ends = new Proportion(influence.Value * number, number).Wilson(confidence);
        return estimate with { Low = ends.Low, High = ends.High, Method = method };
    }
}

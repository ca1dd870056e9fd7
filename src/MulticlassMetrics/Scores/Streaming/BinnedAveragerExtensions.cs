namespace MulticlassMetrics;

/// <summary>What averagers can do with binned scores. See <see cref="BinnedScoreAccumulator{TLabel}"/> for an example.</summary>
public static class BinnedAveragerExtensions
{
    /// <summary>The average area under the ROC curves of binned scores, one class against the rest, with its bounds.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="scores">The binned scores.</param>
    /// <returns>The average, in [0, 1], under the name <c>ROC AUC (binned)</c>; NaN when a class has no positive sample, unless it is skipped.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static BinnedAverage<TLabel> Auc<TLabel>(this IAverager averager, BinnedScores<TLabel> scores)
        where TLabel : notnull => Average(averager, scores, "ROC AUC", needsNegatives: true, part => part.RocAuc);

    /// <summary>The average of the classes' average precision of binned scores, one class against the rest, with its bounds.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="scores">The binned scores.</param>
    /// <returns>The average, in [0, 1], under the name <c>average precision (binned)</c>; NaN when a class has no positive sample, unless it is skipped.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static BinnedAverage<TLabel> AveragePrecision<TLabel>(this IAverager averager, BinnedScores<TLabel> scores)
        where TLabel : notnull => Average(averager, scores, "average precision", needsNegatives: false, part => part.AveragePrecision);

    private static BinnedAverage<TLabel> Average<TLabel>(IAverager averager, BinnedScores<TLabel> scores, string name, bool needsNegatives, Func<BinnedClass, BinnedValue> area)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(scores);
        return new BinnedAverage<TLabel>(Of("binned", value => value.Value), Of("binned, lower bound", value => value.Low).Value, Of("binned, upper bound", value => value.High).Value);

        AveragedScore<TLabel> Of(string which, Func<BinnedValue, double> part) =>
            averager.Average(scores, new BinnedMetric($"{name} ({which})", needsNegatives, of => part(area(of))));
    }
}

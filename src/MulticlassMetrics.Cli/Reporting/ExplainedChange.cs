namespace MulticlassMetrics.Cli;

/// <summary>The change of one metric's averages since an earlier test set.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Averages">The change of each average that is a mean over the classes.</param>
internal sealed record ExplainedChange(ExplainedMetric Metric, IReadOnlyList<AverageChange> Averages)
{
    /// <param name="metric">The metric.</param>
    /// <param name="earlier">The earlier predictions.</param>
    /// <param name="later">The later ones.</param>
    /// <param name="files">The names of both files.</param>
    /// <param name="confidence">The level of intervals and tests.</param>
    public static ExplainedChange Of(ExplainedMetric metric, Predictions earlier, Predictions later, (string Earlier, string Later) files, double confidence)
    {
        try
        {
            return new ExplainedChange(metric, metric.OfCounts is { } ratio
                ? OfCounts(earlier.Matrix, later.Matrix, ratio, confidence)
                : OfScores(ScoresOf(earlier, files.Earlier, metric), ScoresOf(later, files.Later, metric), metric.OfScores!, confidence));
        }
        catch (ArgumentException e)
        {
            // The library names the parameter, which means nothing here.
            throw new InputException($"from {files.Earlier} to {files.Later}: {e.Message.Split(" (Parameter")[0]}", e);
        }
    }

    /// <summary>What each average says first, then what they have in common.</summary>
    public IReadOnlyList<string> Verdict()
    {
        var verdicts = Averages.Select(average => average.Verdict()).ToList();
        return [.. verdicts.Select(verdict => verdict[0]), .. verdicts.SelectMany(verdict => verdict.Skip(1)).Distinct()];
    }

    private static AverageChange[] OfCounts(ConfusionMatrix<string> earlier, ConfusionMatrix<string> later, RatioMetric metric, double confidence) =>
    [
        AverageChange.OfMacro(earlier, later, metric, confidence), AverageChange.OfWeighted(earlier, later, metric, confidence), AverageChange.OfMicro(earlier, later, metric, confidence),
    ];

    // A micro average of scores is no mean over the classes.
    private static AverageChange[] OfScores(ClassScores<string> earlier, ClassScores<string> later, ScoreMetric metric, double confidence) =>
        [AverageChange.OfMacro(earlier, later, metric, confidence), AverageChange.OfWeighted(earlier, later, metric, confidence)];

    private static ClassScores<string> ScoresOf(Predictions predictions, string file, ExplainedMetric metric) =>
        predictions.Scores ?? throw new InputException($"{file} has no columns of scores, which {metric.Name} needs (choose with --scores).");
}

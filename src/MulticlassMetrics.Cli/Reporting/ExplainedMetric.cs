namespace MulticlassMetrics.Cli;

/// <summary>A metric whose averages can be explained: a ratio of counts, or an area under a curve.</summary>
/// <param name="Key">Its name in JSON and on the command line.</param>
/// <param name="OfCounts">The ratio; null for an area.</param>
/// <param name="OfScores">The area; null for a ratio.</param>
internal sealed record ExplainedMetric(string Key, RatioMetric? OfCounts, ScoreMetric? OfScores)
{
    private static readonly ExplainedMetric[] Areas = [new("rocAuc", null, Metric.RocAuc), new("averagePrecision", null, Metric.AveragePrecision)];

    public string Name => OfCounts?.Name ?? OfScores!.Name;

    public MetricDirection Direction => OfCounts?.Direction ?? OfScores!.Direction;

    /// <summary>Whether micro counts a decision for each sample and class, not a prediction for each sample.</summary>
    public bool PoolsDecisions => OfCounts is null || OfCounts.Numerator.TrueNegatives != 0 || OfCounts.Denominator.TrueNegatives != 0;

    /// <summary>Whether its micro average is a mean of areas between pairs of classes.</summary>
    public bool HasAreasBetweenClasses => OfScores == Metric.RocAuc;

    /// <summary>The names that a command line can give, without the families.</summary>
    public static IEnumerable<string> Names => [.. Metric.OfCounts.OfType<RatioMetric>().Select(metric => ToKey(metric.Name)), .. Areas.Select(area => area.Key)];

    /// <summary>Finds the metrics of lists of names separated by commas, each once.</summary>
    public static IReadOnlyList<ExplainedMetric> Parse(IEnumerable<string> lists) =>
        [.. lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries)).Select(Find).DistinctBy(metric => metric.Key)];

    private static ExplainedMetric Find(string name)
    {
        string plain = name.Replace(" ", "", StringComparison.Ordinal);
        if (Areas.FirstOrDefault(area => area.Key.Equals(plain, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        if (!Metric.TryByName(name, out CountsMetric? metric)) throw new InputException($"--metric {Label.Quote(name)} is not known; there are {string.Join(", ", Names)} and F<beta>.");
        return metric is RatioMetric ratio
            ? new ExplainedMetric(ToKey(ratio.Name), ratio, null)
            : throw new InputException($"--metric {Label.Quote(name)} is no ratio of counts, so its micro average is no mean over the classes; there are {string.Join(", ", Names)} and F<beta>.");
    }

    // "negative predictive value" is negativePredictiveValue.
    private static string ToKey(string name)
    {
        string[] words = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select((word, i) => (i == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word[1..]));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace MulticlassMetrics.Cli;

/// <summary>Everything that the name of a metric can mean: a metric of classes, or a statistic of all of them together.</summary>
internal sealed partial record NamedMetric(string Name, CountsMetric? OfCounts, ScoreMetric? OfScores, MatrixMetric? OfMatrix, ScoresMetric? OfAllScores)
{
    private static readonly string[] OfScoresNames = ["rocAuc", "averagePrecision", "equalErrorRate", "kolmogorovSmirnov", "bestF1", "classBrierScore"];

    private static readonly Dictionary<string, ScoresMetric> Statistics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["logLoss"] = Metric.LogLoss,
        ["brier"] = Metric.BrierScore,
        ["brierScore"] = Metric.BrierScore,
        ["calibrationError"] = Metric.CalibrationError(),
        ["ovoRocAuc"] = Metric.OneVsOneAuc(),
        ["ovoWeightedRocAuc"] = Metric.WeightedOneVsOneAuc(),
        ["hingeLoss"] = Metric.HingeLoss,
        ["sphericalScore"] = Metric.SphericalScore,
        ["rankedProbabilityScore"] = Metric.RankedProbabilityScore,
    };

    public bool IsOfClasses => OfCounts is not null || OfScores is not null;

    /// <summary>Whether some class can be worse by it than another.</summary>
    public bool HasWorst => (OfCounts?.Direction ?? OfScores?.Direction) is not (null or MetricDirection.Neither);

    public bool IsOverall => OfMatrix is not null || OfAllScores is not null;

    /// <summary>Null where nothing has the name.</summary>
    public static NamedMetric? Find(string name)
    {
        Metric.TryByName(name, out CountsMetric? counts);
        Metric.TryScoreMetricByName(name, out ScoreMetric? scores);
        Metric.TryMatrixMetricByName(name, out MatrixMetric? matrix);
        if (!Statistics.TryGetValue(name, out ScoresMetric? all) && TopK().Match(name) is { Success: true } top) all = Metric.TopKAccuracy(int.Parse(top.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        var found = new NamedMetric(name, counts, scores, matrix, all);
        return found.IsOfClasses || found.IsOverall ? found : null;
    }

    /// <summary>The names to choose from where one is not known.</summary>
    public static IEnumerable<string> Names =>
        [.. Metric.OfCounts.Select(metric => Key(metric.Name)), .. OfScoresNames, .. Metric.OfMatrix.Select(metric => Key(metric.Name)), .. Statistics.Keys, "top3Accuracy"];

    /// <param name="averager">The averager.</param>
    /// <param name="labels">The classes; null for all.</param>
    public Measure Average(IAverager averager, IReadOnlyList<string>? labels) => (OfCounts, labels) switch
    {
        ({ } counts, null) => Measure.Average(averager, counts),
        ({ } counts, _) => Measure.Average(averager, counts, labels),
        (_, null) => Measure.Average(averager, OfScores!),
        _ => Measure.Average(averager, OfScores!, labels),
    };

    public Measure OfClass(string label) => OfCounts is { } counts ? Measure.OfClass(label, counts) : Measure.OfClass(label, OfScores!);

    public ClassMeasures OfEachClass(IReadOnlyList<string>? labels) => (OfCounts, labels) switch
    {
        ({ } counts, null) => Measure.EachClass(counts),
        ({ } counts, _) => Measure.EachClass(labels, counts),
        (_, null) => Measure.EachClass(OfScores!),
        _ => Measure.EachClass(labels, OfScores!),
    };

    public Measure Overall() => OfMatrix is { } matrix ? Measure.Overall(matrix) : Measure.Overall(OfAllScores!);

    // "Cohen's kappa" is cohensKappa, "F1" f1.
    private static string Key(string name)
    {
        string[] words = name.Replace("'", "", StringComparison.Ordinal).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select((word, i) => (i == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word[1..]));
    }

    [GeneratedRegex("^top([1-9][0-9]{0,5})Accuracy$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TopK();
}

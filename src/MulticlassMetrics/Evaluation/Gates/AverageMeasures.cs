using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>An averaged metric of counts.</summary>
internal sealed class AverageOfCounts(IAverager averager, CountsMetric metric) : Measure($"{metric.Name} ({averager.Name})", metric, averager)
{
    private readonly IAverager _averager = averager;
    private readonly CountsMetric _metric = metric;

    public override bool NeedsScores => false;

    internal override bool IsShare => _averager is MicroAverager && Estimates.IsAccuracy(_metric);

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        AveragedScore<TLabel> score = _averager.Average(evaluation.Matrix, _metric);
        return AverageReading.Of(_averager, score, label => ClassReading.WhyUndefined(label, evaluation.Matrix[label], _metric)) with
        {
            Trials = IsShare ? (evaluation.Matrix.Hits, evaluation.Matrix.TotalWeight) : null,
        };
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) => evaluation.Matrix.Estimate(_averager, _metric, confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => Influence.Of(evaluation.Matrix, _averager, _metric);

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) => comparison.Difference(_averager, _metric, confidence);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation) =>
        new([MistakeFinder.MostConfused(evaluation)], AverageReading.WorstClasses(_averager.Average(evaluation.Matrix, _metric), _metric));
}

/// <summary>An averaged metric of scores.</summary>
internal sealed class AverageOfScores(IAverager averager, ScoreMetric metric) : Measure($"{metric.Name} ({averager.Name})", metric, averager)
{
    private readonly IAverager _averager = averager;
    private readonly ScoreMetric _metric = metric;

    public override bool NeedsScores => true;

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        ClassScores<TLabel> scores = evaluation.RequireScores();
        return AverageReading.Of(_averager, _averager.Average(scores, _metric), label => ClassReading.WhyUndefined(label, scores[label], _metric));
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) => evaluation.Influence(this).ToEstimate(confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => Influence.Of(evaluation.RequireScores(), _averager, _metric);

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) => comparison.Difference(_averager, _metric, confidence);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        AveragedScore<TLabel> average = _averager.Average(evaluation.RequireScores(), _metric);
        return new MistakeReport(RankMistakes.OfWorstClass(evaluation, average, _metric), AverageReading.WorstClasses(average, _metric));
    }
}

/// <summary>What an average says of itself.</summary>
internal static class AverageReading
{
    private const int MostClasses = 3;

    public static Measured Of<TLabel>(IAverager averager, AveragedScore<TLabel> score, Func<TLabel, string> whyUndefined)
        where TLabel : notnull
    {
        // The pool has a value although a class of it has none. Where one class decides, each could have, whatever its weight says now.
        bool anyDecides = score.TryGetDecidingClass(out _);
        ImmutableArray<ClassValue<TLabel>> undefined = averager is MicroAverager ? [] : [.. score.PerClass.Where(part => part.UndefinedReason is not null && (anyDecides || part.Weight != 0))];
        if (double.IsNaN(score.Value))
        {
            return new Measured(double.NaN, score.UndefinedReason ?? (undefined.IsEmpty ? "it has no value" : whyUndefined(undefined[0].Class)));
        }

        var standIns = ImmutableArray.CreateBuilder<(double, string)>();
        if (averager is MicroAverager && score.UndefinedReason is { } reason) standIns.Add((score.Value, reason));
        foreach (ClassValue<TLabel> part in undefined)
        {
            if (!double.IsNaN(part.Value)) standIns.Add((part.Value, whyUndefined(part.Class)));
        }

        return new Measured(score.Value, null) { StandIns = standIns.ToImmutable(), StandInsCancel = !anyDecides };
    }

    public static ImmutableArray<string> WorstClasses<TLabel>(AveragedScore<TLabel> score, IMetric metric)
        where TLabel : notnull
    {
        if (metric.Direction == MetricDirection.Neither) return [];
        string text = string.Join(", ", Worst(score, metric).Take(MostClasses).Select(part => FormattableString.Invariant($"{MatrixText.Label(part.Class)} {part.Value:0.000}")));
        return text.Length == 0 ? [] : [$"worst classes: {text}"];
    }

    public static IEnumerable<ClassValue<TLabel>> Worst<TLabel>(AveragedScore<TLabel> score, IMetric metric)
        where TLabel : notnull
    {
        double sign = metric.Direction == MetricDirection.HigherIsBetter ? 1 : -1;
        return score.PerClass.Where(part => !double.IsNaN(part.Value)).OrderBy(part => sign * part.Value);
    }
}

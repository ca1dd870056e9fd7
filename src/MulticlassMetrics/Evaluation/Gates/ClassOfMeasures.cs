using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A metric of counts of one class.</summary>
internal sealed class CountsOfClass<TClass>(TClass label, CountsMetric metric) : Measure($"{metric.Name} of {MatrixText.Label(label)}", metric, label)
    where TClass : notnull
{
    private readonly TClass _label = label;
    private readonly CountsMetric _metric = metric;

    public override bool NeedsScores => false;

    internal override bool IsShare => _metric is RatioMetric ratio && Estimates.IsShareOfTrials(ratio);

    internal override string? WhyMissing<TLabel>(Evaluation<TLabel> evaluation) => ClassReading.WhyMissing(_label, evaluation);

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        BinaryCounts counts = ClassReading.Own(_label, evaluation).Matrix[_label];
        double value = _metric.Measure(counts);
        return new Measured(value, double.IsNaN(value) ? ClassReading.WhyUndefined(_label, counts, _metric) : null)
        {
            Trials = IsShare && _metric is RatioMetric ratio ? (ratio.NumeratorOf(counts), ratio.DenominatorOf(counts)) : null,
        };
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) =>
        ClassReading.Own(_label, evaluation).Matrix.Estimate(_label, _metric, confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => Influence.Of(ClassReading.Own(_label, evaluation).Matrix, _label, _metric);

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) =>
        ClassReading.Own(_label, comparison).Difference(_label, _metric, confidence);

    internal override Func<int, bool> RowsOf<TLabel>(Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline) => ClassReading.RowsOf(_label, evaluation, baseline);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        // Which mistakes count is what the metric reads: recall the missed ones, precision the false ones, F1 both.
        bool missed = true, wrong = true;
        if (_metric is RatioMetric { Numerator: var above, Denominator: var below })
        {
            missed = above.FalseNegatives != 0 || below.FalseNegatives != 0;
            wrong = above.FalsePositives != 0 || below.FalsePositives != 0;
        }

        Evaluation<TClass> own = ClassReading.Own(_label, evaluation);
        var mistakes = ImmutableArray.CreateBuilder<GateMistakes>();
        if (missed) mistakes.Add(MistakeFinder.Missed(own, _label));
        if (wrong) mistakes.Add(MistakeFinder.WronglyPredicted(own, _label));
        return new MistakeReport(mistakes.ToImmutable(), []);
    }
}

/// <summary>A metric of scores of one class.</summary>
internal sealed class ScoresOfClass<TClass>(TClass label, ScoreMetric metric) : Measure($"{metric.Name} of {MatrixText.Label(label)}", metric, label)
    where TClass : notnull
{
    private readonly TClass _label = label;
    private readonly ScoreMetric _metric = metric;

    public override bool NeedsScores => true;

    internal override string? WhyMissing<TLabel>(Evaluation<TLabel> evaluation) => base.WhyMissing(evaluation) ?? ClassReading.WhyMissing(_label, evaluation);

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        ScoredClass scored = Scores(evaluation)[_label];
        double value = _metric.Measure(scored);
        return new Measured(value, double.IsNaN(value) ? ClassReading.WhyUndefined(_label, scored, _metric) : null);
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) => Scores(evaluation).Estimate(_label, _metric, confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => Influence.Of(Scores(evaluation), _label, _metric);

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) =>
        ClassReading.Own(_label, comparison).Difference(_label, _metric, confidence);

    internal override Func<int, bool> RowsOf<TLabel>(Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline) => ClassReading.RowsOf(_label, evaluation, baseline);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation) => new([RankMistakes.Of(ClassReading.Own(_label, evaluation), _label)], []);

    private ClassScores<TClass> Scores<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull => ClassReading.Own(_label, evaluation).RequireScores();
}

/// <summary>What measures of one class share.</summary>
internal static class ClassReading
{
    /// <summary>The evaluation as one of labels of the type of the class: a measure does not know the type of the labels before.</summary>
    public static Evaluation<TClass> Own<TClass, TLabel>(TClass label, Evaluation<TLabel> evaluation)
        where TClass : notnull
        where TLabel : notnull => evaluation as Evaluation<TClass> ?? throw OtherType<TClass, TLabel>(label);

    public static PairedComparison<TClass> Own<TClass, TLabel>(TClass label, PairedComparison<TLabel> comparison)
        where TClass : notnull
        where TLabel : notnull => comparison as PairedComparison<TClass> ?? throw OtherType<TClass, TLabel>(label);

    public static Func<int, bool> RowsOf<TClass, TLabel>(TClass label, Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline)
        where TClass : notnull
        where TLabel : notnull
    {
        Evaluation<TClass> mine = Own(label, evaluation), theirs = Own(label, baseline);
        IEqualityComparer<TClass> same = mine.Classes.Comparer;
        return row => same.Equals(mine.Actual[row], label) || same.Equals(mine.Predicted[row], label) || same.Equals(theirs.Predicted[row], label);
    }

    public static string? WhyMissing<TClass, TLabel>(TClass label, Evaluation<TLabel> evaluation)
        where TClass : notnull
        where TLabel : notnull =>
        Own(label, evaluation).Classes.Contains(label) ? null : $"there is no class '{MatrixText.Label(label)}', but {GateText.Names(evaluation.Classes.Select(MatrixText.Label))}";

    public static string WhyUndefined<TClass>(TClass label, BinaryCounts counts, CountsMetric metric)
        where TClass : notnull
    {
        string reason = metric.ExplainUndefined(counts), name = MatrixText.Label(label);
        return (counts.Support, counts.PredictedPositives) switch
        {
            (0, 0) => $"class {name} never occurs and is never predicted ({reason})",
            (0, _) => $"class {name} never occurs ({reason})",
            (_, 0) => $"class {name} is never predicted ({reason})",
            _ => $"of class {name} ({reason})",
        };
    }

    public static string WhyUndefined<TClass>(TClass label, ScoredClass scored, ScoreMetric metric)
        where TClass : notnull
    {
        string reason = metric.ExplainUndefined(scored), name = MatrixText.Label(label);
        return scored.Support == 0 ? $"class {name} never occurs ({reason})" : $"of class {name} ({reason})";
    }

    private static ArgumentException OtherType<TClass, TLabel>(TClass label)
        where TClass : notnull =>
        new($"The class '{MatrixText.Label(label)}' is a {typeof(TClass).Name}, and the labels are of type {typeof(TLabel).Name}.", nameof(label));
}

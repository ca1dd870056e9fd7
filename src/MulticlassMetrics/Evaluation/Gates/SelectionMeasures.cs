using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>An average over some classes, as a measure knows it.</summary>
/// <param name="Averager">The averager.</param>
/// <param name="Classes">The classes; the others still count as negatives.</param>
internal sealed record SelectedAverage<TClass>(IAverager Averager, ClassList<TClass> Classes)
    where TClass : notnull
{
    public string NameOf(IMetric metric) => $"{metric.Name} ({Averager.Name} of {GateText.Names(Classes.Select(MatrixText.Label))})";

    public string? WhyMissing<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull => Classes.Select(label => ClassReading.WhyMissing(label, evaluation)).FirstOrDefault(reason => reason is not null);

    public Evaluation<TClass> Own<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull => ClassReading.Own(Classes[0], evaluation);

    public PairedComparison<TClass> Own<TLabel>(PairedComparison<TLabel> comparison)
        where TLabel : notnull => ClassReading.Own(Classes[0], comparison);

    public Func<int, bool> RowsOf<TLabel>(Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline)
        where TLabel : notnull
    {
        Func<int, bool>[] ofClasses = [.. Classes.Select(label => ClassReading.RowsOf(label, evaluation, baseline))];
        return row => Array.Exists(ofClasses, concerns => concerns(row));
    }
}

/// <summary>A metric of counts averaged over some classes.</summary>
internal sealed class SelectionOfCounts<TClass>(SelectedAverage<TClass> average, CountsMetric metric) : Measure(average.NameOf(metric), metric, average)
    where TClass : notnull
{
    private readonly SelectedAverage<TClass> _average = average;
    private readonly CountsMetric _metric = metric;

    public override bool NeedsScores => false;

    internal override string? WhyMissing<TLabel>(Evaluation<TLabel> evaluation) => _average.WhyMissing(evaluation);

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        ConfusionMatrix<TClass> matrix = _average.Own(evaluation).Matrix;
        return AverageReading.Of(_average.Averager, _average.Averager.Average(Selected(matrix), _metric), label => ClassReading.WhyUndefined(label, matrix[label], _metric));
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) =>
        Selected(_average.Own(evaluation).Matrix).Estimate(_average.Averager, _metric, confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => InfluenceOf(_average.Own(evaluation).Matrix);

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) =>
        _average.Own(comparison).Difference(InfluenceOf, confidence, _metric.Direction);

    internal override Func<int, bool> RowsOf<TLabel>(Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline) => _average.RowsOf(evaluation, baseline);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        Evaluation<TClass> own = _average.Own(evaluation);
        return new MistakeReport(
            [MistakeFinder.MostConfused(own, cell => _average.Classes.Contains(cell.Actual) || _average.Classes.Contains(cell.Predicted))],
            AverageReading.WorstClasses(_average.Averager.Average(Selected(own.Matrix), _metric), _metric));
    }

    private ClassSelection<TClass> Selected(ConfusionMatrix<TClass> matrix) => matrix.Select(_average.Classes);

    private Influence InfluenceOf(ConfusionMatrix<TClass> matrix) => Influence.Of(Selected(matrix), _average.Averager, _metric);
}

/// <summary>A metric of scores averaged over some classes.</summary>
internal sealed class SelectionOfScores<TClass>(SelectedAverage<TClass> average, ScoreMetric metric) : Measure(average.NameOf(metric), metric, average)
    where TClass : notnull
{
    private readonly SelectedAverage<TClass> _average = average;
    private readonly ScoreMetric _metric = metric;

    public override bool NeedsScores => true;

    internal override string? WhyMissing<TLabel>(Evaluation<TLabel> evaluation) => base.WhyMissing(evaluation) ?? _average.WhyMissing(evaluation);

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        ClassScores<TClass> scores = _average.Own(evaluation).RequireScores();
        return AverageReading.Of(_average.Averager, Average(scores), label => ClassReading.WhyUndefined(label, scores[label], _metric));
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) => evaluation.Influence(this).ToEstimate(confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => InfluenceOf(_average.Own(evaluation).RequireScores());

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) =>
        _average.Own(comparison).OfScores(InfluenceOf, confidence, _metric.Direction);

    internal override Func<int, bool> RowsOf<TLabel>(Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline) => _average.RowsOf(evaluation, baseline);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        Evaluation<TClass> own = _average.Own(evaluation);
        AveragedScore<TClass> average = Average(own.RequireScores());
        return new MistakeReport(RankMistakes.OfWorstClass(own, average, _metric), AverageReading.WorstClasses(average, _metric));
    }

    private AveragedScore<TClass> Average(ClassScores<TClass> scores) => _average.Averager.Average(scores.Select(_average.Classes), _metric);

    private Influence InfluenceOf(ClassScores<TClass> scores) => Influence.Of(scores.Select(_average.Classes), _average.Averager, _metric);
}

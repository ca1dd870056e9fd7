namespace MulticlassMetrics;

/// <summary>A statistic of the whole matrix.</summary>
internal sealed class StatisticOfMatrix(MatrixMetric metric) : Measure(metric.Name, metric, null)
{
    private readonly MatrixMetric _metric = metric;

    public override bool NeedsScores => false;

    internal override bool IsShare => ReferenceEquals(_metric, Metric.Accuracy) || ReferenceEquals(_metric, Metric.ErrorRate);

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        ConfusionMatrix<TLabel> matrix = evaluation.Matrix;
        double value = _metric.Measure(matrix);
        return new Measured(value, double.IsNaN(value) ? _metric.ExplainUndefined(matrix) : null)
        {
            Trials = IsShare ? (ReferenceEquals(_metric, Metric.Accuracy) ? matrix.Hits : matrix.Misses, matrix.TotalWeight) : null,
        };
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) => evaluation.Matrix.Estimate(_metric, confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => Influence.Of(evaluation.Matrix, _metric);

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) => comparison.Difference(_metric, confidence);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation) => new([MistakeFinder.MostConfused(evaluation)], []);
}

/// <summary>A statistic of all scores together.</summary>
internal sealed class StatisticOfScores(ScoresMetric metric) : Measure(metric.Name, metric, null)
{
    private readonly ScoresMetric _metric = metric;

    public override bool NeedsScores => true;

    internal override bool IsShare => _metric.IsShare;

    internal override Measured MeasureOn<TLabel>(Evaluation<TLabel> evaluation)
    {
        ClassScores<TLabel> scores = evaluation.RequireScores();
        double value = _metric.Measure(scores);
        return new Measured(value, double.IsNaN(value) ? _metric.ExplainUndefined(scores) : null);
    }

    internal override Estimate PlainEstimateOn<TLabel>(Evaluation<TLabel> evaluation, double confidence) => evaluation.RequireScores().Estimate(_metric, confidence);

    internal override Influence InfluenceOn<TLabel>(Evaluation<TLabel> evaluation) => Influence.Of(evaluation.RequireScores(), _metric);

    internal override PairedDifference DifferenceOn<TLabel>(PairedComparison<TLabel> comparison, double confidence) => comparison.Difference(_metric, confidence);

    internal override MistakeReport MistakesOn<TLabel>(Evaluation<TLabel> evaluation) => new([RankMistakes.LowestOwnScores(evaluation)], []);
}

namespace MulticlassMetrics.Cli;

/// <summary>Makes the estimates of a report, with the intervals and the clusters that were asked for.</summary>
internal sealed class Estimator(Predictions predictions, IntervalChoice choice)
{
    private readonly double _confidence = choice.Confidence;
    private readonly bool _wald = choice.Kind == IntervalKind.Wald;

    public Estimate Of(string label, CountsMetric metric)
    {
        Estimate plain = predictions.Matrix.Estimate(label, metric, _confidence);
        return IsPlain ? plain : Finish(plain, Influence.Of(predictions.Matrix, label, metric));
    }

    public Estimate Of(IAverager averager, CountsMetric metric)
    {
        Estimate plain = predictions.Matrix.Estimate(averager, metric, _confidence);
        return IsPlain ? plain : Finish(plain, Influence.Of(predictions.Matrix, averager, metric));
    }

    public Estimate Of(MatrixMetric metric)
    {
        Estimate plain = predictions.Matrix.Estimate(metric, _confidence);
        return IsPlain ? plain : Finish(plain, Influence.Of(predictions.Matrix, metric));
    }

    public Estimate Of(ClassScores<string> scores, string label, ScoreMetric metric) => predictions.Clusters is null
        ? scores.Estimate(label, metric, _confidence, _wald ? IntervalMethod.Wald : IntervalMethod.ByRange)
        : Finish(null, Influence.Of(scores, label, metric));

    public Estimate Of(ClassScores<string> scores, IAverager averager, ScoreMetric metric) => Finish(null, Influence.Of(scores, averager, metric));

    public Estimate Of(ClassScores<string> scores, ScoresMetric metric)
    {
        Estimate plain = scores.Estimate(metric, _confidence);
        return IsPlain ? plain : Finish(plain, Influence.Of(scores, metric));
    }

    private bool IsPlain => !_wald && predictions.Clusters is null;

    /// <param name="plain">The estimate of independent rows, which knows whether the number is a proportion; null where it is none.</param>
    /// <param name="influence">The influence of cells or of rows.</param>
    private Estimate Finish(Estimate? plain, Influence influence)
    {
        if (predictions.Clusters is { } clusters) influence = (influence.IsByRow ? influence : influence.ByRow(clusters.Pairs)).ClusteredBy(clusters.Groups);
        bool isProportion = plain?.Method.StartsWith("Wilson", StringComparison.Ordinal) == true;
        return influence.ToEstimate(_confidence, _wald ? IntervalMethod.Wald : isProportion ? IntervalMethod.Wilson : IntervalMethod.ByRange);
    }
}

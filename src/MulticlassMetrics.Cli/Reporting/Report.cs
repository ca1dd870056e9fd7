namespace MulticlassMetrics.Cli;

/// <summary>Everything that <c>metrics report</c> says, before any format.</summary>
internal sealed record Report(
    Predictions Predictions, IntervalChoice? Intervals, UndefinedPolicy Undefined, IReadOnlyList<MetricColumn> Columns, IReadOnlyList<OverallFigure> Overall)
{
    public ConfusionMatrix<string> Matrix => Predictions.Matrix;

    public static Report Of(Predictions predictions, IntervalChoice? intervals, UndefinedPolicy undefined)
    {
        ConfusionMatrix<string> matrix = predictions.Matrix;
        Estimator? estimator = intervals is null ? null : new Estimator(predictions, intervals);
        List<MetricColumn> columns =
        [
            MetricColumn.Of("precision", matrix, Metric.Precision, undefined, estimator),
            MetricColumn.Of("recall", matrix, Metric.Recall, undefined, estimator),
            MetricColumn.Of("f1", matrix, Metric.F1, undefined, estimator),
            MetricColumn.Of("specificity", matrix, Metric.Specificity, undefined, estimator),
            MetricColumn.Of("jaccard", matrix, Metric.Jaccard, undefined, estimator, ClassTable.None),
        ];
        List<OverallFigure> overall = [.. OverallFigures.OfMatrix(matrix, estimator)];
        if (predictions.Scores is { } scores)
        {
            columns.Add(MetricColumn.Of("rocAuc", scores, Metric.RocAuc, undefined, estimator));
            columns.Add(MetricColumn.Of("averagePrecision", scores, Metric.AveragePrecision, undefined, estimator));
            overall.AddRange(OverallFigures.OfScores(scores, undefined, estimator));
        }

        return new Report(predictions, intervals, undefined, columns, overall);
    }
}

namespace MulticlassMetrics.Cli;

/// <summary>Everything that <c>metrics report</c> says, before any format.</summary>
internal sealed record Report(
    Predictions Predictions, UndefinedPolicy Undefined, IReadOnlyList<MetricColumn> Columns, IReadOnlyList<OverallFigure> Overall)
{
    public ConfusionMatrix<string> Matrix => Predictions.Matrix;

    public static Report Of(Predictions predictions, UndefinedPolicy undefined)
    {
        ConfusionMatrix<string> matrix = predictions.Matrix;
        return new Report(
            predictions,
            undefined,
            [
                MetricColumn.Of("precision", matrix, Metric.Precision, undefined),
                MetricColumn.Of("recall", matrix, Metric.Recall, undefined),
                MetricColumn.Of("f1", matrix, Metric.F1, undefined),
                MetricColumn.Of("specificity", matrix, Metric.Specificity, undefined),
                MetricColumn.Of("jaccard", matrix, Metric.Jaccard, undefined, tabled: false),
            ],
            [
                new OverallFigure("accuracy", "accuracy", new Figure(matrix.Accuracy)),
                new OverallFigure("balancedAccuracy", "balanced accuracy", new Figure(matrix.BalancedAccuracy)),
            ]);
    }
}

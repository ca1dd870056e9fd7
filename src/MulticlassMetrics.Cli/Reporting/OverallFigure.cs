namespace MulticlassMetrics.Cli;

/// <summary>A number of all classes together, with its name in JSON and its name for people.</summary>
internal sealed record OverallFigure(string Key, string Title, Figure Figure)
{
    /// <summary>What is said beside the number; null for nothing.</summary>
    public string? Comment { get; init; }

    public static OverallFigure Of(string key, ConfusionMatrix<string> matrix, MatrixMetric metric, Estimator? estimator)
    {
        double value = metric.Measure(matrix);
        return new OverallFigure(key, metric.Name, new Figure(value, double.IsNaN(value) ? metric.ExplainUndefined(matrix) : null).With(estimator?.Of(metric)));
    }

    public static OverallFigure Of(string key, ClassScores<string> scores, ScoresMetric metric, Estimator? estimator)
    {
        Estimate? estimate = estimator?.Of(scores, metric);
        double value = estimate?.Value ?? metric.Measure(scores);
        return new OverallFigure(key, metric.Name, new Figure(value, double.IsNaN(value) ? metric.ExplainUndefined(scores) : null).With(estimate));
    }
}

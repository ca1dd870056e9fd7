using System.Runtime.ExceptionServices;

namespace MulticlassMetrics.Cli;

/// <summary>Everything that <c>metrics report</c> says, before any format.</summary>
internal sealed record Report(
    Predictions Predictions, IntervalChoice? Intervals, UndefinedPolicy Undefined, IReadOnlyList<MetricColumn> Columns, IReadOnlyList<OverallFigure> Overall)
{
    // The sentence asks for work in the order of the square of the classes.
    private const int MostExplainedClasses = 100;

    public ConfusionMatrix<string> Matrix => Predictions.Matrix;

    /// <summary>Why micro and macro differ, of F1 and of ROC AUC where there are scores: a sentence each, where there are tests and a policy for them.</summary>
    public IReadOnlyList<string> GapSentences { get; private init; } = [];

    /// <summary>Why these sentences are left out although intervals were asked for; null where they are not.</summary>
    public string? GapNote { get; private init; }

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
        string? unexplained = WhyUnexplained(matrix, undefined);
        string[] sentences = [];
        if (predictions.Scores is { } scores)
        {
            // All that comes of ranks waits for them. The sentence on areas finds them on the way.
            bool explained = Enumerable.Range(0, scores.ClassCount).Count(c => scores.PerClass[c] is { Support: > 0, NegativeWeight: > 0 }) > 1;
            MetricColumn[] ranked = new MetricColumn[2];
            OverallFigure[] ofPairs = [], ofRows = [];
            Together(Rank, () => ofRows = [.. OverallFigures.OfRows(scores, estimator)]);
            Together(
                () => ofPairs = [.. OverallFigures.OfPairs(scores, undefined, estimator)],
                () => ranked[0] = MetricColumn.Of("rocAuc", scores, Metric.RocAuc, undefined, estimator),
                () => ranked[1] = MetricColumn.Of("averagePrecision", scores, Metric.AveragePrecision, undefined, estimator));
            columns.AddRange(ranked);
            overall.AddRange([.. ofPairs, .. ofRows]);

            void Rank()
            {
                sentences = Sentences(explained ? "f1,rocAuc" : "f1");
                if (!explained || sentences.Length == 0) _ = Averager.Macro.Average(scores, Metric.RocAuc);
            }
        }
        else
        {
            sentences = Sentences("f1");
        }

        return new Report(predictions, intervals, undefined, columns, overall) { GapSentences = sentences, GapNote = intervals is null ? null : unexplained };

        string[] Sentences(string metrics) => intervals is null || unexplained is not null
            ? []
            : [.. ExplainedMetric.Parse([metrics])
                .Where(metric => metric.Key == "rocAuc" || columns.Any(column => column.Key == metric.Key && column.PerClass.Count(figure => figure.Undefined is null) > 1))
                .Select(metric => ExplainedGap.Of(metric, predictions, "", new GapChoice(intervals.Confidence, undefined, metric.OfScores is null ? null : false)).Gap.Summary())];
    }

    // On several threads, and what the first of them throws, as if they had been done in order.
    private static void Together(params Action[] works)
    {
        var thrown = new Exception?[works.Length];
        Parallel.For(0, works.Length, i =>
        {
            try
            {
                works[i]();
            }
            catch (Exception exception)
            {
                thrown[i] = exception;
            }
        });
        if (Array.Find(thrown, exception => exception is not null) is { } first) ExceptionDispatchInfo.Throw(first);
    }

    private static string? WhyUnexplained(ConfusionMatrix<string> matrix, UndefinedPolicy undefined) =>
        matrix.ClassCount > MostExplainedClasses ? $"why micro and macro differ is left out above {MostExplainedClasses} classes; metrics explain tells it"
        : undefined is not (UndefinedPolicy.Zero or UndefinedPolicy.Skip) ? "why micro and macro differ is told where what is 0/0 counts as zero or is skipped"
        : null;
}

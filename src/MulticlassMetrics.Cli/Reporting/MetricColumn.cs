namespace MulticlassMetrics.Cli;

/// <summary>One metric of a report: its value for each class and its averages.</summary>
/// <param name="Key">Its name in JSON and CSV.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Table">In which table text and markdown show it for each class.</param>
/// <param name="IsSubstituted">Whether the policy for 0/0 may put a number in.</param>
/// <param name="PerClass">Its value for each class, in the order of the classes.</param>
/// <param name="Averages">Its averages, in the order of <see cref="AverageNames"/>.</param>
internal sealed record MetricColumn(
    string Key, string Title, ClassTable Table, bool IsSubstituted, IReadOnlyList<Figure> PerClass, IReadOnlyList<Figure> Averages)
{
    public static IReadOnlyList<string> AverageNames { get; } = ["micro", "macro", "weighted", "worst"];

    /// <summary>The average of all classes pooled.</summary>
    public Figure Micro => Averages[0];

    public static MetricColumn Of(string key, ConfusionMatrix<string> matrix, CountsMetric metric, UndefinedPolicy undefined, Estimator? estimator, ClassTable table = ClassTable.Labels) =>
        Of(key, table, matrix, metric, undefined, label => estimator?.Of(label, metric), averager => estimator?.Of(averager, metric));

    public static MetricColumn Of(string key, ClassScores<string> scores, ScoreMetric metric, UndefinedPolicy undefined, Estimator? estimator) =>
        Of(key, ClassTable.Scores, scores, metric, undefined, label => estimator?.Of(scores, label, metric), averager => estimator?.Of(scores, averager, metric));

    private static MetricColumn Of<TPart>(
        string key, ClassTable table, IClassParts<string, TPart> parts, IMetric<TPart> metric, UndefinedPolicy undefined,
        Func<string, Estimate?> ofClass, Func<IAverager, Estimate?> ofAverage)
        where TPart : IPoolable<TPart>
    {
        // Macro goes first: told to throw, it names the class, which the pool cannot.
        AveragedScore<string> macro = new MacroAverager(undefined).Average(parts, metric);
        Figure[] perClass = [.. macro.PerClass.Select(value => Figure.Of(value).With(ofClass(value.Class)))];
        return new MetricColumn(
            key, metric.Name, table, metric.CanBeSubstituted, perClass,
            [
                Figure.Of(new MicroAverager(undefined).Average(parts, metric)).With(ofAverage(new MicroAverager(undefined))),
                Figure.Of(macro).With(ofAverage(new MacroAverager(undefined))),
                Figure.Of(new WeightedAverager(undefined).Average(parts, metric)).With(ofAverage(new WeightedAverager(undefined))),
                Worst(parts, new WorstAverager(undefined).Average(parts, metric), perClass),
            ]);
    }

    // The number of one class, hence with that class's interval.
    private static Figure Worst<TPart>(IClassParts<string, TPart> parts, AveragedScore<string> worst, Figure[] perClass)
        where TPart : IPoolable<TPart>
    {
        var figure = Figure.Of(worst);
        return figure.Class is null ? figure : figure.With(perClass[parts.Classes.IndexOf(figure.Class)].Estimate);
    }
}

/// <summary>Where a metric stands among those of a class.</summary>
internal enum ClassTable
{
    /// <summary>In files only.</summary>
    None,

    /// <summary>With what was predicted.</summary>
    Labels,

    /// <summary>With what was scored.</summary>
    Scores,
}

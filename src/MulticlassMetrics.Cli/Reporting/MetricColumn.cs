namespace MulticlassMetrics.Cli;

/// <summary>One metric of a report: its value for each class and its averages.</summary>
/// <param name="Key">Its name in JSON and CSV.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Tabled">Whether text and markdown show it.</param>
/// <param name="PerClass">Its value for each class, in the order of the classes.</param>
/// <param name="Averages">Its averages, in the order of <see cref="AverageNames"/>.</param>
internal sealed record MetricColumn(string Key, string Title, bool Tabled, IReadOnlyList<Figure> PerClass, IReadOnlyList<Figure> Averages)
{
    public static IReadOnlyList<string> AverageNames { get; } = ["micro", "macro", "weighted", "worst"];

    public static MetricColumn Of<TPart>(string key, IClassParts<string, TPart> parts, IMetric<TPart> metric, UndefinedPolicy undefined, bool tabled = true)
        where TPart : IPoolable<TPart>
    {
        // Macro goes first: told to throw, it names the class, which the pool cannot.
        AveragedScore<string> macro = new MacroAverager(undefined).Average(parts, metric);
        AveragedScore<string> micro = new MicroAverager(undefined).Average(parts, metric);
        AveragedScore<string> weighted = new WeightedAverager(undefined).Average(parts, metric);
        AveragedScore<string> worst = new WorstAverager(undefined).Average(parts, metric);
        return new MetricColumn(key, metric.Name, tabled, [.. macro.PerClass.Select(Figure.Of)], [Figure.Of(micro), Figure.Of(macro), Figure.Of(weighted), Figure.Of(worst)]);
    }
}

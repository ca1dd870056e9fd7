using System.Globalization;
using System.Text.RegularExpressions;

namespace MulticlassMetrics.Cli;

/// <summary>Names the method behind every interval that is printed.</summary>
internal static partial class IntervalLegend
{
    public static IEnumerable<string> Of(Report report, IReadOnlyList<MetricColumn> columns)
    {
        if (report.Intervals is not { } intervals) yield break;
        var byMethod = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (OverallFigure overall in report.Overall) Add(byMethod, overall.Figure, overall.Title);
        foreach ((string method, string what) in columns.SelectMany(PerClass).GroupBy(p => (p.Method, p.Scope), (key, titles) => (key.Method, Join(titles.Select(p => p.Title)) + key.Scope)))
        {
            Add(byMethod, method, what);
        }

        foreach ((string method, string what) in Enumerable.Range(0, MetricColumn.AverageNames.Count - 1).SelectMany(a => Average(columns, a))
            .GroupBy(p => (p.Method, p.Titles), (key, averages) => (key.Method, $"{string.Join(" and ", averages.Select(p => p.Name))} {key.Titles}")))
        {
            Add(byMethod, method, what);
        }

        string level = (100 * intervals.Confidence).ToString("0.###", CultureInfo.InvariantCulture);
        foreach ((string method, List<string> what) in byMethod) yield return $"{level}% interval, {method}: {string.Join("; ", what)}";
        if (byMethod.Count > 0) yield return "standard errors by the influence of each sample (infinitesimal jackknife, delta method), unless a method names another";
    }

    private static IEnumerable<(string Method, string Scope, string Title)> PerClass(MetricColumn column)
    {
        foreach (IGrouping<string, Figure> group in column.PerClass.Where(figure => figure.Estimate is not null).GroupBy(figure => Plain(figure.Estimate!.Method)))
        {
            int classes = group.Count();
            yield return (group.Key, classes == column.PerClass.Count ? " of each class" : $" of {Numbers.Whole(classes)} {(classes == 1 ? "class" : "classes")}", column.Title);
        }
    }

    // Not of the worst, which is one of the classes and has that class's interval.
    private static IEnumerable<(string Method, string Titles, string Name)> Average(IReadOnlyList<MetricColumn> columns, int average) => columns
        .Where(column => column.Averages[average].Estimate is not null)
        .GroupBy(column => Plain(column.Averages[average].Estimate!.Method), (method, of) => (method, Join(of.Select(column => column.Title)), MetricColumn.AverageNames[average]));

    private static void Add(Dictionary<string, List<string>> byMethod, Figure figure, string what)
    {
        if (figure.Estimate is { } estimate) Add(byMethod, Plain(estimate.Method), what);
    }

    private static void Add(Dictionary<string, List<string>> byMethod, string method, string what)
    {
        if (!byMethod.TryGetValue(method, out List<string>? entries)) byMethod.Add(method, entries = []);
        entries.Add(what);
    }

    private static string Join(IEnumerable<string> titles) => string.Join(", ", titles);

    // How many cases differs from class to class.
    private static string Plain(string method) => Cases().Replace(method, "on the cases of the rarest class");

    [GeneratedRegex("on [0-9.E+]+ cases")]
    private static partial Regex Cases();
}

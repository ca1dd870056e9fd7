using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>What makes intervals less trustworthy than they look.</summary>
internal static class IntervalNotes
{
    private const int FewCases = 30;
    private const int FewClusters = 10;

    public static IEnumerable<string> Of(Report report, IReadOnlyList<MetricColumn> columns)
    {
        if (report.Intervals is null) yield break;
        string[] rare = [.. Rare(report.Matrix)];
        if (rare.Length > 0) yield return $"intervals are rough where a class has fewer than {FewCases} cases: {Label.List(rare, label => label)}";
        if (report.Predictions.Clusters is { } clusters)
        {
            string few = clusters.Count < FewClusters ? ", so few that intervals are rough" : "";
            yield return $"standard errors take rows of one {Label.Quote(clusters.Column)} together ({Numbers.Whole(clusters.Count)} clusters{few})";
        }

        string[] constant = [.. columns.Select(Constant).Where(text => text.Length > 0)];
        if (constant.Length > 0) yield return $"a standard error of 0 says that the data cannot show it, not that there is none: {string.Join(", ", constant)}";
        if (columns.Any(column => column.Averages[^1].Estimate is not null)) yield return "the interval of the worst class leaves out that it was picked from the data";
    }

    private static IEnumerable<string> Rare(ConfusionMatrix<string> matrix) => matrix.Cells
        .GroupBy(cell => cell.Actual, (label, cells) => (Label: label, Samples: cells.Sum(cell => cell.Samples)))
        .Where(row => row.Samples < FewCases)
        .OrderBy(row => row.Samples)
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{Label.Show(row.Label)} ({row.Samples})"));

    private static string Constant(MetricColumn column)
    {
        int classes = column.PerClass.Count(figure => figure.Estimate is { StandardError: 0 });
        return classes == 0 ? "" : $"{column.Title} of {Numbers.Whole(classes)} {(classes == 1 ? "class" : "classes")}";
    }
}

namespace MulticlassMetrics.Cli;

/// <summary>Writes an explanation as tidy CSV, one number a row; the verdict is for people and in the other formats.</summary>
internal static class ExplanationCsv
{
    public static void Write(Explanation explanation, Stream stream) => CsvFigures.Write(
        stream, ["section", "class", "metric", "part", "value", "undefined", "standardError", "low", "high", "method", "p", "pHolm"], [.. explanation.Gaps.SelectMany(Rows), .. (explanation.Changes ?? []).SelectMany(Rows)]);

    private static IEnumerable<string[]> Rows(ExplainedGap explained)
    {
        foreach ((string name, Figure figure) in ExplanationFigures.Of(explained)) yield return Row("gap", "", explained, name, figure);
        foreach (string label in explained.CostOfRare is null ? [] : explained.Rare) yield return ["rare", label, explained.Metric.Key, "class", "", "", "", "", "", "", "", ""];
        if (explained.CostOfRare is { } cost) yield return Row("rare", "", explained, "cost", ExplanationFigures.Tested(cost, explained.Gap));
        foreach (ClassGap<string> part in explained.Gap.Classes)
        {
            foreach ((string name, Figure figure) in ExplanationFigures.Of(explained, part)) yield return Row("class", part.Class, explained, name, figure);
        }

        foreach ((string row, string column, double area) in explained.Areas?.Cells() ?? []) yield return Row("area", row, explained, column, new Figure(area));
    }

    private static IEnumerable<string[]> Rows(ExplainedChange change) =>
        from average in change.Averages
        from named in ExplanationFigures.Of(average)
        select Row("change", "", change.Metric, $"{average.Average} {named.Name}", named.Figure);

    private static string[] Row(string section, string label, ExplainedGap explained, string part, Figure figure) => Row(section, label, explained.Metric, part, figure);

    private static string[] Row(string section, string label, ExplainedMetric metric, string part, Figure figure) =>
    [
        section, label, metric.Key, part, Numbers.RoundTrip(figure.Value), figure.Undefined ?? "", CsvFigures.Number(figure.Estimate?.StandardError),
        CsvFigures.Number(figure.Estimate?.Low), CsvFigures.Number(figure.Estimate?.High), figure.Estimate?.Method ?? "", CsvFigures.Number(figure.PValue), CsvFigures.Number(figure.AdjustedPValue),
    ];
}

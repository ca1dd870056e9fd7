namespace MulticlassMetrics.Cli;

/// <summary>Lays the change of a metric's averages out for people.</summary>
internal static class ChangeBlocks
{
    public static IEnumerable<Block> Of(ExplainedChange change, string interval)
    {
        yield return new Grid(
            $"{change.Metric.Name}, from the earlier test set to this one",
            [new GridColumn("", IsNumber: false), new GridColumn("value"), new GridColumn(interval), new GridColumn("p"), new GridColumn("", IsNumber: false)],
            [.. change.Averages.SelectMany(Rows)]);
        yield return new Remarks([.. change.Verdict().Select(Label.Show)]);
    }

    private static IEnumerable<string[]> Rows(AverageChange change)
    {
        yield return ExplanationDocument.Level($"{change.Average}, earlier", change.Earlier, "");
        yield return ExplanationDocument.Step("+ performance", change.Performance, "what the change of the classes' own values accounts for");
        if (change.Average != Averager.Macro.Name) yield return ExplanationDocument.Step("+ class mix", change.Mix, "what the change of the classes' shares accounts for");
        yield return ExplanationDocument.Level($"= {change.Average}, now", change.Later, "");
        yield return ExplanationDocument.Step("change", change.Change, "now - earlier");
    }
}

namespace MulticlassMetrics.Cli;

/// <summary>The sentences that a reader of the numbers has to know.</summary>
internal static class ReportNotes
{
    /// <summary>Which values of the columns were 0/0, why, and what was made of them.</summary>
    public static IEnumerable<string> Undefined(Report report, IEnumerable<MetricColumn> columns)
    {
        string treatment = report.Undefined switch
        {
            UndefinedPolicy.Zero => "counted as 0",
            UndefinedPolicy.One => "counted as 1",
            UndefinedPolicy.Skip => "left out of the averages",
            _ => "makes the averages undefined",
        };
        foreach (MetricColumn column in columns)
        {
            IEnumerable<(string Class, string Reason)> classes = report.Matrix.Classes
                .Zip(column.PerClass, (label, figure) => (Label.Show(label), figure.Undefined ?? "")).Where(c => c.Item2 != "");
            foreach (IGrouping<string, string> group in classes.GroupBy(c => c.Reason, c => c.Class))
            {
                yield return $"{column.Title} is undefined ({group.Key}) for {Label.List([.. group], label => label)}: {treatment}";
            }
        }
    }

    /// <summary>What else was decided on the way.</summary>
    public static IEnumerable<string> General(Report report)
    {
        string[] absent = [.. report.Matrix.Classes.Where((_, c) => report.Matrix.PerClass[c].Support == 0).Select(Label.Show)];
        if (absent.Length > 0) yield return $"balanced accuracy leaves out classes that never occur: {Label.List(absent, label => label)}";
        if (report.Predictions.WeightlessRows is > 0 and long rows) yield return $"rows of weight zero, which make classes known and count nowhere: {Numbers.Whole(rows)}";
    }
}

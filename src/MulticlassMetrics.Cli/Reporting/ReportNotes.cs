namespace MulticlassMetrics.Cli;

/// <summary>The sentences that a reader of the numbers has to know.</summary>
internal static class ReportNotes
{
    /// <summary>Which values of the columns were 0/0, why, and what was made of them.</summary>
    public static IEnumerable<string> Undefined(Report report, IEnumerable<MetricColumn> columns)
    {
        foreach (MetricColumn column in columns)
        {
            IEnumerable<(string Class, string Reason)> classes = report.Matrix.Classes
                .Zip(column.PerClass, (label, figure) => (Label.Show(label), figure.Undefined ?? "")).Where(c => c.Item2 != "");
            foreach (IGrouping<string, string> group in classes.GroupBy(c => c.Reason, c => c.Class))
            {
                yield return $"{column.Title} is undefined ({group.Key}) for {Label.List([.. group], label => label)}: {Treatment(report.Undefined, column)}";
            }
        }
    }

    /// <summary>What else was decided on the way.</summary>
    public static IEnumerable<string> General(Report report)
    {
        if (report.Predictions.AreDecided) yield return "there is no predicted column: the class of the highest score is taken, of equal ones the first";
        string[] absent = [.. report.Matrix.Classes.Where((_, c) => report.Matrix.PerClass[c].Support == 0).Select(Label.Show)];
        if (absent.Length > 0) yield return $"balanced accuracy leaves out classes that never occur: {Label.List(absent, label => label)}";
        if (report.Predictions.WeightlessRows is > 0 and long rows) yield return $"rows of weight zero, which make classes known and count nowhere: {Numbers.Whole(rows)}";
    }

    private static string Treatment(UndefinedPolicy policy, MetricColumn column) => policy switch
    {
        UndefinedPolicy.Zero when column.IsSubstituted => "counted as 0",
        UndefinedPolicy.One when column.IsSubstituted => "counted as 1",
        UndefinedPolicy.Skip => "left out of the averages",
        UndefinedPolicy.Propagate => "makes the averages undefined",
        _ => "no number stands for it, so that averages with it are undefined (--undefined skip leaves it out)",
    };
}

namespace MulticlassMetrics.Cli;

/// <summary>Lays a report out for people.</summary>
internal static class ReportDocument
{
    private const int MostClasses = 1000;

    public static Document Of(Report report)
    {
        MetricColumn[] columns = [.. report.Columns.Where(column => column.Table != ClassTable.None)];
        MetricColumn[] ofScores = [.. columns.Where(column => column.Table == ClassTable.Scores)];
        string[] remarks =
        [
            .. ReportNotes.Undefined(report, columns).Select(note => "* " + note), .. ReportNotes.General(report), .. IntervalNotes.Of(report, columns), .. Omitted(report),
            .. report.GapNote is { } why ? [why] : Array.Empty<string>(), .. IntervalLegend.Of(report, columns),
        ];
        return new Document([
            Summary(report),
            Classes(report, [.. columns.Except(ofScores)]),
            .. ofScores.Length > 0 ? new Block[] { ClassScores(report, ofScores) } : [],
            Averages(columns),
            .. report.GapSentences.Count > 0 ? new Block[] { new Remarks([.. report.GapSentences.Select(Label.Show)]) } : [],
            .. ConfusionBlocks.Of(report.Matrix),
            .. remarks.Length > 0 ? new Block[] { new Remarks(remarks) } : [],
        ]);
    }

    private static IEnumerable<string> Omitted(Report report)
    {
        int omitted = report.Matrix.ClassCount - MostClasses;
        if (omitted > 0) yield return $"classes with less support, which --format json and csv list: {Numbers.Whole(omitted)}";
    }

    private static Facts Summary(Report report)
    {
        ConfusionMatrix<string> matrix = report.Matrix;
        List<(string, string)> facts = [("samples", Numbers.Whole(matrix.SampleCount))];
        if (matrix.TotalWeight != matrix.SampleCount) facts.Add(("total weight", Numbers.Weights([matrix.TotalWeight])(matrix.TotalWeight)));
        facts.Add(("classes", Numbers.Whole(matrix.ClassCount)));
        facts.AddRange(report.Overall.Where(overall => overall.Key != OverallFigures.PriorsKey).Select(overall => (overall.Title, Value(overall))));
        if (report.Columns.FirstOrDefault(column => column.Key == "rocAuc") is { } areas)
        {
            Figure priors = report.Overall.Single(overall => overall.Key == OverallFigures.PriorsKey).Figure;
            facts.Add(("micro ROC AUC", $"{Numbers.Of(areas.Micro)}; a model that only knows the class shares gets {Numbers.Of(priors.Value)}"));
        }

        return new Facts(facts);
    }

    private static string Value(OverallFigure overall)
    {
        string? said = overall.Figure.Undefined ?? overall.Comment;
        string value = Numbers.Of(overall.Figure with { Undefined = null });
        return said is null ? value : $"{value} ({said})";
    }

    private static Grid Classes(Report report, MetricColumn[] columns)
    {
        BinaryCounts[] counts = report.Matrix.PerClass.ToArray();
        Func<double, string> weight = Numbers.Weights(counts.SelectMany(c => new[] { c.Support, c.PredictedPositives }));
        return new Grid(
            "Classes, by support",
            [new GridColumn("", IsNumber: false), new GridColumn("support"), new GridColumn("predicted"), .. columns.Select(column => new GridColumn(column.Title))],
            [.. BySupport(counts).Select(c => (string[])
            [
                Label.Show(report.Matrix.Classes[c]), weight(counts[c].Support), weight(counts[c].PredictedPositives),
                .. columns.Select(column => Numbers.Of(column.PerClass[c])),
            ])]);
    }

    private static Grid ClassScores(Report report, MetricColumn[] columns) => new(
        "Classes, by how their scores rank",
        [new GridColumn("", IsNumber: false), .. columns.Select(column => new GridColumn(column.Title))],
        [.. BySupport(report.Matrix.PerClass.ToArray()).Select(c => (string[])
        [
            Label.Show(report.Matrix.Classes[c]), .. columns.Select(column => Numbers.Of(column.PerClass[c])),
        ])]);

    private static IEnumerable<int> BySupport(BinaryCounts[] counts) =>
        Enumerable.Range(0, counts.Length).OrderByDescending(c => counts[c].Support).Take(MostClasses);

    private static Grid Averages(MetricColumn[] columns) => new(
        "Averages",
        [new GridColumn("", IsNumber: false), .. MetricColumn.AverageNames.Select(name => new GridColumn(name)), new GridColumn("worst class", IsNumber: false)],
        [.. columns.Select(column => (string[])
        [
            column.Title, .. column.Averages.Select(Numbers.Of), Label.Show(column.Averages.FirstOrDefault(figure => figure.Class is not null)?.Class ?? "-"),
        ])]);
}

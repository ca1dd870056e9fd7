using CsvHelper;

namespace MulticlassMetrics.Cli;

/// <summary>Writes a report as tidy CSV, one number a row.</summary>
internal static class ReportCsv
{
    private static readonly string[] Header = ["section", "class", "predictedAs", "metric", "value", "undefined", "standardError", "low", "high", "method"];

    public static void Write(Report report, Stream stream)
    {
        ConfusionMatrix<string> matrix = report.Matrix;
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(Header);
        Row(csv, "overall", "", "", "samples", new Figure(matrix.SampleCount));
        Row(csv, "overall", "", "", "totalWeight", new Figure(matrix.TotalWeight));
        Row(csv, "overall", "", "", "classes", new Figure(matrix.ClassCount));
        foreach (OverallFigure overall in report.Overall) Row(csv, "overall", "", "", overall.Key, overall.Figure);

        for (int a = 0; a < MetricColumn.AverageNames.Count; a++)
        {
            foreach (MetricColumn column in report.Columns)
            {
                Figure figure = column.Averages[a];
                Row(csv, MetricColumn.AverageNames[a], figure.Class ?? "", "", column.Key, figure);
            }
        }

        for (int c = 0; c < matrix.ClassCount; c++) WriteClass(csv, matrix.Classes[c], matrix.PerClass[c], report.Columns.Select(column => (column.Key, column.PerClass[c])));
        foreach (ConfusionCell<string> cell in matrix.Cells) Row(csv, "cell", cell.Actual, cell.Predicted, "weight", new Figure(cell.Weight));
    }

    private static void WriteClass(CsvWriter csv, string label, BinaryCounts counts, IEnumerable<(string Key, Figure Figure)> figures)
    {
        Row(csv, "class", label, "", "tp", new Figure(counts.TruePositives));
        Row(csv, "class", label, "", "fp", new Figure(counts.FalsePositives));
        Row(csv, "class", label, "", "tn", new Figure(counts.TrueNegatives));
        Row(csv, "class", label, "", "fn", new Figure(counts.FalseNegatives));
        Row(csv, "class", label, "", "support", new Figure(counts.Support));
        Row(csv, "class", label, "", "predicted", new Figure(counts.PredictedPositives));
        foreach ((string key, Figure figure) in figures) Row(csv, "class", label, "", key, figure);
    }

    private static void Row(CsvWriter csv, string section, string label, string predictedAs, string metric, Figure figure)
    {
        ReadOnlySpan<string> error = figure.Estimate is { } estimate
            ? [Numbers.RoundTrip(estimate.StandardError), Numbers.RoundTrip(estimate.Low), Numbers.RoundTrip(estimate.High), estimate.Method]
            : ["", "", "", ""];
        csv.WriteRecord((ReadOnlySpan<string>)[section, label, predictedAs, metric, Numbers.RoundTrip(figure.Value), figure.Undefined ?? "", .. error]);
    }
}

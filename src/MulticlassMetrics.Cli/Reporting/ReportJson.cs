using System.Text.Encodings.Web;
using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>Writes a report as JSON, whose names and shape are stable: later versions only add.</summary>
internal static class ReportJson
{
    // Above it a table is mostly zeros, and its size grows with the square.
    private const int MostTabledClasses = 100;

    // Relaxed escaping keeps labels readable in any script; the output is a file, never part of a web page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Report report, Stream stream)
    {
        ConfusionMatrix<string> matrix = report.Matrix;
        var figures = new FigureJson();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("samples", matrix.SampleCount);
            json.WriteNumber("totalWeight", matrix.TotalWeight);
            WriteStrings(json, "classes", matrix.Classes);
            if (matrix.ClassCount > MostTabledClasses) CellsJson.WriteCells(json, matrix);
            else CellsJson.WriteTable(json, matrix);
            WritePerClass(json, report, figures);
            WriteAverages(json, report, figures);
            json.WriteStartObject("overall");
            foreach (OverallFigure overall in report.Overall) figures.Write(json, overall.Key, overall.Figure);
            json.WriteEndObject();
            if (report.Intervals is { } intervals) json.WriteNumber("confidence", intervals.Confidence);
            WriteStrings(json, "notes", [.. ReportNotes.Undefined(report, report.Columns), .. ReportNotes.General(report), .. IntervalNotes.Of(report, report.Columns)]);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WritePerClass(Utf8JsonWriter json, Report report, FigureJson figures)
    {
        json.WriteStartObject("perClass");
        for (int c = 0; c < report.Matrix.ClassCount; c++)
        {
            BinaryCounts counts = report.Matrix.PerClass[c];
            json.WriteStartObject(report.Matrix.Classes[c]);
            json.WriteNumber("tp", counts.TruePositives);
            json.WriteNumber("fp", counts.FalsePositives);
            json.WriteNumber("tn", counts.TrueNegatives);
            json.WriteNumber("fn", counts.FalseNegatives);
            json.WriteNumber("support", counts.Support);
            json.WriteNumber("predicted", counts.PredictedPositives);
            foreach (MetricColumn column in report.Columns) figures.Write(json, column.Key, column.PerClass[c]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAverages(Utf8JsonWriter json, Report report, FigureJson figures)
    {
        json.WriteStartObject("averages");
        for (int a = 0; a < MetricColumn.AverageNames.Count; a++)
        {
            json.WriteStartObject(MetricColumn.AverageNames[a]);
            foreach (MetricColumn column in report.Columns) figures.Write(json, column.Key, column.Averages[a]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

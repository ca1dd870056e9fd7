using CsvHelper;

namespace MulticlassMetrics.Cli;

/// <summary>Writes tidy CSV: a header, and what is said of one number a row.</summary>
internal static class CsvFigures
{
    public static void Write(Stream stream, ReadOnlySpan<string> header, IEnumerable<string[]> rows)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(header);
        foreach (string[] row in rows) csv.WriteRecord((ReadOnlySpan<string>)row);
    }

    public static string Number(double? value) => value is { } number ? Numbers.RoundTrip(number) : "";
}

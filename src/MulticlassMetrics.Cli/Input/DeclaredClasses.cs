using CsvHelper;

namespace MulticlassMetrics.Cli;

/// <summary>Reads a list of classes as one line of CSV, so that a class may hold a comma.</summary>
internal static class DeclaredClasses
{
    public static IReadOnlyList<string> Parse(string text)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            OnMalformedRecord = _ => throw new InputException($"--classes {Label.Quote(text)} has a quote out of place."),
        });
        string[] classes = reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : [];
        if (classes.Length == 0 || classes.Any(string.IsNullOrWhiteSpace)) throw new InputException($"--classes {Label.Quote(text)} has an empty class.");
        if (classes.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"--classes names {Label.Quote(twice.Key)} more than once.");
        }

        return classes;
    }
}

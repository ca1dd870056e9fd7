using CsvHelper;

namespace MulticlassMetrics.Cli;

/// <summary>Reads a list of classes as one line of CSV, so that a class may hold a comma.</summary>
internal static class DeclaredClasses
{
    /// <param name="text">The list.</param>
    /// <param name="option">The option that it was given for.</param>
    public static IReadOnlyList<string> Parse(string text, string option = "--classes")
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            OnMalformedRecord = _ => throw new InputException($"{option} {Label.Quote(text)} has a quote out of place."),
        });
        string[] classes = reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : [];
        if (classes.Length == 0 || classes.Any(string.IsNullOrWhiteSpace)) throw new InputException($"{option} {Label.Quote(text)} has an empty class.");
        if (classes.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"{option} names {Label.Quote(twice.Key)} more than once.");
        }

        return classes;
    }
}

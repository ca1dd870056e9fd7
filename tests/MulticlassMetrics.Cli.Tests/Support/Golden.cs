using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

/// <summary>Reference values, which the library's tests keep.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    public static string Csv(string name) => Path.Combine(Folder, name + ".csv");

    public static IEnumerable<JsonElement> Cases(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file))).RootElement.EnumerateArray();

    public static JsonElement Case(string file, string name) => Cases(file).Single(c => c.GetProperty("name").GetString() == name);

    /// <summary>The classes of a case as the tool takes them.</summary>
    public static string Classes(string file, string name) => string.Join(',', Texts(Case(file, name).GetProperty("labels")));

    public static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText())];
}

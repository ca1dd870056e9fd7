using System.Text.Json;
using Json.Schema;

namespace MulticlassMetrics.Cli.Tests;

/// <summary>The schemas of the repository, to check what the tool writes.</summary>
internal static class Written
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Schemas");

    /// <summary>What is wrong, a line each; empty where the value is as the schema says.</summary>
    public static IReadOnlyList<string> Faults(string schema, JsonElement value)
    {
        // A schema of one id may be loaded once only.
        EvaluationResults results = Loaded.GetOrAdd(schema, name => new Lazy<JsonSchema>(() => JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, name))))).Value
            .Evaluate(value, new EvaluationOptions { OutputFormat = Json.Schema.OutputFormat.List });
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(part => !part.IsValid && part.Errors is not null).SelectMany(part => part.Errors!.Values.Select(error => $"{part.InstanceLocation}: {error}")).DefaultIfEmpty("invalid")];
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<JsonSchema>> Loaded = new();
}

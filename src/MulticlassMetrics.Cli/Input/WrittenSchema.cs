using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace MulticlassMetrics.Cli;

/// <summary>A JSON Schema of the repository's folder <c>schemas</c>, which the tool carries and checks files against.</summary>
internal sealed class WrittenSchema
{
    private static readonly string[] Choices = ["oneOf", "anyOf", "not"];

    private readonly JsonNode _text;
    private readonly JsonSchema _schema;

    private WrittenSchema(string text)
    {
        _text = JsonNode.Parse(text)!;
        _schema = JsonSchema.FromText(text);
    }

    public static WrittenSchema Gates { get; } = Load("gates.schema.json");

    /// <summary>Refuses a file that is not as the schema says, at the key and line of the first thing wrong with it.</summary>
    public void Check(JsonText file)
    {
        EvaluationResults results = _schema.Evaluate(file.Root, new EvaluationOptions { OutputFormat = Json.Schema.OutputFormat.Hierarchical });
        if (results.IsValid) return;

        // A mistyped key makes another one missing; what is wrong inside a value makes its surroundings wrong.
        Fault first = Faults(file, results).OrderByDescending(fault => fault.IsUnknownKey).ThenByDescending(fault => fault.Place.Steps.Count).ThenBy(fault => file.LineOf(fault.Place)).First();
        throw file.At(first.Place, first.Message);
    }

    private static WrittenSchema Load(string name)
    {
        using Stream stream = typeof(WrittenSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new WrittenSchema(reader.ReadToEnd());
    }

    private IEnumerable<Fault> Faults(JsonText file, EvaluationResults part)
    {
        if (part.IsValid) yield break;
        string[] where = Steps(part.InstanceLocation.ToString()), rule = Steps(Uri.UnescapeDataString(part.SchemaLocation.Fragment.TrimStart('#')));
        JsonNode? schema = Find(rule);

        // Of a choice the schema itself says in words what it is between; which branch fails why would only confuse.
        if (schema is JsonObject choice && Choices.Any(choice.ContainsKey) && choice["description"] is { } words)
        {
            yield return new Fault(Place(file, where), words.GetValue<string>(), false);
            yield break;
        }

        int extra = Array.IndexOf(rule, "additionalProperties");
        foreach ((string keyword, string said) in part.Errors ?? [])
        {
            yield return extra >= 0 ? UnknownKey(file, where, Find(rule[..extra])!) : new Fault(Place(file, where), Say(file, where, keyword, said, schema), false);
        }

        foreach (Fault fault in (part.Details ?? []).SelectMany(detail => Faults(file, detail))) yield return fault;
    }

    private static Fault UnknownKey(JsonText file, string[] where, JsonNode schema)
    {
        string[] known = [.. schema["properties"]!.AsObject().Select(property => property.Key)];
        string near = Nearest.Question(where[^1], known);
        return new Fault(Place(file, where), near.Length > 0 ? "there is no such key." + near : $"there is no such key; known are {string.Join(", ", known)}.", true);
    }

    private static string Say(JsonText file, string[] where, string keyword, string said, JsonNode? schema) => keyword switch
    {
        "enum" => $"{Value(file, where)} is not one of {string.Join(", ", schema!["enum"]!.AsArray().Select(value => value!.GetValue<string>()))}.",
        "required" => $"it lacks {string.Join(", ", schema!["required"]!.AsArray().Select(key => Label.Quote(key!.GetValue<string>())).Where(key => said.Contains(key.Trim('\''), StringComparison.Ordinal)))}.",
        "type" => $"{Value(file, where)} is no {schema!["type"]!.GetValue<string>()}.",
        "minLength" => "it is empty.",
        "pattern" => $"{Value(file, where)} is blank.",
        "minItems" or "maxItems" => $"it has {Inside(file, where).GetArrayLength()} of {schema![keyword]} items{(keyword == "minItems" ? " or more" : " at most")}.",
        "exclusiveMinimum" => $"{Value(file, where)} is not above {schema![keyword]}.",
        "exclusiveMaximum" => $"{Value(file, where)} is not below {schema![keyword]}.",
        "minimum" => $"{Value(file, where)} is below {schema![keyword]}.",
        "maximum" => $"{Value(file, where)} is above {schema![keyword]}.",
        "dependentRequired" => Lacking(file, where, schema!["dependentRequired"]!.AsObject()),
        "minProperties" => "it is empty.",
        _ => said + ".",
    };

    private static string Lacking(JsonText file, string[] where, JsonObject rules)
    {
        JsonElement value = Inside(file, where);
        (string key, string needed) = rules.Where(rule => value.TryGetProperty(rule.Key, out _))
            .SelectMany(rule => rule.Value!.AsArray().Select(key => (rule.Key, Needed: key!.GetValue<string>()))).First(rule => !value.TryGetProperty(rule.Needed, out _));
        return $"{Label.Quote(key)} goes with {Label.Quote(needed)}, which is not there.";
    }

    private JsonNode? Find(string[] steps)
    {
        JsonNode? node = _text;
        foreach (string step in steps)
        {
            node = node switch
            {
                JsonObject inner => inner[step],
                JsonArray list when int.TryParse(step, out int index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }

    private static string Value(JsonText file, string[] where)
    {
        JsonElement value = Inside(file, where);
        return value.ValueKind switch
        {
            JsonValueKind.String => Label.Quote(value.GetString()!),
            JsonValueKind.Object => "{…}",
            JsonValueKind.Array => "[…]",
            _ => value.GetRawText(),
        };
    }

    private static JsonElement Inside(JsonText file, string[] where) =>
        where.Aggregate(file.Root, (value, step) => value.ValueKind == JsonValueKind.Array ? value[int.Parse(step, CultureInfo.InvariantCulture)] : value.GetProperty(step));

    private static JsonPlace Place(JsonText file, string[] where)
    {
        JsonPlace place = JsonPlace.Root;
        JsonElement value = file.Root;
        foreach (string step in where)
        {
            bool isList = value.ValueKind == JsonValueKind.Array;
            int index = isList ? int.Parse(step, CultureInfo.InvariantCulture) : -1;
            place = isList ? place[index] : place[step];
            value = isList ? value[index] : value.GetProperty(step);
        }

        return place;
    }

    private static string[] Steps(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private readonly record struct Fault(JsonPlace Place, string Message, bool IsUnknownKey);
}

using System.Globalization;
using System.Text.Json;

namespace MulticlassMetrics.Tests.Support;

/// <summary>One value of a reference file, together with where it stands, so that a failing comparison can say so.</summary>
internal sealed record GoldenValue(string Path, JsonElement Json)
{
    public GoldenValue this[string field] => Find(field) ?? throw new KeyNotFoundException($"{Path} has no field '{field}'");

    public GoldenValue this[int index] => new($"{Path}[{index}]", Json[index]);

    public bool IsNull => Json.ValueKind == JsonValueKind.Null;

    public bool IsText => Json.ValueKind == JsonValueKind.String;

    public int Count => Json.GetArrayLength();

    public IEnumerable<GoldenValue> Items => Json.EnumerateArray().Select((item, i) => new GoldenValue($"{Path}[{i}]", item));

    public IEnumerable<(string Name, GoldenValue Value)> Fields => Json.EnumerateObject().Select(property => (property.Name, this[property.Name]));

    /// <summary>A number; "NaN", "Infinity" and "-Infinity" stand for themselves.</summary>
    public double Number => Json.ValueKind == JsonValueKind.Number ? Json.GetDouble() : Json.GetString() switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw new FormatException($"{Path} is not a number: {Json}"),
    };

    public bool Flag => Json.GetBoolean();

    /// <summary>A text, or a number as it is written in the file.</summary>
    public string Text => Json.ValueKind == JsonValueKind.Number ? Json.GetRawText() : Json.GetString() ?? throw new FormatException($"{Path} is null");

    public double[] Numbers => [.. Items.Select(item => item.Number)];

    public double[][] Rows => [.. Items.Select(item => item.Numbers)];

    /// <summary>Labels as text, whichever way the file writes them.</summary>
    public string[] Texts => [.. Items.Select(item => item.Text)];

    public int[] Integers => [.. Items.Select(item => int.Parse(item.Text, CultureInfo.InvariantCulture))];

    /// <summary>Whether labels are written as text, not as integers.</summary>
    public bool AreTexts => Items.Any(item => item.IsText);

    /// <summary>The field, or null where the file has none or writes null.</summary>
    public GoldenValue? Find(string field) =>
        Json.TryGetProperty(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? new GoldenValue($"{Path}/{field}", value) : null;
}

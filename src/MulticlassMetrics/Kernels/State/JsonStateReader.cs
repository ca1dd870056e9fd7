using System.Text.Json;

namespace MulticlassMetrics.Kernels;

/// <summary>Reads the fields of a state from the properties of a JSON object, in whatever order they stand.</summary>
internal sealed class JsonStateReader : StateReader
{
    public const string Infinity = "Infinity";
    public const string NegativeInfinity = "-Infinity";

    private readonly Dictionary<string, JsonElement> _unread = new(StringComparer.Ordinal);

    public JsonStateReader(JsonElement state)
    {
        if (state.ValueKind != JsonValueKind.Object) throw new InvalidDataException("The saved state is no JSON object.");
        foreach (JsonProperty property in state.EnumerateObject())
        {
            if (!_unread.TryAdd(property.Name, property.Value)) throw new InvalidDataException($"The saved state has '{property.Name}' twice.");
        }
    }

    public void Finish()
    {
        foreach (string name in _unread.Keys) throw new InvalidDataException($"The saved state has '{name}', which is not known.");
    }

    public string Text(string name) => Text(name, Take(name, JsonValueKind.String));

    public override long Whole(string name)
    {
        JsonElement value = Take(name, JsonValueKind.Number);
        return value.TryGetInt64(out long whole) && whole is >= 0 and <= 1L << 53 ? whole : throw Bad(name, value);
    }

    public override bool Flag(string name) => Take(name, JsonValueKind.True, JsonValueKind.False).ValueKind == JsonValueKind.True;

    public override string[] Texts(string name) => Array(name, value => value.ValueKind == JsonValueKind.String ? Text(name, value) : throw Bad(name, value));

    public override int[] Wholes(string name) => Array(name, value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int whole) && whole >= -1 ? whole : throw Bad(name, value));

    public override double[] Numbers(string name) => Array(name, value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : (double)Infinite(name, value));

    public override float[] Singles(string name) => Array(name, value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) && float.IsFinite(number) ? number : Infinite(name, value));

    private static float Infinite(string name, JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? throw Bad(name, value) : Text(name, value) switch
        {
            Infinity => float.PositiveInfinity,
            NegativeInfinity => float.NegativeInfinity,
            _ => throw Bad(name, value),
        };

    // Half a surrogate pair can be escaped, but is no text.
    private static string Text(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException cause)
        {
            throw new InvalidDataException($"A text of '{name}' in the saved state is no Unicode.", cause);
        }
    }

    private static InvalidDataException Bad(string name, JsonElement value) => new($"The saved state has {value.GetRawText()} for '{name}', which it cannot be.");

    private T[] Array<T>(string name, Func<JsonElement, T> read)
    {
        JsonElement array = Take(name, JsonValueKind.Array);
        T[] values = new T[array.GetArrayLength()];
        int at = 0;
        foreach (JsonElement value in array.EnumerateArray()) values[at++] = read(value);
        return values;
    }

    private JsonElement Take(string name, JsonValueKind kind, JsonValueKind? otherKind = null)
    {
        if (!_unread.Remove(name, out JsonElement value)) throw new InvalidDataException($"The saved state lacks '{name}'.");
        return value.ValueKind == kind || value.ValueKind == otherKind ? value : throw Bad(name, value);
    }
}

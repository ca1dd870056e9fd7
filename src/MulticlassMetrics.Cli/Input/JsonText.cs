using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace MulticlassMetrics.Cli;

/// <summary>A JSON file read strictly, which knows on which line each of its values stands.</summary>
internal sealed class JsonText
{
    private readonly byte[] _bytes;

    private JsonText(string name, byte[] bytes, JsonElement root)
    {
        Name = name;
        _bytes = bytes;
        Root = root;
    }

    /// <summary>What to call the file in messages.</summary>
    public string Name { get; }

    public JsonElement Root { get; }

    public static JsonText Read(string path)
    {
        using Stream stream = TableFile.OpenFile(path);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Parse(path, memory.ToArray());
    }

    public static JsonText Parse(string name, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty) throw new InputException($"{name} is empty.");
        if (!Utf8.IsValid(bytes)) throw new InputException($"{name} is not valid UTF-8.");
        try
        {
            RefuseRepeatedKeys(name, bytes);
            return new JsonText(name, bytes, JsonElement.Parse(bytes));
        }
        catch (JsonException e)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {(e.LineNumber ?? 0) + 1}: this is not JSON: {Plain(e.Message)}"), e);
        }
    }

    /// <summary>The error that says what is wrong with the value at a place.</summary>
    public InputException At(JsonPlace place, string message)
    {
        string path = place.ToString();
        return new InputException(string.Create(CultureInfo.InvariantCulture, $"{Name}, line {LineOf(place)}: {(path.Length == 0 ? message : $"{path}: {message}")}"));
    }

    /// <summary>The line, from 1, of the key of a place, or of the item that it is in a list.</summary>
    public int LineOf(JsonPlace place)
    {
        var reader = new Utf8JsonReader(_bytes);
        reader.Read();
        long found = reader.TokenStartIndex;
        foreach (JsonStep step in place.Steps)
        {
            if (!Enter(ref reader, step, out long start)) break;
            found = start;
        }

        return 1 + _bytes.AsSpan(0, (int)found).Count((byte)'\n');
    }

    private static bool Enter(ref Utf8JsonReader reader, JsonStep step, out long start)
    {
        bool isObject = reader.TokenType == JsonTokenType.StartObject;
        start = reader.TokenStartIndex;
        if (!isObject && reader.TokenType != JsonTokenType.StartArray) return false;
        for (int i = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); i++)
        {
            start = reader.TokenStartIndex;
            bool here = isObject ? step.Key is not null && reader.ValueTextEquals(step.Key) : step.Key is null && step.Index == i;
            if (isObject) reader.Read();
            if (here) return true;
            reader.Skip();
        }

        return false;
    }

    // The parser keeps the last of equal keys, and so the first would be dropped without a word.
    private static void RefuseRepeatedKeys(string name, byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var open = new Stack<Container>();
        while (reader.Read())
        {
            bool isItem = reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject);
            if (isItem && open.TryPeek(out Container? list) && list.Keys is null) list.Count++;
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) RefuseHalfCharacters(name, bytes, reader);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(new Container { Keys = new HashSet<string>(StringComparer.Ordinal) });
                    break;
                case JsonTokenType.StartArray:
                    open.Push(new Container());
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    Container inner = open.Peek();
                    inner.Last = reader.GetString()!;
                    if (inner.Keys!.Add(inner.Last)) break;
                    var place = new JsonPlace([.. open.Reverse().Select(container => new JsonStep(container.Last, container.Count - 1))]);
                    int line = 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
                    throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: {place}: this key stands there twice."));
            }
        }
    }

    // JSON allows half of a surrogate pair as an escape, which is no text.
    private static void RefuseHalfCharacters(string name, byte[] bytes, Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException e)
        {
            int line = 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: an escape is half of a character: {Encoding.UTF8.GetString(reader.ValueSpan)}."), e);
        }
    }

    // The parser adds where, which is said already, and advice for programmers.
    private static string Plain(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string what = end < 0 ? message : message[..end];
        return what.Replace(" which is not supported in this mode. Change the reader options.", ".", StringComparison.Ordinal);
    }

    /// <summary>An object or a list that is still open: where in it the reader is.</summary>
    private sealed class Container
    {
        /// <summary>The keys so far; null for a list.</summary>
        public HashSet<string>? Keys { get; init; }

        public string? Last { get; set; }

        public int Count { get; set; }
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace MulticlassMetrics;

/// <summary>Reads a baseline strictly: what is missing, unknown, twice or contradictory is an error with its place.</summary>
internal ref struct BaselineReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _file;
    private readonly HashSet<string> _items;
    private Utf8JsonReader _json;

    private BaselineReader(ReadOnlySpan<byte> bytes, string file)
    {
        // An editor may have put the mark of UTF-8 in front.
        _bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        _file = file;
        _items = new HashSet<string>(StringComparer.Ordinal);
        _json = new Utf8JsonReader(_bytes);
    }

    public static Baseline Read(ReadOnlySpan<byte> bytes, string file)
    {
        // Ahead of all else: a newer version may well have what this one does not know.
        new BaselineReader(bytes, file).RequireVersion();
        return new BaselineReader(bytes, file).ReadAll();
    }

    private void RequireVersion()
    {
        bool hasFormat = false, hasVersion = false;
        Expect(JsonTokenType.StartObject, "a baseline");
        while (Next() == JsonTokenType.PropertyName)
        {
            string name = Text();
            Next();
            if (name == "format")
            {
                hasFormat = true;
                if (_json.TokenType != JsonTokenType.String || Text() != Baseline.Format) throw Error($"the format is not '{Baseline.Format}'.");
            }
            else if (name == "version")
            {
                hasVersion = true;
                if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt32(out int version) || version < 1) throw Error("the version is not a whole number from 1.");
                if (version > Baseline.NewestVersion) throw Error(FormattableString.Invariant($"the version is {version}, and this library reads up to {Baseline.NewestVersion}."));
            }

            Skip();
        }

        if (!hasFormat) throw Error("there is no 'format': it is no baseline.");
        if (!hasVersion) throw Error("there is no 'version'.");
        if (Next() != JsonTokenType.None) throw Error("there is more after the end.");
    }

    private Baseline ReadAll()
    {
        string? name = null;
        DateTimeOffset? created = null;
        ImmutableArray<string>? classes = null;
        ImmutableArray<(BaselineRow Row, long At)>? rows = null;
        long rowsAt = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Expect(JsonTokenType.StartObject, "a baseline");
        while (Next() == JsonTokenType.PropertyName)
        {
            string property = Text();
            if (!seen.Add(property)) throw Error($"'{property}' stands there twice.");
            switch (property)
            {
                case "format" or "version":
                    Next();
                    break;
                case "name":
                    name = NextText("name");
                    break;
                case "created":
                    Next();
                    created = _json.TokenType == JsonTokenType.String && _json.TryGetDateTimeOffset(out DateTimeOffset time) ? time : throw Error("'created' is no time, such as 2026-01-31T12:00:00+00:00.");
                    break;
                case "classes":
                    classes = ReadClasses();
                    break;
                case "rows":
                    rowsAt = _json.TokenStartIndex;
                    rows = ReadRows();
                    break;
                default:
                    throw Error($"'{property}' is unknown; there are format, version, name, created, classes and rows.");
            }
        }

        if (string.IsNullOrWhiteSpace(name)) throw Error("there is no 'name'.");
        if (classes is null) throw Error("there are no 'classes'.");
        if (rows is null) throw Error("there are no 'rows'.");
        return Checked(name, created, classes.Value, rows.Value, rowsAt);
    }

    private readonly Baseline Checked(string name, DateTimeOffset? created, ImmutableArray<string> classes, ImmutableArray<(BaselineRow Row, long At)> rows, long rowsAt)
    {
        if (rows.IsEmpty) throw Error("there are no rows.", rowsAt);
        var known = new HashSet<string>(classes, StringComparer.Ordinal);
        bool hasItems = rows[0].Row.Item is not null, hasScores = !rows[0].Row.Scores.IsEmpty;
        foreach ((BaselineRow row, long at) in rows)
        {
            if (!known.Contains(row.Actual)) throw Error($"'{row.Actual}' is not among the classes.", at);
            if (!known.Contains(row.Predicted)) throw Error($"'{row.Predicted}' is not among the classes.", at);
            if (row.Item is not null != hasItems) throw Error("some rows have an item and others have none.", at);
            if (!row.Scores.IsEmpty != hasScores) throw Error("some rows have scores and others have none.", at);
            if (hasScores && row.Scores.Length != classes.Length) throw Error(FormattableString.Invariant($"there are {row.Scores.Length} scores and {classes.Length} classes."), at);
        }

        return new Baseline(name, created, classes, [.. rows.Select(row => row.Row)], hasItems, hasScores);
    }

    private ImmutableArray<string> ReadClasses()
    {
        var classes = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Expect(JsonTokenType.StartArray, "the list of classes");
        while (Next() != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.String) throw Error("a class is not text.");
            classes.Add(Text());
            if (!seen.Add(classes[^1])) throw Error($"the class '{classes[^1]}' stands there twice.");
        }

        return classes.Count > 0 ? classes.ToImmutable() : throw Error("there are no classes.");
    }

    private ImmutableArray<(BaselineRow Row, long At)> ReadRows()
    {
        var rows = ImmutableArray.CreateBuilder<(BaselineRow, long)>();
        Expect(JsonTokenType.StartArray, "the list of rows");
        while (Next() != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.StartObject) throw Error("a row is no object.");
            long at = _json.TokenStartIndex;
            rows.Add((ReadRow(at), at));
        }

        return rows.ToImmutable();
    }

    private BaselineRow ReadRow(long at)
    {
        string? item = null, actual = null, predicted = null;
        ImmutableArray<double>? scores = null;
        while (Next() == JsonTokenType.PropertyName)
        {
            string property = Text();
            bool twice = property switch { "item" => item, "actual" => actual, "predicted" => predicted, _ => null } is not null || (property == "scores" && scores is not null);
            if (twice) throw Error($"'{property}' stands there twice.");
            switch (property)
            {
                case "item":
                    item = NextText("item");
                    if (!_items.Add(item)) throw Error($"the item '{item}' stands there twice.");
                    break;
                case "actual":
                    actual = NextText("actual");
                    break;
                case "predicted":
                    predicted = NextText("predicted");
                    break;
                case "scores":
                    scores = ReadScores();
                    break;
                default:
                    throw Error($"'{property}' is unknown; a row has item, actual, predicted and scores.");
            }
        }

        if (actual is null) throw Error("a row has no 'actual'.", at);
        return predicted is null ? throw Error("a row has no 'predicted'.", at) : new BaselineRow(item, actual, predicted, scores ?? []);
    }

    private ImmutableArray<double> ReadScores()
    {
        var scores = ImmutableArray.CreateBuilder<double>();
        Expect(JsonTokenType.StartArray, "the list of scores");
        while (Next() != JsonTokenType.EndArray)
        {
            bool isNumber = _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out double score) && double.IsFinite(score);
            scores.Add(isNumber ? _json.GetDouble()
                : _json.TokenType == JsonTokenType.String && _json.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity
                : _json.TokenType == JsonTokenType.String && _json.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity
                : throw Error("a score is no number."));
        }

        return scores.Count > 0 ? scores.ToImmutable() : throw Error("there are no scores in the list.");
    }

    private JsonTokenType Next()
    {
        try
        {
            return _json.Read() ? _json.TokenType : JsonTokenType.None;
        }
        catch (JsonException exception)
        {
            throw Broken(exception);
        }
    }

    private void Skip()
    {
        try
        {
            _json.Skip();
        }
        catch (JsonException exception)
        {
            throw Broken(exception);
        }
    }

    private void Expect(JsonTokenType token, string what)
    {
        if (Next() != token) throw Error($"{what} does not begin here.");
    }

    private string NextText(string property)
    {
        Next();
        return _json.TokenType == JsonTokenType.String ? Text() : throw Error($"'{property}' is not text.");
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Error("the text is not valid UTF-8.", _json.TokenStartIndex, exception);
        }
    }

    // The parser's own words end with the place, which stands in front already.
    private readonly BaselineFormatException Broken(JsonException exception)
    {
        string message = exception.Message;
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return new BaselineFormatException(
            _file, (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1, $"it is no valid JSON: {(place < 0 ? message : message[..place])}", exception);
    }

    private readonly BaselineFormatException Error(string message) => Error(message, _json.TokenStartIndex);

    private readonly BaselineFormatException Error(string message, long at, Exception? cause = null)
    {
        ReadOnlySpan<byte> before = _bytes[..(int)at];
        return new BaselineFormatException(_file, before.Count((byte)'\n') + 1, at - before.LastIndexOf((byte)'\n'), message, cause);
    }
}

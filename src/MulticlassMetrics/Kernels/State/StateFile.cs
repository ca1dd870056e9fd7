using System.Globalization;
using System.Text.Json;

namespace MulticlassMetrics.Kernels;

/// <summary>Saves states to streams, as bytes or as JSON, and loads them from either. The checksum in JSON is that of the same state as bytes.</summary>
internal static class StateFile
{
    private const string Prefix = "MulticlassMetrics.";

    public static void Save<TState>(TState state, Stream stream, StateFormat format)
        where TState : IState<TState>
    {
        if (!Enum.IsDefined(format)) throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format.");
        if (format == StateFormat.Binary)
        {
            var bytes = new BinaryStateWriter(stream, TState.Kind);
            state.Write(bytes);
            bytes.Finish();
            return;
        }

        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("format", Prefix + TState.Kind);
        json.WriteNumber("version", BinaryStateWriter.Version);
        state.Write(new JsonStateWriter(json));
        json.WriteString("checksum", Checksum(state));
        json.WriteEndObject();
    }

    public static TState Load<TState>(Stream stream)
        where TState : IState<TState>
    {
        byte[] head = new byte[BinaryStateWriter.Head(TState.Kind).Length];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read > 0 && (head[0] == '{' || head[0] == 0xEF || char.IsWhiteSpace((char)head[0]))) return LoadJson<TState>(stream, head.AsSpan(0, read));
        if (read < head.Length || !head.AsSpan(0, 3).SequenceEqual("MCM"u8) || !Enum.IsDefined((StateKind)head[3])) throw new InvalidDataException("This is no saved state: it begins otherwise.");
        CheckKind<TState>(((StateKind)head[3]).ToString());
        CheckVersion(head[4]);

        var bytes = new BinaryStateReader(stream, head);
        TState state = TState.Read(bytes);
        bytes.Finish();
        return state;
    }

    private static TState LoadJson<TState>(Stream stream, ReadOnlySpan<byte> head)
        where TState : IState<TState>
    {
        using var text = new MemoryStream();
        text.Write(head.StartsWith("\uFEFF"u8) ? head[3..] : head);
        stream.CopyTo(text);
        text.Position = 0;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            var json = new JsonStateReader(document.RootElement);
            string kind = json.Text("format");
            CheckKind<TState>(kind.StartsWith(Prefix, StringComparison.Ordinal) ? kind[Prefix.Length..] : kind);
            CheckVersion(json.Whole("version"));
            TState state = TState.Read(json);
            string checksum = json.Text("checksum");
            json.Finish();
            return checksum == Checksum(state) ? state : throw new InvalidDataException("The saved state is corrupt: its checksum does not agree.");
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // The latter where a name is no UTF-8.
            throw new InvalidDataException("The saved state is no JSON: " + cause.Message, cause);
        }
    }

    private static string Checksum<TState>(TState state)
        where TState : IState<TState>
    {
        var bytes = new BinaryStateWriter(Stream.Null, TState.Kind);
        state.Write(bytes);
        return bytes.Finish().ToString("x8", CultureInfo.InvariantCulture);
    }

    private static void CheckKind<TState>(string kind)
        where TState : IState<TState>
    {
        if (kind != TState.Kind.ToString()) throw new InvalidDataException($"This is the saved state of '{kind}', not of a {TState.Kind}.");
    }

    private static void CheckVersion(long version)
    {
        if (version > BinaryStateWriter.Version)
        {
            throw new InvalidDataException(FormattableString.Invariant($"The saved state is of version {version}, newer than this library, which reads up to version {BinaryStateWriter.Version}."));
        }

        if (version < 1) throw new InvalidDataException(FormattableString.Invariant($"The saved state is of version {version}, which there never was."));
    }
}

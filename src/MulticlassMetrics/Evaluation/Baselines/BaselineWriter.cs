using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MulticlassMetrics;

/// <summary>Writes a baseline as JSON, a row a line, so that a difference of two files shows the rows that differ.</summary>
internal static class BaselineWriter
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(Baseline baseline, Stream stream)
    {
        using var writer = new StreamWriter(stream, Strict, bufferSize: -1, leaveOpen: true);
        writer.Write("{\n");
        writer.Write($"  \"format\": {Text(Baseline.Format)},\n");
        writer.Write(FormattableString.Invariant($"  \"version\": {Baseline.NewestVersion},\n"));
        writer.Write($"  \"name\": {Text(baseline.Name)},\n");
        if (baseline.Created is { } created) writer.Write($"  \"created\": \"{created.ToString("O", CultureInfo.InvariantCulture)}\",\n");
        writer.Write($"  \"classes\": [{string.Join(", ", baseline.Classes.Select(Text))}],\n");
        writer.Write("  \"rows\": [");
        for (int row = 0; row < baseline.Rows.Length; row++)
        {
            writer.Write(row == 0 ? "\n    " : ",\n    ");
            Write(baseline.Rows[row], writer);
        }

        writer.Write("\n  ]\n}\n");
    }

    private static void Write(BaselineRow row, StreamWriter writer)
    {
        writer.Write('{');
        if (row.Item is not null) writer.Write($"\"item\": {Text(row.Item)}, ");
        writer.Write($"\"actual\": {Text(row.Actual)}, \"predicted\": {Text(row.Predicted)}");
        if (!row.Scores.IsEmpty) writer.Write($", \"scores\": [{string.Join(", ", row.Scores.Select(Number))}]");
        writer.Write('}');
    }

    // Relaxed: what is not ASCII stays readable, and the file is no part of a web page.
    private static string Text(string text)
    {
        try
        {
            _ = Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new InvalidOperationException($"'{text}' holds half of a surrogate pair, which no file can hold.", exception);
        }

        return $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }

    // JSON has no infinities; as in System.Text.Json they are named.
    private static string Number(double score) => double.IsFinite(score)
        ? score.ToString("R", CultureInfo.InvariantCulture)
        : double.IsPositive(score) ? "\"Infinity\"" : "\"-Infinity\"";
}

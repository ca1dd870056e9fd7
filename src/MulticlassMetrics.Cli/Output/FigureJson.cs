using System.Buffers;
using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>The one place that writes a figure as JSON.</summary>
internal sealed class FigureJson
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes the figure as a property, on one line.</summary>
    public void Write(Utf8JsonWriter json, string name, Figure figure)
    {
        _buffer.ResetWrittenCount();
        using (var inner = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = json.Options.Encoder }))
        {
            inner.WriteStartObject();
            WriteNumber(inner, "value", figure.Value);
            if (figure.Undefined is not null) inner.WriteString("undefined", figure.Undefined);
            if (figure.Class is not null) inner.WriteString("class", figure.Class);
            if (figure.Estimate is { } estimate)
            {
                WriteNumber(inner, "standardError", estimate.StandardError);
                WriteNumber(inner, "low", estimate.Low);
                WriteNumber(inner, "high", estimate.High);
                inner.WriteString("method", estimate.Method);
            }

            if (figure.PValue is { } p) WriteNumber(inner, "p", p);
            if (figure.AdjustedPValue is { } adjusted) WriteNumber(inner, "pHolm", adjusted);
            inner.WriteEndObject();
        }

        json.WritePropertyName(name);
        json.WriteRawValue(_buffer.WrittenSpan, skipInputValidation: true);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsNaN(value)) json.WriteNull(name);
        else if (double.IsInfinity(value)) json.WriteString(name, Numbers.RoundTrip(value));
        else json.WriteNumber(name, value);
    }
}

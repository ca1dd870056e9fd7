using System.Globalization;
using System.Text.Json;

namespace MulticlassMetrics.Kernels;

/// <summary>Writes the fields of a state as properties of a JSON object. Infinities, which JSON does not have, are texts.</summary>
internal sealed class JsonStateWriter(Utf8JsonWriter json) : StateWriter
{
    // Below the size at which the writer's own buffer would become large.
    private const int LargestPending = 1 << 16;

    public override void Whole(string name, long value) => json.WriteNumber(name, value);

    public override void Flag(string name, bool value) => json.WriteBoolean(name, value);

    public override void Texts(string name, ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) Flushed().WriteStringValue(value);
        json.WriteEndArray();
    }

    public override void Wholes(string name, ReadOnlySpan<int> values)
    {
        json.WriteStartArray(name);
        foreach (int value in values) Flushed().WriteNumberValue(value);
        json.WriteEndArray();
    }

    public override void Numbers(string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value)) Write(value);
            else json.WriteStringValue(value > 0 ? JsonStateReader.Infinity : JsonStateReader.NegativeInfinity);
        }

        json.WriteEndArray();
    }

    public override void Numbers(string name, ReadOnlySpan<float> values)
    {
        json.WriteStartArray(name);
        foreach (float value in values)
        {
            if (float.IsFinite(value)) Write(value);
            else json.WriteStringValue(value > 0 ? JsonStateReader.Infinity : JsonStateReader.NegativeInfinity);
        }

        json.WriteEndArray();
    }

    // The shortest text that the framework finds for a power of two can be that of the number below it: 2^-25 is one that would not come back.
    private void Write(double value)
    {
        const long Fraction = (1L << 52) - 1;
        if ((BitConverter.DoubleToInt64Bits(value) & Fraction) == 0) Flushed().WriteRawValue(value.ToString("G17", CultureInfo.InvariantCulture));
        else Flushed().WriteNumberValue(value);
    }

    private void Write(float value)
    {
        const int Fraction = (1 << 23) - 1;
        if ((BitConverter.SingleToInt32Bits(value) & Fraction) == 0) Flushed().WriteRawValue(value.ToString("G9", CultureInfo.InvariantCulture));
        else Flushed().WriteNumberValue(value);
    }

    private Utf8JsonWriter Flushed()
    {
        if (json.BytesPending > LargestPending) json.Flush();
        return json;
    }
}

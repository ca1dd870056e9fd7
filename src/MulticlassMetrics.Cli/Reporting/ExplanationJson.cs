using System.Text.Encodings.Web;
using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>Writes an explanation as JSON, whose names and shape are stable: later versions only add.</summary>
internal static class ExplanationJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Explanation explanation, Stream stream)
    {
        var figures = new FigureJson();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("samples", explanation.Predictions.Matrix.SampleCount);
            json.WriteNumber("confidence", explanation.Confidence);
            json.WriteStartObject("gaps");
            foreach (ExplainedGap gap in explanation.Gaps) WriteGap(json, gap, figures);
            json.WriteEndObject();
            if (explanation.Changes is { } changes)
            {
                json.WriteNumber("earlierSamples", explanation.EarlierSamples);
                json.WriteStartObject("changes");
                foreach (ExplainedChange change in changes) WriteChange(json, change, figures);
                json.WriteEndObject();
            }

            json.WriteStartObject("rare");
            json.WriteString("by", explanation.Rare.Criterion);
            if (explanation.Rare.Names is null) json.WriteNumber("below", explanation.Rare.Below);
            json.WriteStartObject("costs");
            foreach (ExplainedGap gap in explanation.Gaps) WriteRare(json, gap, figures);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteGap(Utf8JsonWriter json, ExplainedGap explained, FigureJson figures)
    {
        json.WriteStartObject(explained.Metric.Key);
        foreach ((string name, Figure figure) in ExplanationFigures.Of(explained)) figures.Write(json, name, figure);
        json.WriteStartObject("classes");
        foreach (ClassGap<string> part in explained.Gap.Classes)
        {
            json.WriteStartObject(part.Class);
            foreach ((string name, Figure figure) in ExplanationFigures.Of(explained, part)) figures.Write(json, name, figure);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        explained.Areas?.Write(json);
        json.WriteStartArray("verdict");
        foreach (string sentence in explained.Gap.Verdict()) json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, ExplainedChange change, FigureJson figures)
    {
        json.WriteStartObject(change.Metric.Key);
        foreach (AverageChange average in change.Averages)
        {
            json.WriteStartObject(average.Average);
            foreach ((string name, Figure figure) in ExplanationFigures.Of(average)) figures.Write(json, name, figure);
            json.WriteEndObject();
        }

        json.WriteStartArray("verdict");
        foreach (string sentence in change.Verdict()) json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRare(Utf8JsonWriter json, ExplainedGap explained, FigureJson figures)
    {
        json.WriteStartObject(explained.Metric.Key);
        json.WriteStartArray("classes");
        foreach (string label in explained.Rare) json.WriteStringValue(label);
        json.WriteEndArray();
        if (explained.CostOfRare is { } cost) figures.Write(json, "cost", ExplanationFigures.Tested(cost, explained.Gap));
        else json.WriteNull("cost");
        json.WriteEndObject();
    }
}

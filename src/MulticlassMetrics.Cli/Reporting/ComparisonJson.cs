using System.Text.Encodings.Web;
using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>Writes a comparison as JSON, whose names and shape are stable: later versions only add.</summary>
internal static class ComparisonJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Comparison comparison, Stream stream)
    {
        ConfusionMatrix<string> matrix = comparison.Models.First.Matrix;
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("samples", matrix.SampleCount);
            json.WriteStartObject("differences");
            foreach (ComparedMetric metric in comparison.Metrics)
            {
                json.WriteStartObject(metric.Key);
                for (int a = 0; a < Comparison.AverageNames.Count; a++) Write(json, Comparison.AverageNames[a], metric.Averages[a]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("classes");
            for (int c = 0; c < matrix.ClassCount; c++)
            {
                json.WriteStartObject(matrix.Classes[c]);
                foreach (ComparedMetric metric in comparison.Metrics) Write(json, metric.Key, metric.PerClass[c], isClass: true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            Write(json, comparison.Models.McNemar);
            json.WriteStartObject("overall");
            foreach ((string key, _, ComparedFigure figure) in comparison.Overall) Write(json, key, figure);
            json.WriteEndObject();
            json.WriteNumber("confidence", comparison.Confidence);
            json.WriteStartArray("notes");
            foreach (string note in ComparisonDocument.Notes(comparison)) json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, McNemar test)
    {
        json.WriteStartObject("mcnemar");
        json.WriteNumber("onlyFirstRight", test.OnlyFirstRight);
        json.WriteNumber("onlySecondRight", test.OnlySecondRight);
        json.WriteNumber("exact", test.Exact().PValue);
        json.WriteNumber("midP", test.MidP().PValue);
        json.WriteNumber("chiSquared", test.ChiSquared().PValue);
        json.WriteNumber("corrected", test.Corrected().PValue);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ComparedFigure figure, bool isClass = false)
    {
        PairedDifference difference = figure.Difference;
        json.WriteStartObject(name);
        Number("first", difference.First);
        Number("second", difference.Second);
        Number("difference", difference.Difference);
        if (!isClass) Number("standardError", figure.StandardError);
        Number("low", figure.Low);
        Number("high", figure.High);
        Number("p", difference.PValue);
        if (isClass) Number("pHolm", figure.AdjustedPValue);
        if (double.IsNaN(difference.Difference)) json.WriteString("undefined", figure.Undefined ?? "0/0");
        else if (double.IsNaN(difference.PValue)) json.WriteString("undefined", "p: the difference has no variance");
        json.WriteEndObject();

        void Number(string key, double value)
        {
            if (double.IsFinite(value)) json.WriteNumber(key, value);
            else json.WriteNull(key);
        }
    }
}

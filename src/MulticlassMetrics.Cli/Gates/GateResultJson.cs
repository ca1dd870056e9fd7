using System.Text.Encodings.Web;
using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>Writes what a gate said as JSON, as <c>schemas/gate-result.schema.json</c> describes it: later versions only add.</summary>
internal static class GateResultJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(GateRun run, Stream stream)
    {
        GateResult result = run.Result;
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("gate", result.Gate.Name);
            json.WriteString("verdict", Name(result.Verdict));
            json.WriteBoolean("pass", result.IsPass);
            json.WriteNumber("failed", result.FailedCount);
            json.WriteNumber("inconclusive", result.InconclusiveCount);
            json.WriteNumber("passed", result.PassedCount);
            json.WriteNumber("samples", result.Samples);
            json.WriteNumber("classes", result.ClassCount);
            if (run.Baseline is not null) json.WriteString("baseline", run.Baseline);
            json.WriteStartArray("requirements");
            foreach ((GateRequirementResult requirement, int line) in run.Requirements) Write(json, requirement, line);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, GateRequirementResult result, int line)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Requirement.Name);
        json.WriteNumber("line", line);
        json.WriteString("verdict", Name(result.Verdict));
        if (result.Confidence is { } confidence) json.WriteNumber("confidence", confidence);
        if (result is { Confidence: not null, IsFamily: true }) json.WriteString("multipleTesting", result.Requirement.MultipleTesting == MultipleTesting.Holm ? "holm" : "none");
        json.WriteString("message", result.ToString());
        json.WriteStartArray("findings");
        foreach (GateFinding finding in result.Findings) Write(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GateFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("subject", finding.Subject);
        json.WriteString("verdict", Name(finding.Verdict));
        Number("value", finding.Value, always: true);
        if (double.IsFinite(finding.RequiredLow)) json.WriteNumber("requiredLow", finding.RequiredLow);
        if (double.IsFinite(finding.RequiredHigh)) json.WriteNumber("requiredHigh", finding.RequiredHigh);
        Text("reason", finding.Reason);
        if (finding.Confidence is { } confidence) json.WriteNumber("confidence", confidence);
        Number("lowerBound", finding.LowerBound);
        Number("upperBound", finding.UpperBound);
        Text("method", finding.Method);
        json.WriteNumber("samples", finding.Samples);
        Number("samplesNeeded", finding.SamplesNeeded);
        Number("hits", finding.Hits);
        Number("trials", finding.Trials);
        Text("slice", finding.Slice);
        Text("sliceKey", finding.SliceKey);
        Text("baseline", finding.Baseline);
        if (finding.Fixed is { } better) json.WriteNumber("fixed", better);
        if (finding.Broken is { } worse) json.WriteNumber("broken", worse);
        Texts(json, "warnings", finding.Warnings);
        json.WriteStartArray("mistakes");
        foreach (GateMistakes mistakes in finding.Mistakes) Write(json, mistakes);
        json.WriteEndArray();
        Texts(json, "notes", finding.Notes);
        json.WriteEndObject();

        void Text(string name, string? text)
        {
            if (text is not null) json.WriteString(name, text);
        }

        void Number(string name, double value, bool always = false)
        {
            if (double.IsFinite(value)) json.WriteNumber(name, value);
            else if (!double.IsNaN(value)) json.WriteString(name, Numbers.RoundTrip(value));
            else if (always) json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, GateMistakes mistakes)
    {
        json.WriteStartObject();
        json.WriteString("kind", mistakes.Kind);
        json.WriteStartArray("pairs");
        foreach ((string classes, double weight) in mistakes.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("classes", classes);
            json.WriteNumber("weight", weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "items", mistakes.Items);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Name(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Pass => "pass",
        GateVerdict.Inconclusive => "inconclusive",
        _ => "fail",
    };
}

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
            json.WriteNumber("rareBelow", explanation.Rare);
            json.WriteStartObject("gaps");
            foreach (ExplainedGap gap in explanation.Gaps) WriteGap(json, gap, figures);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteGap(Utf8JsonWriter json, ExplainedGap explained, FigureJson figures)
    {
        AverageGap<string> gap = explained.Gap;
        json.WriteStartObject(explained.Key);
        Write("micro", ToFigure(gap.Micro, gap));
        Write("macro", ToFigure(gap.Macro, gap));
        Write("weighted", ToFigure(gap.Weighted, gap));
        Write("gap", Tested(gap.Gap));
        Write("prevalence", Tested(gap.Prevalence));
        Write(explained.Second, Tested(gap.Second));
        if (gap.GapWithoutSkill is { } without) Write("gapWithoutSkill", Tested(without));
        if (gap.GapBeyondNoSkill is { } beyond) Write("gapBeyondNoSkill", Tested(beyond));
        if (gap.MicroAucOfPriors is { } priors) Write("microAucOfPriors", new Figure(priors, WhyNaN(priors)));
        if (explained.CostOfRare is { } cost) Write("costOfRare", Tested(cost));
        json.WriteStartObject("classes");
        foreach (ClassGap<string> part in gap.Classes)
        {
            json.WriteStartObject(part.Class);
            Write("share", ToFigure(part.Share, gap));
            Write("value", ToFigure(part.Value, gap));
            Write("prevalence", OfClass(part.Prevalence));
            if (!double.IsNaN(part.Second.Value)) Write(explained.Second, OfClass(part.Second));
            if (!double.IsNaN(part.Drag.Value)) Write("drag", OfClass(part.Drag));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("verdict");
        foreach (string sentence in gap.Verdict()) json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WriteEndObject();

        void Write(string name, Figure figure) => figures.Write(json, name, figure);

        Figure Tested(GapTerm term) => ToFigure(term, gap) with { PValue = term.PValue };

        Figure OfClass(GapTerm term) => Tested(term) with { AdjustedPValue = term.AdjustedPValue };
    }

    private static Figure ToFigure(GapTerm term, AverageGap<string> gap) => new Figure(term.Value, WhyNaN(term.Value)).With(
        new Estimate(gap.Metric, term.Value, term.StandardError, term.Low, term.High, gap.Confidence, "Wald", gap.Samples, []));

    private static string? WhyNaN(double value) => double.IsNaN(value) ? "0/0" : null;
}

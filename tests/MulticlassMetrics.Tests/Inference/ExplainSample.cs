using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Inference;

/// <summary>A case of explain.json: rows, scores, weights and clusters.</summary>
internal sealed record ExplainSample(LabelPairs<string> Pairs, ClassScores<string> Scores, int[]? Clusters)
{
    public static ExplainSample Read(GoldenValue golden)
    {
        string[] labels = golden["labels"].Texts;
        if (golden.Find("csv") is { } csv)
        {
            Predictions data = Predictions.Read(csv.Text);
            return Of(data.Actual, data.Predicted, data.Scores, labels, null, null);
        }

        return Of(
            golden["actual"].Texts, golden["predicted"].Texts, [.. golden["scores"].Rows], labels,
            golden.Find("weights")?.Numbers, golden.Find("clusters") is { } clusters ? [.. clusters.Integers] : null);
    }

    public static ExplainSample Of(string[] actual, string[] predicted, double[][] scores, string[] labels, double[]? weights, int[]? clusters) => new(
        LabelPairs.From(actual, predicted, weights, new LabelOptions<string> { Classes = labels }), ClassScores.From(actual, scores, labels, weights), clusters);
}

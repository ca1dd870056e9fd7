using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

/// <summary>The matrix of a case of the reference files, its classes declared as the case lists them.</summary>
internal static class GoldenMatrix
{
    public static ConfusionMatrix<string> Of(GoldenValue item)
    {
        GoldenValue classes = item.Find("labels") ?? item["classes"];
        var options = new LabelOptions<string> { Classes = classes.Texts };
        if (item.Find("csv") is { } csv)
        {
            Predictions rows = Predictions.Read(csv.Text);
            return ConfusionMatrix.FromLabels(rows.Actual, rows.Predicted, null, options);
        }

        return ConfusionMatrix.FromLabels(item["actual"].Texts, item["predicted"].Texts, item.Find("weights")?.Numbers, options);
    }
}

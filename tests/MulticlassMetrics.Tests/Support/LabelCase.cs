namespace MulticlassMetrics.Tests.Support;

/// <summary>A case of <c>labels.json</c> or <c>labels-real.json</c>, counted.</summary>
/// <param name="Expected">What scikit-learn says.</param>
/// <param name="Labels">The classes to report.</param>
/// <param name="Matrix">Of all samples.</param>
/// <param name="Classes">The counts of <paramref name="Labels"/> over all samples.</param>
/// <param name="OwnCells">Of the samples whose labels are both among <paramref name="Labels"/>, as in scikit-learn's <c>confusion_matrix</c>.</param>
internal sealed record LabelCase(
    GoldenValue Expected, string[] Labels, ConfusionMatrix<string> Matrix, IClassParts<string, BinaryCounts> Classes, ConfusionMatrix<string> OwnCells)
{
    public static LabelCase Synthetic(string name)
    {
        GoldenValue item = Golden.Case("labels.json", name);
        return Of(item, item["actual"].Texts, item["predicted"].Texts, item.Find("weights")?.Numbers);
    }

    public static LabelCase Real(string name)
    {
        GoldenValue item = Golden.Case("labels-real.json", name);
        Predictions predictions = Predictions.Read(item["csv"].Text);
        return Of(item, predictions.Actual, predictions.Predicted, null);
    }

    private static LabelCase Of(GoldenValue item, string[] actual, string[] predicted, double[]? weights)
    {
        string[] labels = item["labels"].Texts;
        if (!item["labelsAreSubset"].Flag)
        {
            var whole = ConfusionMatrix.FromLabels(actual, predicted, weights, new LabelOptions<string> { Classes = labels });
            return new LabelCase(item["expected"], labels, whole, whole, whole);
        }

        var all = ConfusionMatrix.FromLabels(actual, predicted, weights, new LabelOptions<string> { Classes = [.. labels.Union(actual).Union(predicted)] });
        var own = ConfusionMatrix.FromLabels(actual, predicted, weights, new LabelOptions<string> { Classes = labels, Undeclared = UndeclaredLabels.Drop });
        return new LabelCase(item["expected"], labels, all, all.Select(labels), own);
    }
}

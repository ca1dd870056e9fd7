namespace MulticlassMetrics.Cli;

/// <summary>Writes a comparison as tidy CSV, one difference a row; of McNemar's tests, how many rows only one of the models is right on.</summary>
internal static class ComparisonCsv
{
    public static void Write(Comparison comparison, Stream stream) => CsvFigures.Write(
        stream, ["section", "class", "metric", "first", "second", "difference", "undefined", "standardError", "low", "high", "method", "p", "pHolm"], Rows(comparison));

    private static IEnumerable<string[]> Rows(Comparison comparison)
    {
        foreach ((string key, _, ComparedFigure figure) in comparison.Overall) yield return Row("overall", "", key, figure, comparison);
        for (int a = 0; a < Comparison.AverageNames.Count; a++)
        {
            foreach (ComparedMetric metric in comparison.Metrics) yield return Row(Comparison.AverageNames[a], "", metric.Key, metric.Averages[a], comparison);
        }

        ConfusionMatrix<string> matrix = comparison.Models.First.Matrix;
        for (int c = 0; c < matrix.ClassCount; c++)
        {
            foreach (ComparedMetric metric in comparison.Metrics) yield return Row("class", matrix.Classes[c], metric.Key, metric.PerClass[c], comparison);
        }

        McNemar test = comparison.Models.McNemar;
        yield return McNemar("exact", test.Exact().PValue);
        yield return McNemar("midP", test.MidP().PValue);
        yield return McNemar("chiSquared", test.ChiSquared().PValue);
        yield return McNemar("corrected", test.Corrected().PValue);

        string[] McNemar(string name, double p) =>
            ["mcnemar", "", name, Numbers.RoundTrip(test.OnlyFirstRight), Numbers.RoundTrip(test.OnlySecondRight), "", "", "", "", "", "", Numbers.RoundTrip(p), ""];
    }

    private static string[] Row(string section, string label, string metric, ComparedFigure figure, Comparison comparison)
    {
        PairedDifference difference = figure.Difference;
        string method = figure.Bootstrap is null ? difference.Method : comparison.Bootstrap!.ToString();
        return
        [
            section, label, metric, Numbers.RoundTrip(difference.First), Numbers.RoundTrip(difference.Second), Numbers.RoundTrip(difference.Difference), figure.Undefined ?? "",
            Numbers.RoundTrip(figure.StandardError), Numbers.RoundTrip(figure.Low), Numbers.RoundTrip(figure.High), method, Numbers.RoundTrip(difference.PValue), Numbers.RoundTrip(figure.AdjustedPValue),
        ];
    }
}

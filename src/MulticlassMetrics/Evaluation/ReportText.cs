using System.Globalization;
using System.Text;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Writes a report for a person.</summary>
internal static class ReportText
{
    public static string Write<TLabel>(ClassificationReport<TLabel> report)
        where TLabel : notnull
    {
        ConfusionMatrix<TLabel> matrix = report.Matrix;
        var marks = new List<string>();
        var table = new TextTable();
        table.Row(["", "support", "predicted", .. report.Metrics.Select(metric => metric.Name)]);
        foreach (TLabel label in matrix.Classes)
        {
            BinaryCounts counts = matrix[label];
            string[] cells = [.. report.Metrics.Select(metric => Cell(metric.Measure(counts), $"{metric.Name} of {MatrixText.Label(label)}", metric, counts, marks))];
            table.Row([MatrixText.Label(label), CountText.Write(counts.Support), CountText.Write(counts.PredictedPositives), .. cells]);
        }

        for (int a = 0; a < report.Averagers.Length; a++)
        {
            table.Row([report.Averagers[a].Name, "", "", .. Enumerable.Range(0, report.Metrics.Length).Select(m => Number(report.At(a, m).Value))]);
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{CountText.Write(matrix.SampleCount)} samples, {matrix.ClassCount} classes, accuracy {matrix.Accuracy:0.000}\n\n{table}");
        if (marks.Count > 0) text.Append(CultureInfo.InvariantCulture, $"\n\n* undefined, averaged as {Meaning(report.Undefined)}: {string.Join("; ", marks)}");
        return text.ToString();
    }

    private static string Cell(double value, string what, CountsMetric metric, BinaryCounts counts, List<string> marks)
    {
        if (!double.IsNaN(value)) return Number(value);
        marks.Add($"{what} ({metric.ExplainUndefined(counts)})");
        return "*";
    }

    private static string Meaning(UndefinedPolicy policy) => policy switch
    {
        UndefinedPolicy.Zero => "0",
        UndefinedPolicy.One => "1",
        UndefinedPolicy.Skip => "absent",
        _ => "NaN",
    };

    private static string Number(double value) => double.IsNaN(value) ? "*" : value.ToString("0.000", CultureInfo.InvariantCulture);
}

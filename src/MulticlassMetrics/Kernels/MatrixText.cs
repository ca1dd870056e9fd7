using System.Globalization;
using System.Text;

namespace MulticlassMetrics.Kernels;

/// <summary>Writes a confusion matrix for a person.</summary>
internal static class MatrixText
{
    private const int MostClasses = 20;
    private const int MostPairs = 10;

    public static string Write<TLabel>(ConfusionMatrix<TLabel> matrix)
        where TLabel : notnull =>
        matrix.ClassCount <= MostClasses ? Table(matrix) : Summary(matrix);

    public static string Label<TLabel>(TLabel label)
        where TLabel : notnull =>
        label is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : label.ToString() ?? "";

    private static string Table<TLabel>(ConfusionMatrix<TLabel> matrix)
        where TLabel : notnull
    {
        var table = new TextTable();
        string[] names = [.. matrix.Classes.Select(Label)];
        table.Row(["actual \\ predicted", .. names]);
        foreach (TLabel actual in matrix.Classes)
        {
            table.Row([Label(actual), .. matrix.Classes.Select(predicted => CountText.Write(matrix[actual, predicted]))]);
        }

        return table.ToString();
    }

    private static string Summary<TLabel>(ConfusionMatrix<TLabel> matrix)
        where TLabel : notnull
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{CountText.Write(matrix.SampleCount)} samples, {matrix.ClassCount} classes, accuracy {matrix.Accuracy:0.000}");
        foreach (ConfusionCell<TLabel> cell in matrix.MostConfused(MostPairs))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Label(cell.Actual)} predicted as {Label(cell.Predicted)}: {CountText.Write(cell.Weight)}");
        }

        return text.ToString();
    }
}

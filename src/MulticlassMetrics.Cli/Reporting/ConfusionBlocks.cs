using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Shows who was taken for whom: as a table while one reads well, else as the most confused pairs.</summary>
internal static class ConfusionBlocks
{
    private const int PageWidth = 120;
    private const int MostNamedColumns = 12;
    private const int Pairs = 10;
    private const int PairsAlone = 20;

    public static IEnumerable<Block> Of(ConfusionMatrix<string> matrix)
    {
        string[] names = [.. matrix.Classes.Select(Label.Show)];
        string[] numbers = [.. Enumerable.Range(1, names.Length).Select(n => n.ToString(CultureInfo.InvariantCulture))];
        if (names.Length <= MostNamedColumns && Table(matrix, names, names) is { } named)
        {
            yield return named;
        }
        else if (names.Length < PageWidth && Table(matrix, [.. numbers.Zip(names, (number, name) => $"{number.PadLeft(numbers[^1].Length)} {name}")], numbers) is { } numbered)
        {
            yield return numbered;
            if (MostConfused(matrix, Pairs) is { } pairs) yield return pairs;
        }
        else if (MostConfused(matrix, PairsAlone) is { } pairs)
        {
            yield return pairs;
        }
    }

    // Null when it is wider than a page.
    private static Grid? Table(ConfusionMatrix<string> matrix, string[] rows, string[] columns)
    {
        Func<double, string> weight = Numbers.Weights(matrix.Cells.Select(cell => cell.Weight));
        string[][] cells = [.. rows.Select(row => (string[])[row, .. Enumerable.Repeat("·", columns.Length)])];
        foreach (ConfusionCell<string> cell in matrix.Cells)
        {
            cells[matrix.Classes.IndexOf(cell.Actual)][matrix.Classes.IndexOf(cell.Predicted) + 1] = weight(cell.Weight);
        }

        int width = rows.Max(row => row.Length) + Enumerable.Range(0, columns.Length).Sum(c => 2 + Math.Max(columns[c].Length, cells.Max(row => row[c + 1].Length)));
        if (width > PageWidth) return null;
        return new Grid("Confusion matrix, rows actual, columns predicted", [new GridColumn("", IsNumber: false), .. columns.Select(column => new GridColumn(column))], cells);
    }

    private static Grid? MostConfused(ConfusionMatrix<string> matrix, int most)
    {
        ConfusionCell<string>[] pairs = [.. matrix.MostConfused(most)];
        if (pairs.Length == 0) return null;
        Func<double, string> weight = Numbers.Weights(pairs.Select(pair => pair.Weight));
        return new Grid(
            "Most confused",
            [new GridColumn("actual", IsNumber: false), new GridColumn("predicted", IsNumber: false), new GridColumn(matrix.TotalWeight == matrix.SampleCount ? "count" : "weight"), new GridColumn("of actual")],
            [.. pairs.Select(pair => (string[])
            [
                Label.Show(pair.Actual), Label.Show(pair.Predicted), weight(pair.Weight),
                (pair.Weight / matrix[pair.Actual].Support).ToString("0%", CultureInfo.InvariantCulture),
            ])]);
    }
}

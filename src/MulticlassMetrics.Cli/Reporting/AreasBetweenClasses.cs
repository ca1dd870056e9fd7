using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>How often a sample of one class scores higher in its own column than a sample without another class in that one's.</summary>
/// <param name="Classes">The classes, of rows and of columns.</param>
/// <param name="Values">The areas; not a number where there is no such pair of samples.</param>
[SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "It is a square.")]
internal sealed record AreasBetweenClasses(IReadOnlyList<string> Classes, double[,] Values)
{
    private const int MostNamedColumns = 12;
    private const int MostColumns = 40;

    public static AreasBetweenClasses Of(ClassScores<string> scores) => new(scores.Classes, scores.CrossClassAreas());

    /// <summary>A table, with numbers over its columns where names would be too many; a sentence where it would be too wide for people.</summary>
    public Block ToBlock(string metric)
    {
        int k = Classes.Count;
        if (k > MostColumns) return new Remarks([$"The areas between {Numbers.Whole(k)} classes are too many to read; --format json and csv list them."]);
        string[] names = [.. Classes.Select(Label.Show)], numbers = [.. Enumerable.Range(1, k).Select(n => n.ToString(CultureInfo.InvariantCulture))];
        bool isNamed = k <= MostNamedColumns;
        return new Grid(
            $"{metric} between classes: samples of the row's class in its column, above those without the column's class in that one",
            [new GridColumn("", IsNumber: false), .. (isNamed ? names : numbers).Select(column => new GridColumn(column))],
            [.. Enumerable.Range(0, k).Select(c => (string[])[isNamed ? names[c] : $"{numbers[c].PadLeft(numbers[^1].Length)} {names[c]}", .. Row(c).Select(Numbers.Of)])]);
    }

    /// <summary>Writes an object of rows, each an object of columns on one line.</summary>
    public void Write(Utf8JsonWriter json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        json.WriteStartObject("areas");
        for (int c = 0; c < Classes.Count; c++)
        {
            buffer.ResetWrittenCount();
            using (var line = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Options.Encoder }))
            {
                line.WriteStartObject();
                foreach ((string column, double area) in Classes.Zip(Row(c)))
                {
                    if (double.IsNaN(area)) line.WriteNull(column);
                    else line.WriteNumber(column, area);
                }

                line.WriteEndObject();
            }

            json.WritePropertyName(Classes[c]);
            json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    /// <summary>All areas with the classes of their row and column.</summary>
    public IEnumerable<(string Row, string Column, double Area)> Cells() => Classes.SelectMany((row, c) => Classes.Zip(Row(c), (column, area) => (row, column, area)));

    private IEnumerable<double> Row(int c) => Enumerable.Range(0, Classes.Count).Select(d => Values[c, d]);
}

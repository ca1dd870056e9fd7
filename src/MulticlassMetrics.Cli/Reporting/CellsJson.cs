using System.Buffers;
using System.Text.Json;

namespace MulticlassMetrics.Cli;

/// <summary>Writes the counts of a confusion matrix as JSON, a row or a cell on one line.</summary>
internal static class CellsJson
{
    /// <summary>All cells, rows actual, columns predicted.</summary>
    public static void WriteTable(Utf8JsonWriter json, ConfusionMatrix<string> matrix)
    {
        double[][] rows = [.. matrix.Classes.Select(_ => new double[matrix.ClassCount])];
        foreach (ConfusionCell<string> cell in matrix.Cells) rows[matrix.Classes.IndexOf(cell.Actual)][matrix.Classes.IndexOf(cell.Predicted)] = cell.Weight;
        Write(json, "confusionMatrix", rows);
    }

    /// <summary>The occupied cells, as positions of the actual and the predicted class and the weight.</summary>
    public static void WriteCells(Utf8JsonWriter json, ConfusionMatrix<string> matrix) => Write(
        json, "cells", matrix.Cells.Select(cell => (double[])[matrix.Classes.IndexOf(cell.Actual), matrix.Classes.IndexOf(cell.Predicted), cell.Weight]));

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<double[]> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var line = new Utf8JsonWriter(buffer);
        json.WriteStartArray(name);
        foreach (double[] row in rows)
        {
            // The writer does not indent raw values.
            buffer.ResetWrittenCount();
            buffer.Write("\n    "u8);
            line.Reset();
            line.WriteStartArray();
            foreach (double number in row) line.WriteNumberValue(number);
            line.WriteEndArray();
            line.Flush();
            json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}

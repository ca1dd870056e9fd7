using Parquet;
using Parquet.Schema;

namespace MulticlassMetrics.Cli.Tests;

/// <summary>Writes small Parquet files.</summary>
internal static class ParquetFiles
{
    /// <summary>A file of the columns of a CSV text: those that the CSV calls scores as numbers, all others as text.</summary>
    public static byte[] FromCsv(string csv, CompressionMethod compression = CompressionMethod.Snappy, int rowsInGroup = int.MaxValue)
    {
        string[][] rows = [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(','))];
        return Write(compression, rowsInGroup, [.. rows[0].Select((name, i) => name.StartsWith("score:", StringComparison.Ordinal)
            ? (name, (Array)rows[1..].Select(row => double.Parse(row[i], System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            : (name, rows[1..].Select(row => row[i]).ToArray()))]);
    }

    public static byte[] Write(params (string Name, Array Values)[] columns) => Write(CompressionMethod.Snappy, int.MaxValue, columns);

    private static byte[] Write(CompressionMethod compression, int rowsInGroup, params (string Name, Array Values)[] columns)
    {
        DataField[] fields = [.. columns.Select(column => new DataField(column.Name, column.Values.GetType().GetElementType()!))];
        using var stream = new MemoryStream();
        WriteTo(stream, fields, compression, rowsInGroup, columns).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static async Task WriteTo(Stream stream, DataField[] fields, CompressionMethod compression, int rowsInGroup, (string Name, Array Values)[] columns)
    {
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. fields.Cast<Field>()]), stream, new ParquetOptions { CompressionMethod = compression });
        int rows = columns[0].Values.Length;
        for (int start = 0; start < rows; start += Math.Min(rowsInGroup, rows))
        {
            int count = Math.Min(rowsInGroup, rows - start);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int c = 0; c < columns.Length; c++)
            {
                switch (columns[c].Values)
                {
                    case string[] texts:
                        await group.WriteAsync(fields[c], texts.AsSpan(start, count).ToArray());
                        break;
                    case double[] numbers:
                        await group.WriteAsync<double>(fields[c], numbers.AsMemory(start, count));
                        break;
                    case double?[] numbers:
                        await group.WriteAsync<double>(fields[c], numbers.AsMemory(start, count));
                        break;
                    case float[] numbers:
                        await group.WriteAsync<float>(fields[c], numbers.AsMemory(start, count));
                        break;
                    case long[] numbers:
                        await group.WriteAsync<long>(fields[c], numbers.AsMemory(start, count));
                        break;
                    case int?[] numbers:
                        await group.WriteAsync<int>(fields[c], numbers.AsMemory(start, count));
                        break;
                    case bool[] flags:
                        await group.WriteAsync<bool>(fields[c], flags.AsMemory(start, count));
                        break;
                    case DateTime[] times:
                        await group.WriteAsync<DateTime>(fields[c], times.AsMemory(start, count));
                        break;
                    default:
                        throw new NotSupportedException($"No column of {columns[c].Values.GetType()}.");
                }
            }
        }
    }
}

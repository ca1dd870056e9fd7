using System.IO.Compression;

namespace MulticlassMetrics.Cli;

/// <summary>Tells by its first bytes what a table is stored as, whatever the file is called.</summary>
internal static class TableFormat
{
    // Without the switch the end of a file that was cut short looks like the end of its data. It is read when the first stream is made.
    static TableFormat() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    public static ITable Open(string name, Stream stream)
    {
        var input = new InputStream(stream);
        if (IsParquet(input)) return new ParquetTable(name, input.ToSeekable());
        if (!input.Peek().StartsWith<byte>([0x1F, 0x8B])) return new CsvTable(name, input, input);

        var unzipped = new InputStream(new GZipStream(input, CompressionMode.Decompress));
        try
        {
            return IsParquet(unzipped) ? new ParquetTable(name, unzipped.ToSeekable()) : new CsvTable(name, unzipped, input);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(name, e);
        }
    }

    public static InputException Damaged(string name, InvalidDataException cause) => new($"{name} is damaged or cut short: it cannot be unzipped to its end.", cause);

    private static bool IsParquet(InputStream input) => input.Peek().SequenceEqual("PAR1"u8);
}

namespace MulticlassMetrics.Cli;

/// <summary>Opens the table that a command line names.</summary>
internal static class TableFile
{
    public const string StandardInput = "-";

    public static ITable Open(string path)
    {
        string name = path == StandardInput ? "standard input" : path;
        Stream stream = path == StandardInput ? Console.OpenStandardInput() : OpenFile(path);
        try
        {
            ITable table = TableFormat.Open(name, stream);
            return ReadingBar.IsWanted ? new WatchedTable(table) : table;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"there is no file {Label.Quote(path)}.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException(Directory.Exists(path) ? $"{Label.Quote(path)} is a directory." : $"no permission to read {Label.Quote(path)}.", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new InputException($"cannot read {Label.Quote(path)}: {e.Message}", e);
        }
    }
}

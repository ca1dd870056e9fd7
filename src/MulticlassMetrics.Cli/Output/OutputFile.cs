namespace MulticlassMetrics.Cli;

/// <summary>Writes a file whole or not at all, so that nobody reads half of it.</summary>
internal static class OutputFile
{
    public static void Write(string path, Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        try
        {
            using FileStream file = File.Create(path);
            memory.WriteTo(file);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new InputException($"there is no folder to write {Label.Quote(path)} to.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"cannot write {Label.Quote(path)}: {e.Message}", e);
        }
    }
}

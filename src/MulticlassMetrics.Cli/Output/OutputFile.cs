namespace MulticlassMetrics.Cli;

/// <summary>Writes a file whole or not at all, so that nobody reads half of it.</summary>
internal static class OutputFile
{
    private static readonly StringComparison Paths = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Refuses to write over what is read.</summary>
    /// <param name="option">The option that names the output.</param>
    /// <param name="path">The output.</param>
    /// <param name="inputs">The inputs; null and standard input are no files.</param>
    public static void RequireApart(string option, string path, params IEnumerable<string?> inputs)
    {
        if (path.Length == 0) return;
        string? same = inputs.FirstOrDefault(input => input is { Length: > 0 } and not TableFile.StandardInput && string.Equals(Whole(input), Whole(path), Paths));
        if (same is not null) throw new InputException($"{option} {Label.Quote(path)} would write over {Label.Quote(same)}, which is read.");
    }

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

    private static string Whole(string path)
    {
        string whole = Path.GetFullPath(path);
        return (File.Exists(whole) ? File.ResolveLinkTarget(whole, returnFinalTarget: true)?.FullName : null) ?? whole;
    }
}

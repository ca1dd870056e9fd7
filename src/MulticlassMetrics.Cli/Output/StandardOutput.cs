using System.Text;
using Spectre.Console;

namespace MulticlassMetrics.Cli;

/// <summary>Standard output as UTF-8 bytes, whatever the machine's culture.</summary>
internal static class StandardOutput
{
    /// <summary>Whether bold and colour are wanted: only at a terminal that can, and that nobody asked to be plain (no-color.org).</summary>
    public static bool IsStyled =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && AnsiConsole.Profile.Capabilities.Ansi;

    public static void Write(string text) => Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    public static void Write(Action<Stream> write)
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected) Console.OutputEncoding = Encoding.UTF8;
        using var stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        write(stream);
    }
}

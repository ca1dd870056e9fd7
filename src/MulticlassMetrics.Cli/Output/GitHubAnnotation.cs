using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>A line that GitHub Actions shows as an annotation at a line of a file.</summary>
/// <param name="Level"><c>error</c> or <c>warning</c>.</param>
/// <param name="File">The file to show it at.</param>
/// <param name="Line">The line there, from 1.</param>
/// <param name="Title">What is wrong, in short.</param>
/// <param name="Message">What is wrong; may have lines.</param>
internal sealed record GitHubAnnotation(string Level, string File, int Line, string Title, string Message)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"::{Level} file={Property(File)},line={Line},title={Property(Title)}::{Data(Message)}");

    // The characters that would end a line or a property; the percent sign first, which the others are written with.
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}

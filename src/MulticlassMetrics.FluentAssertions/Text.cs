using System.Globalization;
using System.Text;

namespace MulticlassMetrics.Assertions;

/// <summary>Writes names, as a gate does.</summary>
internal static class Text
{
    private const int MostNames = 10;

    public static string Names<TLabel>(IEnumerable<TLabel> labels)
        where TLabel : notnull
    {
        TLabel[] all = [.. labels];
        string more = all.Length > MostNames ? FormattableString.Invariant($" and {all.Length - MostNames} more") : "";
        return string.Join(", ", all.Take(MostNames).Select(label => FormattableString.Invariant($"{label}"))) + more;
    }

    public static string NoClass<TLabel>(TLabel label, IEnumerable<TLabel> classes)
        where TLabel : notnull => FormattableString.Invariant($"there is no class '{label}', but {Names(classes)}");

    /// <summary>A line that stays one, whatever a label or a name in it holds.</summary>
    public static string OneLine(string line)
    {
        var text = new StringBuilder(line.Length);
        foreach (char c in line)
        {
            if (c == '\n') text.Append("\\n");
            else if (char.IsControl(c) || c is '\u2028' or '\u2029') text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else text.Append(c);
        }

        return text.ToString();
    }

    public static string Lines(IEnumerable<string> lines) => string.Join("\n      ", lines.Select(OneLine));
}

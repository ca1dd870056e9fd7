using System.Globalization;
using System.Text;

namespace MulticlassMetrics.Cli;

/// <summary>Shows labels and other text of the user's so that one line stays one line and spaces are seen.</summary>
internal static class Label
{
    public static string Show(string text)
    {
        string visible = text.Any(IsInvisible) ? Escape(text) : text;
        return visible.Length == 0 || char.IsWhiteSpace(visible[0]) || char.IsWhiteSpace(visible[^1]) ? $"\"{visible}\"" : visible;
    }

    public static string Quote(string text) => $"'{Escape(text)}'";

    /// <summary>Some of the texts, with the number of those left out.</summary>
    public static string List(IReadOnlyCollection<string> texts, Func<string, string> show, int most = 20)
    {
        string shown = string.Join(", ", texts.Take(most).Select(show));
        return texts.Count <= most ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {texts.Count - most} more");
    }

    private static bool IsInvisible(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                _ when IsInvisible(c) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}

using System.Buffers;
using System.Text;

namespace MulticlassMetrics.Cli;

/// <summary>Writes a document as GitHub-flavoured markdown.</summary>
internal static class MarkdownRenderer
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\|`*_<>[]~&");

    public static string Render(Document document)
    {
        var text = new StringBuilder();
        foreach (Block block in document.Blocks)
        {
            if (text.Length > 0) text.Append('\n');
            switch (block)
            {
                case Facts facts:
                    foreach ((string name, string value) in facts.Items) text.Append("- ").Append(Escape(name)).Append(": ").Append(Escape(value)).Append('\n');
                    break;
                case Grid grid:
                    text.Append("### ").Append(Escape(grid.Title)).Append("\n\n");
                    AppendRow(text, grid.Columns.Select(column => Escape(column.Title)));
                    AppendRow(text, grid.Columns.Select(column => column.IsNumber ? "---:" : "---"));
                    foreach (IReadOnlyList<string> row in grid.Rows) AppendRow(text, row.Select(Escape));
                    break;
                case Remarks remarks:
                    foreach (string line in remarks.Lines) text.Append("- ").Append(Escape(line)).Append('\n');
                    break;
            }
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny(Special) < 0) return value;
        var escaped = new StringBuilder(value.Length + 4);
        foreach (char c in value)
        {
            if (Special.Contains(c)) escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}

using System.Text;
using Spectre.Console;

namespace MulticlassMetrics.Cli;

/// <summary>Writes a document for a terminal, a pipe or a log: the same text for each, styled for a terminal only.</summary>
internal static class TextRenderer
{
    // Lines are never broken: a log or a pager copes with long ones, and nobody with a table torn apart.
    private const int Width = 1 << 20;

    private static readonly RuledBorder Border = new();
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    public static string Render(Document document, bool styled)
    {
        using var writer = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = styled ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;

        bool first = true;
        foreach (Block block in document.Blocks)
        {
            if (!first) console.WriteLine();
            first = false;
            Write(console, block);
        }

        return WithoutTrailingSpaces(writer.ToString());
    }

    private static void Write(IAnsiConsole console, Block block)
    {
        switch (block)
        {
            case Facts facts:
                int width = facts.Items.Max(item => item.Name.Length);
                foreach ((string name, string value) in facts.Items) console.WriteLine($"{name.PadRight(width)}  {value}");
                break;
            case Grid grid:
                console.Write(new Text(grid.Title, Strong));
                console.WriteLine();
                console.Write(ToTable(grid));
                break;
            case Remarks remarks:
                foreach (string line in remarks.Lines) console.WriteLine(line);
                break;
        }
    }

    private static Table ToTable(Grid grid)
    {
        var table = new Table { Border = Border };
        foreach (GridColumn column in grid.Columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Title, Strong))
            {
                NoWrap = true,
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                Padding = new Padding(0),
            });
        }

        // Text, not markup: a label may hold brackets.
        foreach (IReadOnlyList<string> row in grid.Rows) table.AddRow(row.Select(cell => new Text(cell)));
        return table;
    }

    private static string WithoutTrailingSpaces(string text)
    {
        var trimmed = new StringBuilder(text.Length);
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimEnd().EnumerateLines()) trimmed.Append(line.TrimEnd()).Append('\n');
        return trimmed.ToString();
    }
}

using Spectre.Console;
using Spectre.Console.Rendering;

namespace MulticlassMetrics.Cli;

/// <summary>A rule under the header and two spaces between columns, nothing else: what copies well.</summary>
internal sealed class RuledBorder : TableBorder
{
    public override string GetPart(TableBorderPart part) => part switch
    {
        TableBorderPart.HeaderSeparator or TableBorderPart.CellSeparator => "  ",
        TableBorderPart.HeaderBottom => "─",
        TableBorderPart.HeaderBottomSeparator => "──",
        _ => "",
    };
}

namespace MulticlassMetrics.Cli;

/// <summary>What a command says to people, before text or markdown.</summary>
internal sealed record Document(IReadOnlyList<Block> Blocks);

internal abstract record Block;

/// <summary>Names with their values.</summary>
internal sealed record Facts(IReadOnlyList<(string Name, string Value)> Items) : Block;

/// <summary>A table; every row has a cell for every column.</summary>
internal sealed record Grid(string Title, IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A column of a table; numbers stand at the right.</summary>
internal sealed record GridColumn(string Title, bool IsNumber = true);

/// <summary>Sentences, one a line.</summary>
internal sealed record Remarks(IReadOnlyList<string> Lines) : Block;

namespace MulticlassMetrics.Cli;

/// <summary>A table with a bar that shows how far it has been read.</summary>
internal sealed class WatchedTable(ITable table) : ITable
{
    private readonly ReadingBar _bar = new(table.Name, () => table.Share);

    public string Name => table.Name;

    public IReadOnlyList<string> Columns => table.Columns;

    public long Line => table.Line;

    public string Unit => table.Unit;

    public double Share => table.Share;

    public void Require(int column, ColumnUse use) => table.Require(column, use);

    public bool Read()
    {
        if (table.Read()) return true;
        _bar.Dispose();
        return false;
    }

    public string Text(int column) => table.Text(column);

    public bool TryNumber(int column, out double value) => table.TryNumber(column, out value);

    public void Dispose()
    {
        _bar.Dispose();
        table.Dispose();
    }
}

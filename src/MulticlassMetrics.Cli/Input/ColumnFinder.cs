namespace MulticlassMetrics.Cli;

/// <summary>Finds columns by their exact names.</summary>
internal static class ColumnFinder
{
    public static int Find(ITable table, string name, string option)
    {
        int found = -1;
        for (int i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i] != name) continue;
            if (found >= 0) throw new InputException($"{table.Name} has more than one column {Label.Quote(name)}.");
            found = i;
        }

        if (found >= 0) return found;
        throw new InputException(table.Columns.Count == 0
            ? $"{table.Name} is empty."
            : $"{table.Name} has no column {Label.Quote(name)} (choose with {option}); its columns are {Label.List(table.Columns, Label.Quote)}.");
    }
}

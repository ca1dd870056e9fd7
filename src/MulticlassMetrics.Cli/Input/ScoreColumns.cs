namespace MulticlassMetrics.Cli;

/// <summary>The columns of scores in a table, one a class.</summary>
/// <param name="Classes">The classes: in declared order, in numeric order when all are integers, else as the columns stand in the file.</param>
/// <param name="Positions">Where the score of each class stands.</param>
internal sealed record ScoreColumns(IReadOnlyList<string> Classes, IReadOnlyList<int> Positions)
{
    /// <summary>Null where there are none.</summary>
    public static ScoreColumns? Find(ITable table, PredictionInput input)
    {
        if (input.Scores is not { } pattern) return null;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] others = [input.Actual, input.Predicted.Name, input.Weight ?? "", input.Cluster ?? "", input.Id ?? "", .. input.Slices];
        for (int column = 0; column < table.Columns.Count; column++)
        {
            if (others.Contains(table.Columns[column]) || pattern.ClassOf(table.Columns[column]) is not { } label) continue;
            if (!found.TryAdd(label, column)) throw new InputException($"{table.Name} has more than one column {Label.Quote(table.Columns[column])}.");
        }

        if (found.Count == 0)
        {
            return !pattern.IsGiven ? null : throw new InputException(
                $"{table.Name} has no column like --scores {Label.Quote(pattern.ToString())}; its columns are {Label.List(table.Columns, Label.Quote)}.");
        }

        IReadOnlyList<string> classes = input.Classes is { } declared ? Declared(table, pattern, declared, found)
            : found.Keys.All(IntegerText.IsInteger) ? [.. found.Keys.Order(IntegerText.Order)]
            : [.. found.OrderBy(column => column.Value).Select(column => column.Key)];
        return new ScoreColumns(classes, [.. classes.Select(label => found[label])]);
    }

    private static IReadOnlyList<string> Declared(ITable table, ScorePattern pattern, IReadOnlyList<string> declared, Dictionary<string, int> found)
    {
        if (declared.FirstOrDefault(label => !found.ContainsKey(label)) is { } unscored)
        {
            throw new InputException($"{table.Name} has no column {Label.Quote(pattern.ColumnOf(unscored))} for the declared class {Label.Quote(unscored)} (--scores none does without scores).");
        }

        if (found.Keys.FirstOrDefault(label => !declared.Contains(label)) is { } undeclared)
        {
            throw new InputException($"{table.Name} has a column {Label.Quote(pattern.ColumnOf(undeclared))}, which is not among the declared classes (--scores none does without scores).");
        }

        return declared;
    }
}

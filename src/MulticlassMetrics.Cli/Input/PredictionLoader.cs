namespace MulticlassMetrics.Cli;

/// <summary>Reads predictions: row by row into counts where counts are all that is needed, else keeping the rows.</summary>
internal static class PredictionLoader
{
    public static Predictions Load(ITable table, PredictionInput input)
    {
        var rows = new PredictionReader(table, input);
        return rows.Scores is null && input.Cluster is null
            ? PredictionCounter.Count(rows, input, table.Name)
            : PredictionKeeper.Keep(rows, input, table.Name);
    }

    public static InputException NoWeight(string table, PredictionInput input) => new($"{table} has only weights of zero in column {Label.Quote(input.Weight ?? "")}.");
}

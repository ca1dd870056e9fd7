namespace MulticlassMetrics.Cli;

/// <summary>A row of one of two files that are to be paired.</summary>
internal sealed record PairedRow(string Actual, string Predicted, double Weight, string Cluster, string Id, long Line, double[] Scores);

/// <summary>The rows of a file with its name; <paramref name="Columns"/> are those of its scores, and null where there are none.</summary>
internal sealed record PairedFile(string Name, IReadOnlyList<PairedRow> Rows, ScoreColumns? Columns, bool HasPredicted)
{
    /// <summary>What the rows are counted in.</summary>
    public string Unit { get; private init; } = "line";

    public static PairedFile Read(PredictionInput input)
    {
        using ITable table = TableFile.Open(input.File);
        var reader = new PredictionReader(table, input);
        List<PairedRow> rows = [];
        while (reader.Read())
        {
            double[] scores = new double[reader.Scores?.Classes.Count ?? 0];
            if (scores.Length > 0) reader.ReadScores(scores);
            rows.Add(new PairedRow(reader.Actual, reader.Predicted, reader.Weight, reader.Cluster, reader.Id, reader.Line, scores));
        }

        return new PairedFile(table.Name, rows, reader.Scores, reader.HasPredicted) { Unit = table.Unit };
    }
}

namespace MulticlassMetrics.Cli;

/// <summary>Keeps the rows, as scores and clusters need.</summary>
internal static class PredictionKeeper
{
    public static Predictions Keep(PredictionReader rows, PredictionInput input, string table)
    {
        LabelRows actual = new(), given = new();
        List<double> weights = [];
        ScoreRows? scores = rows.Scores is { } columns ? new ScoreRows(table, columns.Classes.Count) : null;
        var clusters = new ClusterKeys();
        long weightless = 0;
        while (rows.Read())
        {
            actual.Add(rows.Actual);
            if (rows.HasPredicted) given.Add(rows.Predicted);
            if (input.Weight is not null) weights.Add(rows.Weight);
            if (rows.Weight == 0) weightless++;
            if (input.Cluster is not null) clusters.Add(rows.Cluster, rows.Weight);
            if (scores is not null) rows.ReadScores(scores.Next(rows.Share));
        }

        if (weightless == rows.Rows) throw PredictionLoader.NoWeight(table, input);
        if (input.Cluster is not null && clusters.Count < 2)
        {
            throw new InputException($"{table} has only one cluster in column {Label.Quote(input.Cluster)}; a standard error needs at least two.");
        }

        double[]? each = input.Weight is null ? null : [.. weights];
        ClassScores<string>? scored = rows.Scores is null ? null : ClassScores.From(actual, scores!.Values, rows.Scores.Classes, each);
        IReadOnlyList<string> predicted = given;
        if (!rows.HasPredicted)
        {
            if (scored!.ClassCount < 2) throw new InputException($"{table} has one column of scores and no column {Label.Quote(input.Predicted.Name)}: there is nothing to choose between.");
            predicted = scored.Predict();
        }

        IReadOnlyList<string>? classes = input.Classes ?? rows.Scores?.Classes ?? NumericOrder([.. actual.Distinct, .. given.Distinct]);
        var options = new LabelOptions<string> { Classes = classes, ClassesAreOrdered = input.Classes is not null || classes?.All(IntegerText.IsInteger) == true };
        LabelPairs<string>? pairs = input.Cluster is null ? null : LabelPairs.From(actual, predicted, each, options);
        return new Predictions(pairs?.Matrix ?? ConfusionMatrix.FromLabels(actual, predicted, each, options), weightless)
        {
            Scores = scored,
            AreDecided = !rows.HasPredicted,
            Clusters = pairs is null ? null : new Clustering(input.Cluster!, pairs, clusters.ToArray(), clusters.Count),
        };
    }

    // Null leaves the order to the library, and says that it means nothing.
    public static string[]? NumericOrder(HashSet<string> labels) => labels.All(IntegerText.IsInteger) ? [.. labels.Order(IntegerText.Order)] : null;
}

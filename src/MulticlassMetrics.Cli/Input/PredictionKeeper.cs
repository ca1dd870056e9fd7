using System.Buffers;

namespace MulticlassMetrics.Cli;

/// <summary>Keeps the rows, as scores and clusters need.</summary>
internal static class PredictionKeeper
{
    public static Predictions Keep(PredictionReader rows, PredictionInput input, string table)
    {
        List<string> actual = [], predicted = [];
        List<double> weights = [];
        var scores = new ArrayBufferWriter<double>();
        var clusters = new ClusterKeys();
        long weightless = 0;
        while (rows.Read())
        {
            actual.Add(rows.Actual);
            if (rows.HasPredicted) predicted.Add(rows.Predicted);
            if (input.Weight is not null) weights.Add(rows.Weight);
            if (rows.Weight == 0) weightless++;
            if (input.Cluster is not null) clusters.Add(rows.Cluster, rows.Weight);
            if (rows.Scores is null) continue;
            int width = rows.Scores.Classes.Count;
            rows.ReadScores(scores.GetSpan(width)[..width]);
            scores.Advance(width);
        }

        if (weightless == rows.Rows) throw PredictionLoader.NoWeight(table, input);
        if (input.Cluster is not null && clusters.Count < 2)
        {
            throw new InputException($"{table} has only one cluster in column {Label.Quote(input.Cluster)}; a standard error needs at least two.");
        }

        double[]? given = input.Weight is null ? null : [.. weights];
        ClassScores<string>? scored = rows.Scores is null ? null : ClassScores.From(actual, scores.WrittenMemory, rows.Scores.Classes, given);
        if (!rows.HasPredicted)
        {
            if (scored!.ClassCount < 2) throw new InputException($"{table} has one column of scores and no column {Label.Quote(input.Predicted.Name)}: there is nothing to choose between.");
            predicted = [.. scored.Predict()];
        }

        IReadOnlyList<string>? classes = input.Classes ?? rows.Scores?.Classes ?? NumericOrder([.. actual, .. predicted]);
        var options = new LabelOptions<string> { Classes = classes, ClassesAreOrdered = input.Classes is not null || classes?.All(IntegerText.IsInteger) == true };
        LabelPairs<string> pairs = LabelPairs.From(actual, predicted, given, options);
        return new Predictions(pairs.Matrix, weightless)
        {
            Scores = scored,
            AreDecided = !rows.HasPredicted,
            Clusters = input.Cluster is null ? null : new Clustering(input.Cluster, pairs, clusters.ToArray(), clusters.Count),
        };
    }

    // Null leaves the order to the library, and says that it means nothing.
    public static string[]? NumericOrder(HashSet<string> labels) => labels.All(IntegerText.IsInteger) ? [.. labels.Order(IntegerText.Order)] : null;
}

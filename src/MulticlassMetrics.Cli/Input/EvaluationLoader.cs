using System.Buffers;
using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Reads predictions as an evaluation, whose rows go by their ids, or else by their lines in the file, or their numbers where it has no lines.</summary>
internal static class EvaluationLoader
{
    public static Evaluation<string> Load(PredictionInput input)
    {
        using ITable table = TableFile.Open(input.File);
        var rows = new PredictionReader(table, input);
        List<string> actual = [], predicted = [], clusters = [], items = [];
        List<double> weights = [];
        string[] slices = [.. input.Slices];
        List<string>[] keys = [.. slices.Select(_ => new List<string>())];
        var scores = new ArrayBufferWriter<double>();
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        while (rows.Read())
        {
            actual.Add(rows.Actual);
            predicted.Add(rows.Predicted);
            weights.Add(rows.Weight);
            clusters.Add(rows.Cluster);
            items.Add(input.Id is null ? string.Create(CultureInfo.InvariantCulture, $"{table.Unit} {rows.Line}") : rows.Id);
            for (int s = 0; s < slices.Length; s++) keys[s].Add(rows.SliceKeys[s]);
            if (input.Id is not null && !lines.TryAdd(rows.Id, rows.Line))
            {
                throw InputException.At(table, string.Create(CultureInfo.InvariantCulture, $"column {Label.Quote(input.Id)} says {Label.Quote(rows.Id)} again, as on {table.Unit} {lines[rows.Id]}."));
            }

            if (rows.Scores is null) continue;
            int width = rows.Scores.Classes.Count;
            rows.ReadScores(scores.GetSpan(width)[..width]);
            scores.Advance(width);
        }

        if (weights.All(weight => weight == 0)) throw PredictionLoader.NoWeight(table.Name, input);
        if (input.Cluster is { } column && Clusters() < 2) throw new InputException($"{table.Name} has only one cluster in column {Label.Quote(column)}; a standard error needs at least two.");

        double[]? given = input.Weight is null ? null : [.. weights];
        ClassScores<string>? scored = rows.Scores is null ? null : ClassScores.From(actual, scores.WrittenMemory, rows.Scores.Classes, given);
        if (!rows.HasPredicted)
        {
            if (scored!.ClassCount < 2) throw new InputException($"{table.Name} has one column of scores and no column {Label.Quote(input.Predicted.Name)}: there is nothing to choose between.");
            predicted = [.. scored.Predict()];
        }

        IReadOnlyList<string>? classes = input.Classes ?? rows.Scores?.Classes ?? PredictionKeeper.NumericOrder([.. actual, .. predicted]);
        var options = new EvaluationOptions<string>
        {
            Labels = new LabelOptions<string> { Classes = classes, ClassesAreOrdered = input.Classes is not null || classes?.All(IntegerText.IsInteger) == true },
            Weights = scored is null ? given : null,
            Clusters = input.Cluster is null ? null : clusters,
            Items = items,
            Slices = slices.Zip(keys).ToDictionary(slice => slice.First, slice => (IReadOnlyList<string>)slice.Second),
        };
        return scored is null ? Evaluation.Of(actual, predicted, options) : Evaluation.Of(actual, predicted, scored, options);

        int Clusters() => clusters.Where((_, row) => weights[row] > 0).Distinct(StringComparer.Ordinal).Take(2).Count();
    }
}

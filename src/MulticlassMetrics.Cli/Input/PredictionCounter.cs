namespace MulticlassMetrics.Cli;

/// <summary>Counts predictions as they stream by; memory is in the order of the distinct (actual, predicted) pairs.</summary>
internal static class PredictionCounter
{
    public static Predictions Count(ITable table, PredictionInput input)
    {
        var rows = new PredictionReader(table, input);
        var builder = new ConfusionMatrixBuilder<string>(new LabelOptions<string> { Classes = input.Classes });
        (string Actual, string Predicted, double Weight)? first = null;
        var weightless = new HashSet<string>(StringComparer.Ordinal);
        long weightlessRows = 0;
        while (rows.Read())
        {
            if (rows.Weight == 0)
            {
                weightless.UnionWith([rows.Actual, rows.Predicted]);
                weightlessRows++;
            }
            else if (first is null)
            {
                first = (rows.Actual, rows.Predicted, rows.Weight);
            }
            else
            {
                builder.Add(rows.Actual, rows.Predicted, rows.Weight);
            }
        }

        if (first is not { } held) throw new InputException($"{table.Name} has only weights of zero in column {Label.Quote(input.Weight ?? "")}.");
        ConfusionMatrix<string>? others = builder.SampleCount > 0 ? builder.ToMatrix() : null;
        HashSet<string> labels = [.. weightless, held.Actual, held.Predicted, .. others?.Classes ?? Enumerable.Empty<string>()];

        // The order of found classes is known only at the end, and a sum keeps the order that its first matrix declares: hence one row is held back.
        var seed = new ConfusionMatrixBuilder<string>(new LabelOptions<string> { Classes = input.Classes ?? NumericOrder(labels) });
        foreach (string label in weightless) seed.Add(label, label, weight: 0);
        seed.Add(held.Actual, held.Predicted, held.Weight);
        return new Predictions(others is null ? seed.ToMatrix() : seed.ToMatrix() + others, weightlessRows);
    }

    // Null leaves the order to the library, and says that it means nothing.
    private static string[]? NumericOrder(IReadOnlyCollection<string> labels) =>
        labels.All(IntegerText.IsInteger) ? [.. labels.Order(IntegerText.Order)] : null;
}

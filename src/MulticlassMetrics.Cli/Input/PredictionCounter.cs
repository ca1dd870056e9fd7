namespace MulticlassMetrics.Cli;

/// <summary>Counts predictions as they stream by; memory is in the order of the distinct (actual, predicted) pairs.</summary>
internal static class PredictionCounter
{
    public static Predictions Count(PredictionReader rows, PredictionInput input, string table)
    {
        var builder = new ConfusionMatrixBuilder<string>(new LabelOptions<string> { Classes = input.Classes });
        long weightless = 0;
        while (rows.Read())
        {
            builder.Add(rows.Actual, rows.Predicted, rows.Weight);
            if (rows.Weight == 0) weightless++;
        }

        if (builder.SampleCount == 0) throw PredictionLoader.NoWeight(table, input);
        ConfusionMatrix<string> matrix = builder.ToMatrix();
        if (input.Classes is null && matrix.Classes.All(IntegerText.IsInteger)) matrix = matrix.InOrder(matrix.Classes.Order(IntegerText.Order));
        return new Predictions(matrix, weightless);
    }
}

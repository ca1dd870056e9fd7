namespace MulticlassMetrics.Tests.Inference;

public class InfluenceOfOneClassTest
{
    private static readonly CountsMetric[] Metrics = [Metric.Precision, Metric.Recall, Metric.F1, Metric.Specificity, Metric.Jaccard, Metric.MatthewsCorrelation, Metric.DiagnosticOddsRatio];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OfCounts_HasTheErrorAndTheEvidenceOfTheCells(bool weighted)
    {
        string[] actual = ["a", "a", "a", "b", "b", "c", "c", "c", "c", "a"], predicted = ["a", "a", "b", "b", "b", "c", "a", "c", "c", "c"];
        double[] weights = [1, 2, 0.5, 1, 1.5, 1, 3, 0.25, 1, 0];
        var matrix = ConfusionMatrix.FromLabels(actual, predicted, weighted ? weights : null, new LabelOptions<string> { Classes = ["a", "b", "c", "never"] });

        foreach (CountsMetric metric in Metrics)
        {
            for (int c = 0; c < matrix.ClassCount; c++)
            {
                Influence byCell = Influence.Of(matrix, matrix.Classes[c], metric), byCount = Influence.OfCounts(matrix, c, metric);
                foreach (WeightMeaning meaning in Enum.GetValues<WeightMeaning>())
                {
                    double error = byCell.StandardError(meaning);
                    if (double.IsNaN(error)) byCount.StandardError(meaning).Should().Be(double.NaN);
                    else byCount.StandardError(meaning).Should().BeApproximately(error, 1e-14 * Math.Max(1, error));
                }

                (byCount.Name, byCount.Value, byCount.Evidence.FewestCases).Should().Be((byCell.Name, byCell.Value, byCell.Evidence.FewestCases));
            }
        }
    }

    [Fact]
    public void OfCounts_GoesByCellsWhereSquaredWeightsOverflow()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "b"], ["a", "a"], [1e200, 1e200]);

        matrix.Estimate("a", Metric.Precision).Value.Should().Be(0.5);
    }
}

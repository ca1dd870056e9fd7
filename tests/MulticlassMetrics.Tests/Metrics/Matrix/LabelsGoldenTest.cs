using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

public class LabelsGoldenTest
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string file in (string[])["labels.json", "labels-real.json"])
            {
                foreach (GoldenValue item in Golden.Cases(file))
                {
                    // Of a subset of the labels scikit-learn has no overall statistics.
                    if (item["expected"].Find("overall") is not null) cases.Add(file, item["name"].Text);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Cases_AreMany() => Cases.Should().HaveCount(55);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Overall_AgreesWithScikitLearn(string file, string name)
    {
        GoldenValue item = Golden.Case(file, name);
        ConfusionMatrix<string> matrix = GoldenMatrix.Of(item);

        foreach ((string statistic, GoldenValue expected) in item["expected"]["overall"].Fields)
            Golden.Agree(Metric.MatrixMetricByName(statistic).Measure(matrix), expected, Golden.Exact);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Members_AgreeWithScikitLearn(string file, string name)
    {
        GoldenValue item = Golden.Case(file, name), overall = item["expected"]["overall"];
        ConfusionMatrix<string> matrix = GoldenMatrix.Of(item);

        Golden.Agree(matrix.Accuracy, overall["accuracy"], Golden.Exact);
        Golden.Agree(matrix.ErrorRate, overall["hammingLoss"], Golden.Exact);
        Golden.Agree(matrix.BalancedAccuracy, overall["balancedAccuracy"], Golden.Exact);
        Golden.Agree(matrix.MatthewsCorrelation(), overall["matthewsCorrelation"], Golden.Exact);
        Golden.Agree(matrix.CohenKappa(), overall["cohenKappa"], Golden.Exact);
        Golden.Agree(matrix.CohenKappa(KappaWeighting.Linear), overall["cohenKappaLinear"], Golden.Exact);
        Golden.Agree(matrix.CohenKappa(KappaWeighting.Quadratic), overall["cohenKappaQuadratic"], Golden.Exact);
        if (overall.Find("balancedAccuracyAdjusted") is { } adjusted) Golden.Agree(matrix.AdjustedBalancedAccuracy(), adjusted, Golden.Exact);
    }
}

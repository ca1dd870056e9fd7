using System.Globalization;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Scores;

public class ProbabilityGoldenTest
{
    public static TheoryData<string> Cases => Golden.Names("scores.json");

    public static TheoryData<string> RealCases => Golden.Names("scores-real.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Probabilities_AgreeWithScikitLearn(string name)
    {
        GoldenValue golden = Golden.Case("scores.json", name);
        double[][] rows = [.. golden["scores"].Rows];
        Check(ClassScores.From(golden["actual"].Texts, rows, golden["labels"].Texts, golden.Find("weights")?.Numbers), golden["expected"]);
    }

    [Theory]
    [MemberData(nameof(RealCases))]
    public void Probabilities_AgreeWithScikitLearnOnRealData(string name)
    {
        GoldenValue golden = Golden.Case("scores-real.json", name);
        Predictions data = Predictions.Read(golden["csv"].Text);
        Check(ClassScores.From(data.Actual, data.Scores, data.Classes), golden["expected"]);
    }

    [Theory]
    [MemberData(nameof(RealCases))]
    public void Predict_AgreesWithTheArgMaxOfRealData(string name)
    {
        Predictions data = Predictions.Read(Golden.Case("scores-real.json", name)["csv"].Text);
        var scores = ClassScores.From(data.Actual, data.Scores, data.Classes);

        scores.Predict().Should().Equal(data.Predicted);
        scores.ConfusionMatrix().Should().Be(ConfusionMatrix.FromLabels(data.Actual, data.Predicted, options: new LabelOptions<string> { Classes = data.Classes }));
        scores.TopKAccuracy(1).Should().BeApproximately(scores.ConfusionMatrix().Accuracy, Golden.Exact);
    }

    private static void Check(ClassScores<string> scores, GoldenValue expected)
    {
        Golden.Agree(scores.LogLoss(), expected["logLoss"], Golden.Rounded);
        Golden.Agree(scores.BrierScore(), expected["brierMulticlass"], Golden.Exact);
        Golden.Agree(scores.Classes.Select(label => Metric.ClassBrierScore.Measure(scores[label])).ToArray(), expected["brierPerClass"], Golden.Exact);
        foreach ((string k, GoldenValue accuracy) in expected.Find("topKAccuracy")?.Fields ?? [])
        {
            Golden.Agree(scores.TopKAccuracy(int.Parse(k, CultureInfo.InvariantCulture)), accuracy, Golden.Exact);
        }

        foreach ((string key, GoldenValue error) in expected.Find("calibrationError")?.Fields ?? [])
        {
            string[] parts = key.Split(", ");
            int bins = int.Parse(parts[1].Split(' ')[0], CultureInfo.InvariantCulture);
            CalibrationNorm norm = Enum.Parse<CalibrationNorm>(parts[0], ignoreCase: true);
            Golden.Agree(scores.CalibrationError(bins, norm), error, norm == CalibrationNorm.L2 ? Golden.Rounded : Golden.Exact);
        }

        Golden.Agree(scores.BrierDecomposition().Score, expected["brierMulticlass"], Golden.Exact);
    }
}

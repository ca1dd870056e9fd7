using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Inference;

public class InferenceGoldenTest
{
    public static TheoryData<string> Proportions => Golden.Names("inference.json#proportions");

    public static TheoryData<string> DeltaMethod => Golden.Names("inference.json#deltaMethod");

    public static TheoryData<string> DeLongCases => Golden.Names("proc.json");

    [Theory]
    [MemberData(nameof(Proportions))]
    public void Proportion_AgreesWithStatsmodels(string name)
    {
        GoldenValue golden = Golden.Case("inference.json#proportions", name);
        var proportion = new Proportion(golden["successes"].Number, golden["trials"].Number);
        double confidence = golden["confidence"].Number;
        foreach ((string method, ConfidenceInterval ends) in new[]
        {
            ("wilson", proportion.Wilson(confidence)), ("clopperPearson", proportion.ClopperPearson(confidence)), ("jeffreys", proportion.Jeffreys(confidence)),
            ("agrestiCoull", proportion.AgrestiCoull(confidence)), ("normal", proportion.Normal(confidence)),
        })
        {
            Golden.Agree([ends.Low, ends.High], golden["expected"][method], Golden.Rounded);
        }
    }

    [Theory]
    [MemberData(nameof(DeltaMethod))]
    public void StandardErrorOfAMatrix_AgreesWithTheDeltaMethod(string name)
    {
        GoldenValue golden = Golden.Case("inference.json#deltaMethod", name);
        ConfusionMatrix<string> matrix;
        if (golden.Find("csv") is { } csv)
        {
            Predictions data = Predictions.Read(csv.Text);
            matrix = ConfusionMatrix.FromLabels(data.Actual, data.Predicted, options: new LabelOptions<string> { Classes = golden["labels"].Texts });
        }
        else
        {
            matrix = ConfusionMatrix.FromLabels(golden["actual"].Texts, golden["predicted"].Texts, options: new LabelOptions<string> { Classes = golden["labels"].Texts });
        }

        foreach ((string key, GoldenValue expected) in golden["expected"].Fields)
        {
            Influence influence = Statistic(matrix, key);
            Estimate estimate = influence.ToEstimate(golden["confidence"].Number, IntervalMethod.Wald);
            Golden.Agree(influence.Value, expected["value"], Golden.Rounded);
            Golden.Agree(estimate.StandardError, expected["standardError"], Golden.Rounded);

            // Theirs is not clipped to the range.
            Golden.Agree(estimate.Low, Math.Max(influence.Range.Minimum, expected["low"].Number), Golden.Rounded, $"{expected.Path} low");
            Golden.Agree(estimate.High, Math.Min(influence.Range.Maximum, expected["high"].Number), Golden.Rounded, $"{expected.Path} high");
            influence.Values().Sum().Should().BeApproximately(0, 1e-9 * matrix.SampleCount, key);
        }
    }

    [Theory]
    [MemberData(nameof(DeLongCases))]
    public void DeLong_AgreesWithPRoc(string name)
    {
        GoldenValue golden = Golden.Case("proc.json", name);
        ClassScores<string> first = Read(golden["data"].Text, golden["first"].Text), second = Read(golden["data"].Text, golden["second"].Text);
        foreach (GoldenValue expected in golden["perClass"].Items)
        {
            ScoredClass a = first[expected["class"].Text], b = second[expected["class"].Text];
            Golden.Agree(DeLong.Variance(a), expected["variance"], Golden.Exact);
            Golden.Agree(DeLong.Variance(b), expected["varianceOther"], Golden.Exact);
            Golden.Agree(DeLong.Covariance(a, b), expected["covariance"], Golden.Exact);
            Estimate estimate = first.Estimate(expected["class"].Text, Metric.RocAuc, golden["confidence"].Number, IntervalMethod.Wald);
            Golden.Agree(estimate.Low, expected["low"], Golden.Rounded);
            Golden.Agree(estimate.High, expected["high"], Golden.Rounded);
            AucComparison paired = DeLong.PairedTest(a, b), unpaired = DeLong.UnpairedTest(a, b);
            Golden.Agree(paired.Statistic, expected["z"], Golden.Rounded);
            Golden.Agree(paired.PValue, expected["p"], Golden.Rounded);
            Golden.Agree(unpaired.Statistic, expected["unpairedD"], Golden.Rounded);
            Golden.Agree(unpaired.DegreesOfFreedom, expected["unpairedDf"], Golden.Rounded);
            Golden.Agree(unpaired.PValue, expected["unpairedP"], Golden.Rounded);
        }
    }

    private static ClassScores<string> Read(string data, string model)
    {
        Predictions predictions = Predictions.Read($"data/{data}.{model}.csv");
        return ClassScores.From(predictions.Actual, predictions.Scores, predictions.Classes);
    }

    private static Influence Statistic(ConfusionMatrix<string> matrix, string key)
    {
        int space = key.IndexOf(' ', StringComparison.Ordinal);
        string head = space < 0 ? key : key[..space], rest = space < 0 ? "" : key[(space + 1)..];
        if (Metric.TryByName(head, out CountsMetric? metric) && head != "mcc")
        {
            return rest switch
            {
                "macro" => Influence.Of(matrix, Averager.Macro, metric),
                "weighted" => Influence.Of(matrix, Averager.Weighted, metric),
                "of macro precision and macro recall" => Influence.Compose(
                    "F1 of means", MetricRange.ZeroToOne, [Influence.Of(matrix, Averager.Macro, Metric.Precision), Influence.Of(matrix, Averager.Macro, Metric.Recall)],
                    means => 2 * means[0] * means[1] / (means[0] + means[1])),
                _ => Influence.Of(matrix, rest, metric),
            };
        }

        return key switch
        {
            "accuracy" => Influence.Of(matrix, Metric.Accuracy),
            "kappa" => Influence.Of(matrix, Metric.CohenKappa),
            "kappa linear" => Influence.Of(matrix, Metric.CohenKappaLinear),
            "kappa quadratic" => Influence.Of(matrix, Metric.CohenKappaQuadratic),
            "mcc" => Influence.Of(matrix, Metric.MulticlassMatthewsCorrelation),
            _ => throw new InvalidOperationException(key),
        };
    }
}

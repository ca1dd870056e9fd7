using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Explanation;

/// <summary>Snapshots of the verdict over cases of every kind.</summary>
public class VerdictTest
{
    [Fact]
    public void Verdict_WhereTheCommonStoryIsFalse() => OfAuc("soybean-diseases.forest").Verdict()[1].Should().Be(
        "No: micro ROC AUC is above macro by 0.00080, but common classes are done worse (-0.003, p < 0.001); one threshold for all classes accounts for +0.003, p < 0.001.");

    [Fact]
    public void Verdict_WhereTheCommonStoryHolds() => OfAuc("shuttle.logistic").Verdict().Should().Equal(
        "Macro ROC AUC 0.930 tells how the average class fares, micro ROC AUC 0.998 how the average decision does.",
        "Yes: micro ROC AUC is above macro by 0.068, and common classes are done better (+0.060, p < 0.001); one threshold for all classes accounts for +0.008, p < 0.001.",
        "Without any skill the gap would be +0.355 already; the model's own part is -0.287, p < 0.001. A model that only knows the class shares would get a micro ROC AUC of 0.954.",
        "Most weight on the macro average: Fpv.Open pulls it down by 0.036 (p < 0.001), Fpv.Close pulls it down by 0.019 (p = 0.004), Bpv.Close holds it up by 0.012 (p < 0.001, only 4 cases).",
        "Fewer than 10 cases: Bpv.Close (4), Bpv.Open (2); what is said of them, and of macro, rests on little.");

    [Fact]
    public void Verdict_WhereTheGapIsThresholdsOnly() => OfAuc("shuttle.bayes").Verdict()[1].Should().Be(
        "Not shown: micro ROC AUC is above macro by 0.024 (p < 0.001), but whether common classes are done better the data cannot say (+0.002, p = 0.63); one threshold for all classes accounts for +0.022, p < 0.001.");

    [Fact]
    public void Verdict_WhereMicroIsBelowMacro() => OfAuc("soybean-diseases.logistic").Verdict()[1].Should().Be(
        "The reverse of the common story: micro ROC AUC is below macro by 0.004; common classes are done worse (-0.006, p < 0.001); what one threshold for all classes adds (+0.002, p = 0.23) is not shown to differ from zero.");

    [Fact]
    public void Verdict_WhereTheDataCannotSay() => OfF1("digits.logistic").Verdict().Should().Equal(
        "Macro F1 0.963 tells how the average class fares, micro F1 0.963 how the average prediction does.",
        "The data cannot say that micro and macro differ (-0.000035, p = 0.95).",
        "Without any skill the gap would be +0.000026 already; that the model adds to it is not shown (-0.000061, p = 0.91).",
        "Most weight on the macro average: 8 pulls it down by 0.005 (p = 0.002), 0 holds it up by 0.004 (p < 0.001), 2 holds it up by 0.002 (p = 0.03).");

    [Fact]
    public void Verdict_OfCounts() => OfF1("soybean-diseases.logistic").Verdict().Should().Equal(
        "Macro F1 0.766 tells how the average class fares, micro F1 0.826 how the average prediction does.",
        "Yes: micro F1 is above macro by 0.060, and common classes are done better (+0.037, p = 0.008); over- and under-predicted classes account for +0.022, p < 0.001.",
        "Without any skill the gap would be +0.049 already; that the model adds to it is not shown (+0.010, p = 0.47).",
        "Most weight on the macro average: phyllosticta-leaf-spot pulls it down by 0.043 (p < 0.001), bacterial-blight pulls it down by 0.037 (p < 0.001), herbicide-injury pulls it down by 0.030 (p = 0.02, only 8 cases).",
        "Fewer than 10 cases: herbicide-injury (8); what is said of it, and of macro, rests on little.");

    [Fact]
    public void Verdict_OfRecall_KnowsThatAllocationIsNothing() => AverageGap.Of(Matrix("soybean-diseases.logistic"), Metric.Recall).Verdict()[1].Should().EndWith(
        "over- and under-predicted classes account for nothing.");

    [Fact]
    public void Verdict_OfALoss_ReadsItsDirection() => AverageGap.Of(Matrix("shuttle.bayes"), Metric.FalseNegativeRate).Verdict()[1].Should()
        .StartWith("Micro false negative rate is below macro").And.Contain("common classes are done better (-0.136, p < 0.001)");

    [Fact]
    public void Verdict_OfAPerfectModel_ClaimsNothing()
    {
        var perfect = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 40, 0 }, { 0, 20 } });
        AverageGap.Of(perfect, Metric.F1).Verdict().Should().Equal(
            "Macro F1 1.000 tells how the average class fares, micro F1 1.000 how the average prediction does.",
            "The data cannot say that micro and macro differ (0.000, p = 1.00).",
            "Without any skill the gap would be +0.056 already; that the model adds to it is not shown (-0.056, p = 0.17).",
            "No single class is shown to pull the macro average up or down.");
    }

    private static AverageGap<string> OfAuc(string name)
    {
        Predictions data = Predictions.Read($"data/{name}.csv");
        return AverageGap.Of(ClassScores.From(data.Actual, data.Scores, data.Classes), Metric.RocAuc);
    }

    private static AverageGap<string> OfF1(string name) => AverageGap.Of(Matrix(name), Metric.F1);

    private static ConfusionMatrix<string> Matrix(string name)
    {
        Predictions data = Predictions.Read($"data/{name}.csv");
        return ConfusionMatrix.FromLabels(data.Actual, data.Predicted, options: new LabelOptions<string> { Classes = data.Classes });
    }
}

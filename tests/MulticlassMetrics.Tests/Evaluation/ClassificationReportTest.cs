using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Evaluations;

public class ClassificationReportTest
{
    private static readonly ConfusionMatrix<string> NeverPredicted = ConfusionMatrix.FromLabels(["a", "a", "a", "b"], ["a", "a", "a", "a"]);

    [Fact]
    public void ToString_IsATable() => ClassificationReport.Of(Samples.Pets).ToString().Should().Be(
        """
        8 samples, 3 classes, accuracy 0.625

                  support  predicted  precision  recall     F1  specificity  Jaccard
        cat             4          3      1.000   0.750  0.857        1.000    0.750
        dog             3          4      0.500   0.667  0.571        0.600    0.400
        owl             1          1      0.000   0.000  0.000        0.857    0.000
        micro                             0.625   0.625  0.625        0.813    0.455
        macro                             0.500   0.472  0.476        0.819    0.383
        weighted                          0.688   0.625  0.643        0.832    0.525
        worst                             0.000   0.000  0.000        0.600    0.000
        """);

    [Theory]
    [InlineData(UndefinedPolicy.Zero, "0")]
    [InlineData(UndefinedPolicy.One, "1")]
    [InlineData(UndefinedPolicy.Skip, "absent")]
    [InlineData(UndefinedPolicy.Propagate, "NaN")]
    public void ToString_MarksUndefinedRatiosAndSaysHowTheyWereAveraged(UndefinedPolicy policy, string meaning)
    {
        string text = ClassificationReport.Of(NeverPredicted, policy).ToString();

        text.Should().Contain("\nb               1          0          *   0.000  0.000");
        text.Should().EndWith($"\n\n* undefined, averaged as {meaning}: precision of b (0/0: TP + FP = 0)");
        ClassificationReport.Of(NeverPredicted, policy).Undefined.Should().Be(policy);
    }

    [Fact]
    public void ToString_IsTheSameInEveryCulture()
    {
        var matrix = ConfusionMatrix.FromLabels([0.5, 2], [0.5, 0.5], [1.25, 0.0001]);

        Culture.DecimalComma(() => ClassificationReport.Of(matrix).ToString()).Should().Be(ClassificationReport.Of(matrix).ToString())
            .And.Contain("0.5          1.25       1.25").And.Contain("2            1e-4          0");
    }

    [Fact]
    public void Averages_AreThoseOfTheAveragers()
    {
        var report = ClassificationReport.Of(NeverPredicted, UndefinedPolicy.Skip);

        report.Matrix.Should().BeSameAs(NeverPredicted);
        report.Metrics.Should().Equal(Metric.Precision, Metric.Recall, Metric.F1, Metric.Specificity, Metric.Jaccard);
        report.Averagers.Select(averager => averager.Name).Should().Equal("micro", "macro", "weighted", "worst");
        report.Micro(Metric.Precision).Value.Should().Be(0.75);
        report.Macro(Metric.Precision).Value.Should().Be(0.75);
        report.Weighted(Metric.Recall).Value.Should().Be(0.75);
        report.Worst(Metric.Recall).ToString().Should().Be("recall (worst of 2 classes: b) = 0.000");
    }

    [Fact]
    public void Averages_OfOtherMetricsAreRefused()
    {
        var report = ClassificationReport.Of(Samples.Pets);

        report.Invoking(r => r.Macro(Metric.Markedness)).Should().Throw<ArgumentException>().WithMessage("The report has no 'markedness'; average the matrix instead.*");
        report.Invoking(r => r.Macro(null!)).Should().Throw<ArgumentNullException>().WithParameterName("metric");
    }

    [Fact]
    public void Of_RefusesWhatItCannotReport()
    {
        Action none = () => ClassificationReport.Of<string>(null!);
        Action policy = () => ClassificationReport.Of(Samples.Pets, (UndefinedPolicy)9);
        Action throwing = () => ClassificationReport.Of(NeverPredicted, UndefinedPolicy.Throw);

        none.Should().Throw<ArgumentNullException>().WithParameterName("matrix");
        policy.Should().Throw<ArgumentOutOfRangeException>();
        throwing.Should().Throw<UndefinedMetricException>().WithMessage("precision (macro) is undefined for class 'b': 0/0: TP + FP = 0.");
    }
}

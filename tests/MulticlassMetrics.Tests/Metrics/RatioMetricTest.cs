using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics;

public class RatioMetricTest
{
    private static readonly BinaryCounts Counts = new(truePositives: 15, falsePositives: 5, trueNegatives: 70, falseNegatives: 10);

    public static TheoryData<string, double, string> Values => new()
    {
        { "precision", 15 / 20.0, "TP / (TP + FP)" },
        { "recall", 15 / 25.0, "TP / (TP + FN)" },
        { "specificity", 70 / 75.0, "TN / (FP + TN)" },
        { "negative predictive value", 70 / 80.0, "TN / (TN + FN)" },
        { "false positive rate", 5 / 75.0, "FP / (FP + TN)" },
        { "false negative rate", 10 / 25.0, "FN / (TP + FN)" },
        { "false discovery rate", 5 / 20.0, "FP / (TP + FP)" },
        { "false omission rate", 10 / 80.0, "FN / (TN + FN)" },
        { "F1", 30 / 45.0, "2TP / (2TP + FP + FN)" },
        { "F2", 75 / 120.0, "5TP / (5TP + FP + 4FN)" },
        { "F0.5", 18.75 / 26.25, "1.25TP / (1.25TP + FP + 0.25FN)" },
        { "Jaccard", 15 / 30.0, "TP / (TP + FP + FN)" },
        { "one-vs-rest accuracy", 85 / 100.0, "(TP + TN) / (TP + FP + TN + FN)" },
        { "prevalence", 25 / 100.0, "(TP + FN) / (TP + FP + TN + FN)" },
        { "predicted prevalence", 20 / 100.0, "(TP + FP) / (TP + FP + TN + FN)" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Measure_FollowsTheDefinition(string name, double expected, string definition)
    {
        CountsMetric metric = Metric.ByName(name);

        metric.Measure(Counts).Should().BeApproximately(expected, 1e-15);
        metric.Definition.Should().Be(definition);
        metric.ToString().Should().Be($"{name} = {definition}");
    }

    [Fact]
    public void Direction_SaysWhetherMoreIsBetter()
    {
        RatioMetric[] losses = [Metric.FalsePositiveRate, Metric.FalseNegativeRate, Metric.FalseDiscoveryRate, Metric.FalseOmissionRate];
        RatioMetric[] gains = [Metric.Precision, Metric.Recall, Metric.Specificity, Metric.NegativePredictiveValue, Metric.F1, Metric.Jaccard, Metric.OneVsRestAccuracy];

        losses.Should().OnlyContain(metric => metric.Direction == MetricDirection.LowerIsBetter);
        gains.Should().OnlyContain(metric => metric.Direction == MetricDirection.HigherIsBetter);
        Metric.Prevalence.Direction.Should().Be(MetricDirection.Neither);
        Metric.PredictedPrevalence.Direction.Should().Be(MetricDirection.Neither);
        Metric.NegativeLikelihoodRatio.Direction.Should().Be(MetricDirection.LowerIsBetter);
    }

    [Fact]
    public void FBeta_WeighsRecall()
    {
        Metric.FBeta(0).Measure(Counts).Should().Be(Counts.Precision);
        Metric.FBeta(1).Measure(Counts).Should().Be(Counts.F1);
        Metric.FBeta(double.PositiveInfinity).Measure(Counts).Should().Be(Counts.Recall);
        Metric.FBeta(1e200).Measure(Counts).Should().Be(Counts.Recall);
        Culture.DecimalComma(() => Metric.FBeta(0.5).ToString()).Should().Be("F0.5 = 1.25TP / (1.25TP + FP + 0.25FN)");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void FBeta_RefusesWhatIsNoBeta(double beta)
    {
        Action make = () => Metric.FBeta(beta);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(beta)).WithMessage("Beta must be a number that is not negative.*");
    }

    [Fact]
    public void Tversky_WeighsTheTwoErrorsApart()
    {
        Metric.Tversky(1, 1).Measure(Counts).Should().Be(Counts.Jaccard);
        Metric.Tversky(0.5, 0.5).Measure(Counts).Should().BeApproximately(Counts.F1, 1e-15);
        Metric.Tversky(2, 0).Measure(Counts).Should().Be(15 / 25.0, "twice the five false positives");
        foreach ((double alpha, double beta) in new[] { (-1.0, 0.0), (double.NaN, 0), (0, -1), (0, double.PositiveInfinity) })
        {
            Action make = () => Metric.Tversky(alpha, beta);
            make.Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    [Fact]
    public void Ratio_MakesAMetricOfOnesOwn()
    {
        RatioMetric balance = Metric.Ratio("balance", new(1, FalsePositives: -1), new(1, FalsePositives: 1), MetricRange.MinusOneToOne, MetricDirection.Neither);

        balance.Measure(Counts).Should().Be(0.5);
        balance.Definition.Should().Be("(TP - FP) / (TP + FP)");
        balance.NumeratorOf(Counts).Should().Be(10);
        balance.DenominatorOf(Counts).Should().Be(20);
        balance.ExplainUndefined(default).Should().Be("0/0: TP + FP = 0");
        Metric.Ratio("odds", new(1), new(FalsePositives: 1), MetricRange.NotNegative, MetricDirection.HigherIsBetter)
            .Measure(new BinaryCounts(2, 0, 0, 0)).Should().Be(double.PositiveInfinity);
    }

    [Fact]
    public void Ratio_RefusesWhatIsNoRatio()
    {
        Refuses("", new(1), new(1), "*name*");
        Refuses(null!, new(1), new(1), "*name*");
        Refuses("x", new(double.NaN), new(1), "A factor of the numerator 'NaNTP' is not finite.*");
        Refuses("x", new(1), new(1, -1), "The factors of the denominator 'TP - FP' must be finite and not negative, and one of them positive.*");
        Refuses("x", new(1), new(1, FalseNegatives: double.PositiveInfinity), "The factors of the denominator*");
        Refuses("x", new(1), default, "The factors of the denominator '0' must be*");
    }

    [Fact]
    public void Measure_IsInTheRangeOfTheMetric() => Samples.Some.Sample(samples =>
    {
        foreach (BinaryCounts counts in samples.Matrix.PerClass.ToArray())
        {
            foreach (CountsMetric metric in Metric.OfCounts)
            {
                double value = metric.Measure(counts);
                (double.IsNaN(value) || (value >= metric.Range.Minimum && value <= metric.Range.Maximum)).Should().BeTrue($"{metric.Name} of {counts} is {value}");
            }
        }
    });

    [Fact]
    public void CountsForm_PrintsAsASum()
    {
        new CountsForm(2, -1, 0.5, -0.25).ToString().Should().Be("2TP - FP + 0.5TN - 0.25FN");
        new CountsForm(-1).ToString().Should().Be("-TP");
        default(CountsForm).ToString().Should().Be("0");
        new CountsForm(1, 2, 3, 4).Of(new BinaryCounts(1, 10, 100, 1000)).Should().Be(4321);
    }

    [Fact]
    public void MetricRange_PrintsInBrackets()
    {
        MetricRange.ZeroToOne.ToString().Should().Be("[0, 1]");
        MetricRange.Unbounded.ToString().Should().Be("[-Infinity, Infinity]");
        Culture.DecimalComma(() => new MetricRange(-0.5, 1).ToString()).Should().Be("[-0.5, 1]");
    }

    private static void Refuses(string name, CountsForm numerator, CountsForm denominator, string message)
    {
        Action make = () => Metric.Ratio(name, numerator, denominator, MetricRange.ZeroToOne, MetricDirection.Neither);
        make.Should().Throw<ArgumentException>().WithMessage(message);
    }
}

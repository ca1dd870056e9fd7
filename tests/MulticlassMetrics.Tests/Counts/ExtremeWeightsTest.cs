namespace MulticlassMetrics.Tests.Counts;

public class ExtremeWeightsTest
{
    private static readonly string[] Actual = ["a", "a", "b", "b", "b"];
    private static readonly string[] Predicted = ["a", "b", "b", "b", "a"];

    [Fact]
    public void FromLabels_RefusesWeightsOfMoreThanANumberCanHold()
    {
        Action count = () => ConfusionMatrix.FromLabels(["a", "b"], ["a", "a"], [1e308, 1e308]);
        count.Should().Throw<ArgumentException>().WithMessage("The weights add up to more than a number can hold.*").WithParameterName("weights");
    }

    [Theory]
    [InlineData(1e170)]
    [InlineData(1e-170)]
    public void StandardError_OfRows_IsTheSameWhateverTheUnitOfWeights(double unit)
    {
        double[] weights = [1, 2, 0.5, 1, 3], scaled = [.. weights.Select(w => w * unit)];
        double Error(double[] w)
        {
            LabelPairs<string> pairs = LabelPairs.From(Actual, Predicted, w);
            return Influence.Of(pairs.Matrix, Averager.Macro, Metric.F1).ByRow(pairs).StandardError();
        }

        double Auc(double[] w) => Influence.Of(ClassScores.ForPositive(Actual, [0.9, 0.3, 0.4, 0.2, 0.1], "a", w), "a", Metric.RocAuc).StandardError();

        Error(scaled).Should().BeApproximately(Error(weights), 1e-14);
        Auc(scaled).Should().BeApproximately(Auc(weights), 1e-14);
    }

    [Fact]
    public void FromLabels_SumsFractionsWithoutLosingDigits()
    {
        string[] labels = [.. Enumerable.Repeat("a", 1000)];
        double[] tenths = [.. Enumerable.Repeat(0.1, 1000)];
        ConfusionMatrix.FromLabels(labels, labels, tenths)["a", "a"].Should().Be(100);
    }

    [Fact]
    public void YoudenPoint_OfEquallyGoodThresholds_IsTheHighest()
    {
        // After one of 3 positives: 1/3; after 2 of 3 and 1 of 3 negatives: 2/3 - 1/3, which rounds above 1/3.
        var scores = ClassScores.ForPositive([true, true, false, false, true, false], [0.9, 0.8, 0.8, 0.7, 0.7, 0.1], positive: true);
        OperatingPoint best = scores.Curve(true).YoudenPoint();
        best.Threshold.Should().Be(0.9);
        best.Value.Should().Be(1.0 / 3);
    }

    [Fact]
    public void Gradient_WithoutSamples_IsNaN()
    {
        CountsFunction metric = Metric.FromCounts("constant", _ => 1, MetricRange.ZeroToOne, MetricDirection.HigherIsBetter);
        metric.Gradient(default).TruePositives.Should().Be(double.NaN);
    }

    [Fact]
    public void ByName_DoesNotReadASignAsAHyphen()
    {
        Metric.TryByName("F-1", out _).Should().BeFalse();
        Metric.TryByName("f -0.5", out _).Should().BeFalse();
        Metric.TryByName("f-score", out _).Should().BeTrue();
        Metric.ByName("F1").Should().BeSameAs(Metric.F1);
        Metric.ByName("true-positive-rate").Should().BeSameAs(Metric.Recall);
    }

    [Theory]
    [InlineData(1e153)]
    [InlineData(1e200)]
    public void FBeta_OfAHugeBeta_IsRecall(double beta) =>
        Metric.FBeta(beta).Measure(new BinaryCounts(900, 50, 10, 100)).Should().Be(0.9);
}

using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Averaging;

public class WeightedAveragerTest
{
    private static readonly ConfusionMatrix<string> WithAbsent =
        ConfusionMatrix.FromLabels(["a", "a", "b"], ["a", "b", "b"], options: new LabelOptions<string> { Classes = ["a", "b", "c"] });

    [Fact]
    public void Average_WeighsBySupport()
    {
        AveragedScore<string> score = new WeightedAverager().F1(Samples.Pets);

        score.Value.Should().BeApproximately((4 * 6 / 7.0 + 3 * 4 / 7.0) / 8, 1e-15);
        score.PerClass.Select(part => part.Weight).Should().Equal(0.5, 0.375, 0.125);
        score.ToString().Should().Be("F1 (weighted, 3 classes) = 0.643");
    }

    [Fact]
    public void Average_SkipsTheWeightOfSkippedClasses()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "b", "b", "c"], ["a", "a", "a", "c"]);

        AveragedScore<string> score = new WeightedAverager(UndefinedPolicy.Skip).Precision(matrix);

        score.Value.Should().BeApproximately((1 / 3.0 + 1) / 2, 1e-15);
        score.PerClass.Select(part => part.Weight).Should().Equal(0.5, 0, 0.5);
    }

    [Fact]
    public void Average_DoesNotPropagateFromAClassOfNoWeight() =>
        new WeightedAverager(UndefinedPolicy.Propagate).Recall(WithAbsent).Value.Should().BeApproximately(2 / 3.0, 1e-15);

    [Theory]
    [InlineData(UndefinedPolicy.Zero, 0)]
    [InlineData(UndefinedPolicy.One, 1)]
    [InlineData(UndefinedPolicy.Skip, double.NaN)]
    [InlineData(UndefinedPolicy.Propagate, double.NaN)]
    public void Average_WithoutSupportIsUndefined(UndefinedPolicy policy, double expected)
    {
        AveragedScore<string> score = new WeightedAverager(policy).Specificity(WithAbsent.Select("c"));

        score.Value.Should().Be(expected);
        score["c"].Should().Be(1);
        score.UndefinedReason.Should().Be("0/0: the classes have no weight");
        new WeightedAverager(policy).Undefined.Should().Be(policy);
    }

    [Fact]
    public void Average_WithoutSupportThrowsWhenToldTo()
    {
        Action average = () => new WeightedAverager(UndefinedPolicy.Throw).Specificity(WithAbsent.Select("c"));

        average.Should().Throw<UndefinedMetricException>().WithMessage("specificity (weighted) is undefined over all classes: 0/0: the classes have no weight.");
    }

    [Fact]
    public void Average_KeepsInfiniteValues()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a", "b"], ["a", "b", "b"]);

        new WeightedAverager().Average(matrix, Metric.PositiveLikelihoodRatio).Value.Should().Be(double.PositiveInfinity);
        new WeightedAverager().Average(matrix, Metric.PositiveLikelihoodRatio).ToString().Should().Be("positive likelihood ratio (weighted, 2 classes) = Infinity");
    }
}

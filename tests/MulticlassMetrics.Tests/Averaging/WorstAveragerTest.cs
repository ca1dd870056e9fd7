using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Averaging;

public class WorstAveragerTest
{
    [Fact]
    public void Average_NamesTheWorstClass()
    {
        AveragedScore<string> score = Averager.Worst.F1(Samples.Pets.Select("cat", "dog"));

        score.TryGetDecidingClass(out string? worst).Should().BeTrue();
        worst.Should().Be("dog");
        score.Value.Should().BeApproximately(4 / 7.0, 1e-15);
        score.PerClass.Select(part => part.Weight).Should().Equal(0, 1);
        score.ToString().Should().Be("F1 (worst of 2 classes: dog) = 0.571");
        Averager.Macro.F1(Samples.Pets).TryGetDecidingClass(out _).Should().BeFalse();
        (score.Direction, score.Range).Should().Be((MetricDirection.HigherIsBetter, MetricRange.ZeroToOne));
    }

    [Fact]
    public void Average_FollowsTheDirectionOfTheMetric()
    {
        Worst(Averager.Worst.Average(Samples.Pets, Metric.FalseNegativeRate)).Should().Be("owl");
        Averager.Worst.Average(Samples.Pets, Metric.FalseNegativeRate).Value.Should().Be(1);
        Averager.Worst.Average(Samples.Pets, Metric.FalseNegativeRate).Direction.Should().Be(MetricDirection.LowerIsBetter);
        Worst(Averager.Worst.Average(Samples.Pets, Metric.FalsePositiveRate)).Should().Be("dog");
        Worst(Averager.Worst.Specificity(Samples.Pets)).Should().Be("dog");
    }

    [Fact]
    public void Average_TakesTheFirstOfEquals() =>
        Worst(Averager.Worst.Recall(ConfusionMatrix.FromLabels(["a", "b", "b", "c", "c"], ["a", "b", "c", "c", "b"]))).Should().Be("b");

    [Fact]
    public void Average_RefusesMetricsThatDoNotJudge() =>
        Averager.Worst.Invoking(worst => worst.Average(Samples.Pets, Metric.Prevalence)).Should().Throw<ArgumentException>()
            .WithMessage("The metric 'prevalence' has no better and no worse, hence no worst class.*");

    [Theory]
    [InlineData(UndefinedPolicy.Zero, 0, "b")]
    [InlineData(UndefinedPolicy.One, 0.5, "a")]
    [InlineData(UndefinedPolicy.Skip, 0.5, "a")]
    [InlineData(UndefinedPolicy.Propagate, double.NaN, "b")]
    public void Average_TreatsUndefinedClassesAsTold(UndefinedPolicy policy, double expected, string worst)
    {
        var neverPredicted = ConfusionMatrix.FromLabels(["a", "b"], ["a", "a"]);

        AveragedScore<string> score = new WorstAverager(policy).Precision(neverPredicted);

        score.Value.Should().Be(expected);
        Worst(score).Should().Be(worst);
        score.UndefinedReason.Should().Be(worst == "b" ? "0/0: TP + FP = 0" : null);
        new WorstAverager(policy).Undefined.Should().Be(policy);
    }

    [Fact]
    public void Average_WithoutDefinedClassIsUndefined()
    {
        ClassSelection<string> neverPredicted = ConfusionMatrix.FromLabels(["a", "b"], ["a", "a"]).Select("b");

        AveragedScore<string> score = new WorstAverager(UndefinedPolicy.Skip).Precision(neverPredicted);

        score.Value.Should().Be(double.NaN);
        score.TryGetDecidingClass(out _).Should().BeFalse();
        score.ToString().Should().Be("precision (worst, 1 classes) = undefined (no class has a value)");
        Action throwing = () => new WorstAverager(UndefinedPolicy.Throw).Precision(neverPredicted);
        throwing.Should().Throw<UndefinedMetricException>().WithMessage("precision (worst) is undefined for class 'b':*");
    }

    private static string? Worst(AveragedScore<string> score) => score.TryGetDecidingClass(out string? label) ? label : null;
}

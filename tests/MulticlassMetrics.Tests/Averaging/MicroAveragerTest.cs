using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Averaging;

public class MicroAveragerTest
{
    [Fact]
    public void Average_MeasuresThePool()
    {
        AveragedScore<string> score = new MicroAverager().F1(Samples.Pets);

        score.Value.Should().Be(0.625);
        score.ToString().Should().Be("F1 (micro, 3 classes) = 0.625");
        new MicroAverager().Precision(Samples.Pets.Select("cat", "dog")).Value.Should().BeApproximately(5 / 7.0, 1e-15);
        new MicroAverager().Recall(Samples.Pets.Select("dog", "owl")).Value.Should().Be(0.5);
    }

    [Fact]
    public void Weights_MakeARatioTheMeanOfTheClasses() => Samples.Some.Sample(samples =>
    {
        foreach (RatioMetric metric in Metric.OfCounts.OfType<RatioMetric>())
        {
            AveragedParts micro = new MicroAverager(UndefinedPolicy.Propagate).Average(samples.Matrix.PerClass, metric);
            if (double.IsNaN(micro.Value)) continue;

            double mean = 0, total = 0;
            for (int c = 0; c < micro.Values.Length; c++)
            {
                total += micro.Weights[c];
                if (!double.IsNaN(micro.Values[c])) mean += micro.Weights[c] * micro.Values[c];
                else micro.Weights[c].Should().Be(0);
            }

            Golden.Agree(mean, micro.Value, 1e-12, metric.Name);
            Golden.Agree(total, 1, 1e-12, $"weights of {metric.Name}");
        }
    });

    [Fact]
    public void Weights_AreUnknownForOtherMetrics() =>
        Averager.Micro.Average(Samples.Pets, Metric.MatthewsCorrelation).PerClass.Select(part => part.Weight).Should().AllBeEquivalentTo(double.NaN);

    [Theory]
    [InlineData(UndefinedPolicy.Zero, 0)]
    [InlineData(UndefinedPolicy.One, 1)]
    [InlineData(UndefinedPolicy.Skip, double.NaN)]
    [InlineData(UndefinedPolicy.Propagate, double.NaN)]
    public void Average_TreatsAnUndefinedPoolAsTold(UndefinedPolicy policy, double expected)
    {
        ClassSelection<string> neverPredicted = ConfusionMatrix.FromLabels(["a", "b", "c"], ["a", "a", "a"]).Select("b", "c");

        AveragedScore<string> score = new MicroAverager(policy).Precision(neverPredicted);

        score.Value.Should().Be(expected);
        score.UndefinedReason.Should().Be("0/0: TP + FP = 0");
        new MicroAverager(policy).Undefined.Should().Be(policy);
    }

    [Fact]
    public void Average_ThrowsForThePoolOnly()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "b", "c"], ["a", "a", "a"]);
        var averager = new MicroAverager(UndefinedPolicy.Throw);

        averager.Precision(matrix).Value.Should().BeApproximately(1 / 3.0, 1e-15, "the pool has predictions although two classes have none");
        averager.Invoking(a => a.Precision(matrix.Select("b", "c"))).Should().Throw<UndefinedMetricException>()
            .WithMessage("precision (micro) is undefined over all classes: 0/0: TP + FP = 0.").Which.Position.Should().Be(-1);
    }
}

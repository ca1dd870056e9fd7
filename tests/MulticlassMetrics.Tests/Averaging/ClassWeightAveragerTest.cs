using System.Collections.Immutable;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Averaging;

public class ClassWeightAveragerTest
{
    [Fact]
    public void Average_WeighsEachClassByItsLabel()
    {
        AveragedScore<string> score = By(("owl", 1), ("cat", 2), ("dog", 5)).Recall(Samples.Pets);

        score.Value.Should().BeApproximately((2 * 0.75 + 5 * 2 / 3.0) / 8, 1e-15);
        score.PerClass.Select(part => part.Weight).Should().Equal(0.25, 0.625, 0.125);
        score.ToString().Should().Be("recall (class-weighted, 3 classes) = 0.604");
    }

    [Fact]
    public void Average_LeavesClassesOfWeightZeroOut()
    {
        By(("cat", 1), ("dog", 1), ("owl", 0)).Recall(Samples.Pets).Value.Should().BeApproximately((0.75 + 2 / 3.0) / 2, 1e-15);
        By(("cat", 0), ("dog", 0), ("owl", 0)).Invoking(a => a.Recall(Samples.Pets)).Should().Throw<ArgumentException>().WithMessage("All class weights are zero.*");
    }

    [Fact]
    public void Average_RefusesMissingAndSurplusWeights()
    {
        By(("cat", 1), ("owl", 1)).Invoking(a => a.F1(Samples.Pets)).Should().Throw<ArgumentException>().WithMessage("Class 'dog' has no weight.*");
        By(("cat", 1), ("owl", 1), ("dog", 1), ("emu", 1)).Invoking(a => a.F1(Samples.Pets)).Should().Throw<ArgumentException>()
            .WithMessage("There is a weight for 'emu', which is not among the classes.*");
        By(("cat", 1), ("owl", 1)).F1(Samples.Pets.Select("cat", "owl")).Value.Should().BeApproximately(3 / 7.0, 1e-15);
    }

    [Fact]
    public void Average_RefusesLabelsOfAnotherType() =>
        By(("1", 1)).Invoking(a => a.F1(ConfusionMatrix.FromLabels([1], [1]))).Should().Throw<ArgumentException>()
            .WithMessage("The weights are for labels of type String, the classes are of type Int32.*");

    [Theory]
    [InlineData(-1, "-1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void WeightedBy_RefusesBadWeights(double weight, string printed)
    {
        Action make = () => By(("cat", 1), ("dog", weight));

        make.Should().Throw<ArgumentException>().WithParameterName("weights")
            .WithMessage($"The weight of class 'dog' is {printed}; a weight must be a finite number that is not negative.*");
        Action none = () => Averager.WeightedBy<string>(null!);
        none.Should().Throw<ArgumentNullException>().WithParameterName("weights");
    }

    [Fact]
    public void Average_FindsClassesAsTheMatrixComparesLabels()
    {
        var loose = ConfusionMatrix.FromLabels(["Cat", "DOG"], ["cat", "cat"], options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });

        By(("cat", 3), ("dog", 1)).Recall(loose).Value.Should().Be(0.75);
        By(("cat", 3), ("CAT", 1), ("dog", 1)).Invoking(a => a.Recall(loose)).Should().Throw<ArgumentException>().WithMessage("Class 'Cat' has two weights.*");
        Averager.WeightedBy(ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("dog", 1.0), KeyValuePair.Create("cat", 1.0), KeyValuePair.Create("owl", 1.0)]))
            .F1(Samples.Pets).Value.Should().Be(Averager.Macro.F1(Samples.Pets).Value);
    }

    [Fact]
    public void Average_OfBarePartsIsRefused()
    {
        ClassWeightAverager<string> averager = By(("cat", 1), ("dog", 1), ("owl", 2));

        averager.Invoking(a => a.Average(Samples.Pets.PerClass, Metric.F1)).Should().Throw<InvalidOperationException>().WithMessage("Class weights are keyed by label:*");
        IAverager bound = averager.BindTo(Samples.Pets.Classes);
        bound.Name.Should().Be("class-weighted");
        bound.Average(Samples.Pets.PerClass, Metric.F1).Value.Should().Be(averager.F1(Samples.Pets).Value);
        bound.Invoking(b => b.Average<BinaryCounts>([default], Metric.F1)).Should().Throw<ArgumentException>().WithMessage("'weights' has 3 entries and 'perClass' has 1;*");
        averager.Invoking(a => a.BindTo<string>(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Average_TreatsUndefinedClassesAsTold()
    {
        var neverPredicted = ConfusionMatrix.FromLabels(["a", "b"], ["a", "a"]);
        var weights = new Dictionary<string, double> { ["a"] = 1, ["b"] = 3 };

        Averager.WeightedBy(weights).Precision(neverPredicted).Value.Should().Be(0.125);
        Averager.WeightedBy(weights, UndefinedPolicy.Skip).Precision(neverPredicted).Value.Should().Be(0.5);
        Averager.WeightedBy(weights, UndefinedPolicy.Skip).Undefined.Should().Be(UndefinedPolicy.Skip);
        Action throwing = () => Averager.WeightedBy(weights, UndefinedPolicy.Throw).Precision(neverPredicted);
        throwing.Should().Throw<UndefinedMetricException>().WithMessage("precision (class-weighted) is undefined for class 'b':*");
    }

    [Fact]
    public void WeightedBy_CopiesTheWeights()
    {
        var weights = new Dictionary<string, double> { ["cat"] = 1, ["dog"] = 0, ["owl"] = 0 };
        ClassWeightAverager<string> averager = Averager.WeightedBy(weights);
        weights["cat"] = -5;

        averager.Recall(Samples.Pets).Value.Should().Be(0.75);
    }

    private static ClassWeightAverager<string> By(params (string Label, double Weight)[] weights) =>
        Averager.WeightedBy(weights.ToDictionary(item => item.Label, item => item.Weight));
}

using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Averaging;

public class MacroAveragerTest
{
    // Class b is never predicted: its precision is 0/0.
    private static readonly ConfusionMatrix<string> NeverPredicted = ConfusionMatrix.FromLabels(["a", "a", "a", "b"], ["a", "a", "a", "a"]);

    [Fact]
    public void Average_IsThePlainMean()
    {
        AveragedScore<string> score = new MacroAverager().F1(Samples.Pets);

        score.Value.Should().BeApproximately((6 / 7.0 + 4 / 7.0 + 0) / 3, 1e-15);
        score["dog"].Should().BeApproximately(4 / 7.0, 1e-15);
        score.Metric.Should().Be("F1");
        score.Averager.Should().Be("macro");
        score.PerClass.Select(part => part.Class).Should().Equal("cat", "dog", "owl");
        score.PerClass.Select(part => part.Weight).Should().AllBeEquivalentTo(1 / 3.0);
        score.ToString().Should().Be("F1 (macro, 3 classes) = 0.476");
    }

    [Fact]
    public void Average_OfPerfectClassesIsExactlyOne()
    {
        for (int classes = 1; classes <= 300; classes++)
        {
            int[] labels = [.. Enumerable.Range(0, classes)];
            var perfect = ConfusionMatrix.FromLabels(labels, labels);
            Averager.Macro.Recall(perfect).Value.Should().Be(1, $"{classes} classes are");
            Averager.Weighted.Recall(perfect).Value.Should().Be(1, $"{classes} classes are");
        }
    }

    [Theory]
    [InlineData(UndefinedPolicy.Zero, 0.375, 0)]
    [InlineData(UndefinedPolicy.One, 0.875, 1)]
    [InlineData(UndefinedPolicy.Skip, 0.75, double.NaN)]
    [InlineData(UndefinedPolicy.Propagate, double.NaN, double.NaN)]
    public void Average_TreatsUndefinedClassesAsTold(UndefinedPolicy policy, double expected, double ofClass)
    {
        AveragedScore<string> score = new MacroAverager(policy).Precision(NeverPredicted);

        score.Value.Should().Be(expected);
        score["b"].Should().Be(ofClass);
        score.PerClass[0].UndefinedReason.Should().BeNull();
        score.PerClass[1].UndefinedReason.Should().Be("0/0: TP + FP = 0");
        score.PerClass[1].Weight.Should().Be(policy == UndefinedPolicy.Skip ? 0 : 0.5);
        score.UndefinedReason.Should().BeNull();
        new MacroAverager(policy).Undefined.Should().Be(policy);
    }

    [Fact]
    public void Average_ThrowsNamingTheClass()
    {
        var averager = new MacroAverager(UndefinedPolicy.Throw);

        UndefinedMetricException named = averager.Invoking(a => a.Precision(NeverPredicted)).Should().Throw<UndefinedMetricException>()
            .WithMessage("precision (macro) is undefined for class 'b': 0/0: TP + FP = 0.").Which;
        named.Metric.Should().Be("precision");
        named.Averager.Should().Be("macro");
        named.Position.Should().Be(1);
        named.Reason.Should().Be("0/0: TP + FP = 0");
        averager.Invoking(a => a.Average(NeverPredicted.PerClass, Metric.Precision)).Should().Throw<UndefinedMetricException>()
            .WithMessage("precision (macro) is undefined for the class at position 1: 0/0: TP + FP = 0.");
        averager.Recall(NeverPredicted).Value.Should().Be(0.5);
    }

    [Theory]
    [InlineData(UndefinedPolicy.Zero)]
    [InlineData(UndefinedPolicy.One)]
    public void Auc_OfAClassThatNeverOccursIsNoNumber(UndefinedPolicy policy)
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "b"], ["a", "c"]);
        foreach (IAverager averager in new IAverager[] { new MacroAverager(policy), new WorstAverager(policy) })
        {
            AveragedScore<string> score = averager.Auc(matrix);
            score.Value.Should().Be(double.NaN);
            score["c"].Should().Be(double.NaN);
            (score.Value >= 0.8).Should().BeFalse();
        }

        new MicroAverager(policy).Auc(matrix.Select("c")).Value.Should().Be(double.NaN);
        new MacroAverager(policy).Auc(matrix).ToString().Should()
            .Be("AUC (one operating point) (macro, 3 classes) = undefined (c: (1 + TPR - FPR) / 2 is undefined at TP 0, FP 1, TN 1, FN 0)");
        new MacroAverager(UndefinedPolicy.Skip).Auc(matrix).Value.Should().Be(0.75);
    }

    [Fact]
    public void Average_OfNoDefinedClassIsUndefined()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "b"], ["a", "b"], options: new LabelOptions<string> { Classes = ["a", "b", "c", "d"] });
        ClassSelection<string> absent = matrix.Select("c", "d");

        new MacroAverager(UndefinedPolicy.Skip).F1(absent).Value.Should().Be(double.NaN);
        new MacroAverager(UndefinedPolicy.Skip).F1(absent).ToString().Should().Be("F1 (macro, 2 classes) = undefined (no class has a value)");
        new MacroAverager().F1(absent).Value.Should().Be(0);
        new MacroAverager().F1(absent).UndefinedReason.Should().Be("no class has a value");
        new MacroAverager(UndefinedPolicy.One).F1(absent).Value.Should().Be(1);
    }

    [Fact]
    public void Average_RefusesNothing()
    {
        var averager = new MacroAverager();

        averager.Invoking(a => a.Average<BinaryCounts>([], Metric.F1)).Should().Throw<ArgumentException>().WithMessage("There are no classes to average over.*");
        averager.Invoking(a => a.Average<BinaryCounts>([default], null!)).Should().Throw<ArgumentNullException>().WithParameterName("metric");
        averager.Invoking(a => a.Average(Samples.Pets, null!)).Should().Throw<ArgumentNullException>().WithParameterName("metric");
        averager.Invoking(a => a.F1<string>(null!)).Should().Throw<ArgumentNullException>().WithParameterName("classes");
        Action none = () => ((IAverager)null!).F1(Samples.Pets);
        none.Should().Throw<ArgumentNullException>().WithParameterName("averager");
    }

    [Fact]
    public void Constructors_RefuseUnknownPolicies()
    {
        const UndefinedPolicy unknown = (UndefinedPolicy)9;
        Action[] makes =
        [
            () => _ = new MacroAverager(unknown), () => _ = new MicroAverager(unknown), () => _ = new WeightedAverager(unknown), () => _ = new WorstAverager(unknown),
            () => Averager.WeightedBy(new Dictionary<string, double>(), unknown),
        ];

        makes.Should().AllSatisfy(make => make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("There is no such policy.*"));
    }

    [Fact]
    public void Score_PrintsTheSameInEveryCulture()
    {
        Culture.DecimalComma(() => Averager.Macro.F1(Samples.Pets).ToString()).Should().Be("F1 (macro, 3 classes) = 0.476");
        Culture.DecimalComma(() => Averager.Macro.Precision(NeverPredicted).PerClass[0].ToString()).Should().Be("a: 0.750");
        Culture.DecimalComma(() => new MacroAverager(UndefinedPolicy.Skip).Precision(NeverPredicted).PerClass[1].ToString()).Should().Be("b: NaN (0/0: TP + FP = 0)");
        Samples.Pets.Invoking(pets => Averager.Macro.F1(pets)["emu"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no class 'emu'.");
    }

    [Fact]
    public void F1OfMacroMeans_IsNotMacroF1()
    {
        Samples.Pets.F1OfMacroMeans().Should().BeApproximately(2 * 0.5 * (17 / 36.0) / (0.5 + 17 / 36.0), 1e-15);
        ConfusionMatrix.FromLabels(["a"], ["b"]).F1OfMacroMeans().Should().Be(0);
        NeverPredicted.F1OfMacroMeans(UndefinedPolicy.Propagate).Should().Be(double.NaN);
        NeverPredicted.F1OfMacroMeans(UndefinedPolicy.Skip).Should().BeApproximately(0.6, 1e-15, "precision 0.75 and recall 0.5");
    }
}

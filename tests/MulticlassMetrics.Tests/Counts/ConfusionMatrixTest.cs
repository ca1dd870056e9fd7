using System.Diagnostics;
using System.Reflection;
using MathNet.Numerics.LinearAlgebra.Double;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixTest
{
    private static readonly ConfusionMatrix<string> Pets = Samples.Pets;

    [Fact]
    public void Indexers_ReadByLabel()
    {
        Pets["cat", "dog"].Should().Be(1);
        Pets["dog", "cat"].Should().Be(0);
        Pets["dog"].Should().Be(new BinaryCounts(2, 2, 3, 1));
        Pets.PerClass.ToArray().Should().Equal(new BinaryCounts(3, 0, 4, 1), new BinaryCounts(2, 2, 3, 1), new BinaryCounts(0, 1, 6, 1));
        Pets.Accuracy.Should().Be(0.625);
        Pets.ErrorRate.Should().Be(0.375);
        Pets.BalancedAccuracy.Should().BeApproximately((0.75 + 2.0 / 3) / 3, 1e-15);
    }

    [Fact]
    public void Indexers_NameTheClassThatIsMissing()
    {
        Pets.Invoking(m => m["emu"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no class 'emu'.");
        Pets.Invoking(m => m["cat", "emu"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no class 'emu'.");
        Pets.Invoking(m => m["emu", "cat"]).Should().Throw<KeyNotFoundException>();
        Pets.Invoking(m => m[null!]).Should().Throw<ArgumentNullException>();
        Pets.Invoking(m => m["cat", null!]).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Equals_ComparesClassesAndCells()
    {
        var same = ConfusionMatrix.FromLabels(["b", "a", "a"], ["b", "a", "b"]);
        var again = ConfusionMatrix.FromLabels(["a", "a", "b"], ["b", "a", "b"]);
        var weighted = ConfusionMatrix.FromLabels(["a", "a", "b"], ["b", "a", "b"], [1, 1, 2]);
        var transposed = ConfusionMatrix.FromLabels(["b", "a", "b"], ["a", "a", "b"]);
        var reordered = ConfusionMatrix.FromLabels(["a", "a", "b"], ["b", "a", "b"], options: new LabelOptions<string> { Classes = ["b", "a"] });

        same.GetHashCode().Should().Be(again.GetHashCode());
        same.Equals(again).Should().BeTrue();
        same.Equals((object)again).Should().BeTrue();
        foreach (ConfusionMatrix<string> other in (ConfusionMatrix<string>[])[weighted, transposed, reordered, Pets]) same.Equals(other).Should().BeFalse();
        same.Equals("a").Should().BeFalse();
        same.Equals((ConfusionMatrix<string>?)null).Should().BeFalse();
    }

    [Fact]
    public void Equals_TellsOneHeavySampleFromTwoLightOnes()
    {
        var heavy = ConfusionMatrix.FromLabels(["a"], ["a"], [2]);
        var light = ConfusionMatrix.FromLabels(["a", "a"], ["a", "a"], [1, 1]);

        heavy["a", "a"].Should().Be(light["a", "a"]);
        heavy.Equals(light).Should().BeFalse();
    }

    [Fact]
    public void Add_MatchesClassesByLabel()
    {
        var first = ConfusionMatrix.FromLabels(["dog", "cat"], ["dog", "dog"]);
        var second = ConfusionMatrix.FromLabels(["ant", "dog"], ["dog", "emu"]);

        (first + second).Should().Be(ConfusionMatrix.FromLabels(["dog", "cat", "ant", "dog"], ["dog", "dog", "dog", "emu"]));
    }

    [Fact]
    public void Add_KeepsTheOrderOfDeclaredClassesAndTheNumberOfDroppedSamples()
    {
        var options = new LabelOptions<string> { Classes = ["z", "a"], Undeclared = UndeclaredLabels.Drop };
        var first = ConfusionMatrix.FromLabels(["z", "q"], ["a", "a"], options: options);
        var second = ConfusionMatrix.FromLabels(["m", "q"], ["a", "a"], options: options with { Classes = ["m", "a", "b"] });

        ConfusionMatrix<string> sum = first + second;

        sum.Classes.Should().Equal("z", "a", "m", "b");
        sum.DroppedSamples.Should().Be(2);
        sum.HasOrderedClasses.Should().BeTrue();
    }

    [Fact]
    public void Add_RefusesMatricesThatCompareLabelsDifferently()
    {
        var loose = ConfusionMatrix.FromLabels(["a"], ["A"], options: new LabelOptions<string> { Comparer = StringComparer.OrdinalIgnoreCase });
        Func<object> add = () => loose + Pets;

        add.Should().Throw<ArgumentException>().WithMessage("The matrices compare labels differently, so their classes cannot be matched.*");
        (loose + loose).SampleCount.Should().Be(2);
    }

    [Fact]
    public void Add_TakesOrdinalComparisonForTheDefault()
    {
        var ordinal = ConfusionMatrix.FromLabels(["a"], ["b"], options: new LabelOptions<string> { Comparer = StringComparer.Ordinal });
        var plain = ConfusionMatrix.FromLabels(["a"], ["b"]);

        (ordinal + plain).Should().Be(plain + ordinal);
        ordinal.Should().Be(plain);
    }

    [Fact]
    public void Add_RefusesNull()
    {
        Func<object> left = () => null! + Pets, right = () => Pets + null!;

        left.Should().Throw<ArgumentNullException>().WithParameterName("left");
        right.Should().Throw<ArgumentNullException>().WithParameterName("right");
    }

    [Fact]
    public void Cells_AreTheOccupiedOnesRowByRow() =>
        Pets.Cells.Select(cell => cell.ToString()).Should().Equal(
            "cat predicted as cat: 3", "cat predicted as dog: 1", "dog predicted as dog: 2", "dog predicted as owl: 1", "owl predicted as dog: 1");

    [Fact]
    public void Cells_PrintTheSameInEveryCulture() =>
        Culture.DecimalComma(() => new ConfusionCell<double>(0.5, -1, 2.25, 5, 1).ToString()).Should().Be("0.5 predicted as -1: 2.25");

    [Fact]
    public void MostConfused_IsHeaviestFirstAndEarlierFirstAmongEquals()
    {
        var matrix = ConfusionMatrix.FromCells([("a", "a", 9.0), ("b", "a", 1.0), ("c", "a", 3.0), ("a", "b", 1.0), ("a", "c", 1.0), ("c", "b", 2.0)]);

        matrix.MostConfused(4).Select(cell => cell.ToString()).Should().Equal(
            "c predicted as a: 3", "c predicted as b: 2", "a predicted as b: 1", "a predicted as c: 1");
        matrix.MostConfused(100).Should().HaveCount(5);
        matrix.MostConfused(0).Should().BeEmpty();
        matrix.Invoking(m => m.MostConfused(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("count");
    }

    [Fact]
    public void ToMatrix_HasRowsActualAndColumnsPredicted() =>
        Pets.ToMatrix().Should().Be(DenseMatrix.OfArray(new double[,] { { 3, 1, 0 }, { 0, 2, 1 }, { 0, 1, 0 } }));

    [Fact]
    public void ToMatrix_IsSparseWithManyClasses()
    {
        var classes = Enumerable.Range(0, 2001).ToArray();

        ConfusionMatrix.FromLabels(classes, classes).ToMatrix().Should().BeOfType<SparseMatrix>();
        ConfusionMatrix.FromLabels(classes[1..], classes[1..]).ToMatrix().Should().BeOfType<DenseMatrix>();
    }

    [Fact]
    public void Normalize_DividesByRowColumnOrAll()
    {
        var matrix = ConfusionMatrix.FromCells(["a", "b", "c"], new double[,] { { 3, 1, 0 }, { 0, 4, 0 }, { 0, 0, 0 } });

        matrix.Normalize(Normalization.ByActual).Should().Be(DenseMatrix.OfArray(new[,] { { 0.75, 0.25, 0 }, { 0, 1, 0 }, { 0, 0, 0 } }));
        matrix.Normalize(Normalization.ByPredicted).Should().Be(DenseMatrix.OfArray(new[,] { { 1, 0.2, 0 }, { 0, 0.8, 0 }, { 0, 0, 0 } }));
        matrix.Normalize(Normalization.ByAll).Should().Be(DenseMatrix.OfArray(new[,] { { 0.375, 0.125, 0 }, { 0, 0.5, 0 }, { 0, 0, 0 } }));
        matrix.Invoking(m => m.Normalize((Normalization)9)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("by");
    }

    [Fact]
    public void ToString_IsATableWithLabelledAxes() => Pets.ToString().Should().Be(
        """
        actual \ predicted  cat  dog  owl
        cat                   3    1    0
        dog                   0    2    1
        owl                   0    1    0
        """);

    [Fact]
    public void ToString_RoundsWeightsAndIsTheSameInEveryCulture() =>
        Culture.DecimalComma(() => ConfusionMatrix.FromLabels([0.5, 1, 1], [1, 0.5, 1.0], [1.23456, 0.00025, 1500]).ToString()).Should().Be(
        """
        actual \ predicted     0.5      1
        0.5                      0  1.235
        1                   2.5e-4   1500
        """);

    [Fact]
    public void ToString_SummarisesManyClasses()
    {
        int[] classes = [.. Enumerable.Range(0, 21)];

        var matrix = ConfusionMatrix.FromLabels([.. classes, 3, 3, 4], [.. classes, 5, 5, 3]);

        matrix.ToString().Should().Be("24 samples, 21 classes, accuracy 0.875\n3 predicted as 5: 2\n4 predicted as 3: 1");
        ConfusionMatrix.FromLabels(classes[1..], classes[1..]).ToString().Should().StartWith("actual");
    }

    [Fact]
    public void DebuggerView_ShowsCountsAndCells()
    {
        var view = new ConfusionMatrix<string>.DebugView(Pets);

        view.Counts.Should().Equal(new Dictionary<string, BinaryCounts> { ["cat"] = Pets["cat"], ["dog"] = Pets["dog"], ["owl"] = Pets["owl"] });
        view.Cells.Should().Equal(Pets.Cells);
        view.MostConfused.Should().Equal(Pets.MostConfused(10));

        typeof(ConfusionMatrix<string>).GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName.Should().Contain("DebugView");
        typeof(ConfusionMatrix<string>).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.Should().Be("{DebuggerText,nq}");
        typeof(ConfusionMatrix<string>).GetProperty("DebuggerText", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Pets)
            .Should().Be("8 samples, 3 classes, accuracy 0.625");
    }
}

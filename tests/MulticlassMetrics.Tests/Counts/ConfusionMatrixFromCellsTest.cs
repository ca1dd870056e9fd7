namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixFromCellsTest
{
    private static readonly double[,] Cells = { { 3, 1 }, { 0, 2.5 } };

    [Fact]
    public void FromCells_ReadsRowsAsActualAndColumnsAsPredicted()
    {
        var matrix = ConfusionMatrix.FromCells(["b", "a"], Cells);

        matrix.Classes.Should().Equal("b", "a");
        matrix.Classes.IsDeclared.Should().BeTrue();
        matrix["b", "a"].Should().Be(1);
        matrix["a", "b"].Should().Be(0);
        matrix["b"].Should().Be(new BinaryCounts(3, 0, 2.5, 1));
        matrix.SampleCount.Should().Be(6.5);
        matrix.Cells.Last().Should().Be(new ConfusionCell<string>("a", "a", 2.5, 2.5, 2.5));
    }

    [Fact]
    public void FromCells_TakesFrequenciesForRepeatedSamples()
    {
        var repeated = ConfusionMatrix.FromLabels(["a", "a", "b"], ["b", "b", "b"]);

        ConfusionMatrix.FromCells([("b", "b", 1.0), ("a", "b", 2.0)]).Should().Be(repeated);
        ConfusionMatrix.FromCells([("a", "b", 1.0), ("b", "b", 1.0), ("a", "b", 1.0)]).Should().Be(repeated);
        ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 0, 2 }, { 0, 1 } }).Should().Be(repeated);
    }

    [Fact]
    public void FromCells_KeepsHugeCountsExact()
    {
        const double huge = 9_007_199_254_740_992;
        var matrix = ConfusionMatrix.FromCells([("a", "a", huge - 1), ("a", "b", 1e15), ("b", "a", 3.0), ("b", "b", 1e15 + 1)]);

        matrix["a"].Should().Be(new BinaryCounts(huge - 1, 3, 1e15 + 1, 1e15));
        matrix["b"].Should().Be(new BinaryCounts(1e15 + 1, 1e15, huge - 1, 3));
        matrix.TotalWeight.Should().Be(huge + 2e15 + 4, "odd sums above 2^53 round to even");
    }

    [Fact]
    public void FromCells_RefusesBadCounts()
    {
        Refuses(() => ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 1, -2.5 }, { 0, 0 } }), "The count of actual 'a' predicted as 'b' is -2.5;*");
        Refuses(() => ConfusionMatrix.FromCells([("a", "b", double.NaN)]), "The count of actual 'a' predicted as 'b' is NaN; a count must be a finite number*");
        Refuses(() => ConfusionMatrix.FromCells([("a", "b", 0.0)]), "All counts are zero.*");
        Refuses(() => ConfusionMatrix.FromCells(["a"], new double[,] { { 0 } }), "All counts are zero.*");
        Refuses(() => ConfusionMatrix.FromCells(Array.Empty<(string, string, double)>()), "There are no samples.*");
        Refuses(() => ConfusionMatrix.FromCells([("x", "a", 2.0)], new LabelOptions<string> { Classes = ["a"], Undeclared = UndeclaredLabels.Drop }), "Every sample*dropped.*");
        Refuses(() => ConfusionMatrix.FromCells(["a", "b", "c"], Cells), "There are 3 classes and 2 x 2 cells.*");
        Refuses(() => ConfusionMatrix.FromCells(["a", "b"], new double[2, 3]), "There are 2 classes and 2 x 3 cells.*");
    }

    [Fact]
    public void FromCells_RefusesBadClasses()
    {
        Action twice = () => ConfusionMatrix.FromCells(["a", "a"], Cells);
        Action missing = () => ConfusionMatrix.FromCells(["a", null!], Cells);
        Action undeclared = () => ConfusionMatrix.FromCells([("a", "a", 1.0), ("a", "x", 1.0)], new LabelOptions<string> { Classes = ["a"] });
        Action nullLabel = () => ConfusionMatrix.FromCells([("a", "a", 1.0), ("a", null!, 1.0)]);
        Action nullActual = () => ConfusionMatrix.FromCells([(null!, "a", 1.0)]);

        twice.Should().Throw<ArgumentException>().WithMessage("The class 'a' is declared twice, at positions 0 and 1.*");
        missing.Should().Throw<ArgumentException>().WithMessage("The label at position 1 of 'classes' is null.*");
        undeclared.Should().Throw<ArgumentException>().WithMessage("The label 'x' at position 1 of 'predicted' is not among the declared classes.*");
        nullLabel.Should().Throw<ArgumentException>().WithMessage("The label at position 1 of 'predicted' is null.*");
        nullActual.Should().Throw<ArgumentException>().WithMessage("The label at position 0 of 'actual' is null.*");
    }

    [Fact]
    public void FromCells_RefusesNullInput()
    {
        Action classes = () => ConfusionMatrix.FromCells<string>(null!, Cells);
        Action cells = () => ConfusionMatrix.FromCells(["a"], null!);
        Action entries = () => ConfusionMatrix.FromCells<string>(null!);

        classes.Should().Throw<ArgumentNullException>().WithParameterName("classes");
        cells.Should().Throw<ArgumentNullException>().WithParameterName("cells");
        entries.Should().Throw<ArgumentNullException>().WithParameterName("cells");
    }

    private static void Refuses(Action make, string message) =>
        make.Should().Throw<ArgumentException>().WithParameterName("cells").WithMessage(message);
}

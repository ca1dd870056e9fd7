namespace MulticlassMetrics.Tests.Counts;

public class ClassOrderTest
{
    private static readonly string[] Sizes = ["small", "medium", "large"];

    private readonly ConfusionMatrix<string> _found = ConfusionMatrix.FromLabels(["small", "medium", "large", "large"], ["medium", "medium", "large", "small"], [1, 2, 3, 0.5]);

    [Fact]
    public void InOrder_MovesTheCellsAndGivesTheOrderAMeaning()
    {
        ConfusionMatrix<string> ordered = _found.InOrder(Sizes);

        ordered.Classes.Should().Equal(Sizes);
        ordered.HasOrderedClasses.Should().BeTrue();
        ordered.Cells.Should().BeEquivalentTo(_found.Cells);
        ordered.Should().Be(ConfusionMatrix.FromLabels(
            ["small", "medium", "large", "large"], ["medium", "medium", "large", "small"], [1, 2, 3, 0.5], new LabelOptions<string> { Classes = Sizes }));
    }

    [Fact]
    public void InOrder_MakesOtherClassesKnown()
    {
        ConfusionMatrix<string> ordered = _found.InOrder(["tiny", .. Sizes]);

        ordered["tiny"].Support.Should().Be(0);
        ordered.SampleCount.Should().Be(4);
    }

    [Fact]
    public void InOrder_RefusesAListThatIsNotOfTheClasses()
    {
        _found.Invoking(m => m.InOrder(null!)).Should().Throw<ArgumentNullException>();
        _found.Invoking(m => m.InOrder(["small", "large"])).Should().Throw<ArgumentException>().WithMessage("Class 'medium' of the matrix is not among the classes.*");
        _found.Invoking(m => m.InOrder([.. Sizes, "small"])).Should().Throw<ArgumentException>().WithMessage("*'small'*");
    }

    [Fact]
    public void ClassesAreOrdered_CanBeDenied()
    {
        var unordered = new LabelOptions<string> { Classes = Sizes, ClassesAreOrdered = false };
        ConfusionMatrix<string> matrix = ConfusionMatrix.FromLabels(["small"], ["large"], options: unordered);
        var builder = new ConfusionMatrixBuilder<string>(unordered);
        builder.Add("small", "large");

        matrix.HasOrderedClasses.Should().BeFalse();
        matrix.Classes.IsDeclared.Should().BeTrue();
        matrix.Classes.Should().Equal(Sizes);
        builder.ToMatrix().HasOrderedClasses.Should().BeFalse();
        (matrix + _found).HasOrderedClasses.Should().BeFalse();
        (matrix.InOrder(Sizes) + _found).HasOrderedClasses.Should().BeTrue();
        ConfusionMatrix.FromLabels([1, 2], [2, 2], options: new LabelOptions<int> { Classes = [2, 1], ClassesAreOrdered = false }).HasOrderedClasses.Should().BeTrue();
    }
}

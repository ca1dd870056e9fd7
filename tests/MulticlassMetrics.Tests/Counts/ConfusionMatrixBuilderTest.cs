namespace MulticlassMetrics.Tests.Counts;

public class ConfusionMatrixBuilderTest
{
    private readonly ConfusionMatrixBuilder<string> _builder = new();

    [Fact]
    public void ToMatrix_EqualsTheMatrixOfAllSamplesSoFar()
    {
        _builder.Add("a", "b");
        _builder.Add("c", "c", 2);
        _builder.ToMatrix().Should().Be(ConfusionMatrix.FromLabels(["a", "c"], ["b", "c"], [1, 2]));

        _builder.Add("A", "b", 0.5);
        _builder.SampleCount.Should().Be(3);
        _builder.ToMatrix().Should().Be(ConfusionMatrix.FromLabels(["a", "c", "A"], ["b", "c", "b"], [1, 2, 0.5]));
    }

    [Fact]
    public void Add_LeavesTheBuilderAsItWasWhenItRefuses()
    {
        _builder.Add("a", "b");
        ConfusionMatrix<string> before = _builder.ToMatrix();

        _builder.Invoking(b => b.Add("new", null!)).Should().Throw<ArgumentException>().WithMessage("The label at position 1 of 'predicted' is null.*");
        _builder.Invoking(b => b.Add(null!, "new")).Should().Throw<ArgumentException>().WithMessage("The label at position 1 of 'actual' is null.*");
        _builder.Invoking(b => b.Add("new", "newer", -1)).Should().Throw<ArgumentException>().WithMessage("The weight at position 1 is -1;*");
        _builder.Invoking(b => b.Add("new", "newer", double.NaN)).Should().Throw<ArgumentException>().WithMessage("The weight at position 1 is NaN;*");

        _builder.SampleCount.Should().Be(1);
        _builder.ToMatrix().Should().Be(before);
    }

    [Fact]
    public void Add_LeavesTheBuilderAsItWasWhenALabelIsNotDeclared()
    {
        var declared = new ConfusionMatrixBuilder<string>(new LabelOptions<string> { Classes = ["a", "b"] });
        declared.Add("a", "b");

        declared.Invoking(b => b.Add("a", "x")).Should().Throw<ArgumentException>().WithMessage("The label 'x' at position 1*");
        declared.Add("b", "b");

        declared.ToMatrix().Should().Be(ConfusionMatrix.FromLabels(["a", "b"], ["b", "b"]));
    }

    [Fact]
    public void SampleCount_LeavesOutDroppedSamplesAndThoseOfNoWeight()
    {
        var dropping = new ConfusionMatrixBuilder<int>(new LabelOptions<int> { Classes = [1, 2], Undeclared = UndeclaredLabels.Drop });
        dropping.Add(1, 1);
        dropping.Add(1, 3);
        dropping.Add(2, 2, 0);

        dropping.SampleCount.Should().Be(1);
        dropping.ToMatrix().DroppedSamples.Should().Be(1);
    }

    [Fact]
    public void ToMatrix_RefusesNothing()
    {
        _builder.Invoking(b => b.ToMatrix()).Should().Throw<ArgumentException>().WithMessage("There are no samples.*");
        _builder.Add("a", "a", 0);
        _builder.Invoking(b => b.ToMatrix()).Should().Throw<ArgumentException>().WithMessage("All weights are zero.*");
    }
}

namespace MulticlassMetrics.Tests.Counts;

public class SelectTest
{
    private static readonly string[] Labels = ["a", "c"];
    private static readonly ConfusionMatrix<string> Matrix = ConfusionMatrix.FromLabels(["a", "b", "c"], ["a", "b", "b"]);
    private static readonly ClassScores<string> Scores = ClassScores.From(["a", "b", "c"], [1, 0, 0, 0, 1, 0, 0, 0, 1.0], ["a", "b", "c"]);

    [Fact]
    public void Select_TakesArraysSpansSequencesAndArguments()
    {
        Matrix.Select(Labels).Classes.Should().Equal(Labels);
        Matrix.Select("a", "c").Classes.Should().Equal(Labels);
        Matrix.Select(["a", "c"]).Classes.Should().Equal(Labels);
        Matrix.Select(Labels.AsSpan()).Classes.Should().Equal(Labels);
        Matrix.Select(Labels.Where(_ => true)).Classes.Should().Equal(Labels);
        Scores.Select(Labels).Classes.Should().Equal(Labels);
        Scores.Select("a", "c").Classes.Should().Equal(Labels);
        Scores.Select(["a", "c"]).Classes.Should().Equal(Labels);
        Scores.Select(Labels.AsSpan()).Classes.Should().Equal(Labels);
        Scores.Select(Labels.Where(_ => true)).Classes.Should().Equal(Labels);
    }

    [Fact]
    public void Select_KeepsNoHoldOfTheArray()
    {
        string[] labels = ["a", "c"];
        ClassSelection<string> selection = Matrix.Select(labels);
        labels[0] = "b";
        selection.Classes[0].Should().Be("a");
    }

    [Fact]
    public void Select_RefusesNull()
    {
        FluentActions.Invoking(() => Matrix.Select((string[])null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Scores.Select((string[])null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Scores.Select((IEnumerable<string>)null!)).Should().Throw<ArgumentNullException>();
    }

    // What a compiler sees that does not know params spans.
    [Fact]
    public void Select_HasAParamsArray()
    {
        foreach (Type type in (Type[])[typeof(ConfusionMatrix<string>), typeof(ClassScores<string>)])
        {
            type.GetMethod("Select", [typeof(string[])])!.GetParameters()[0].IsDefined(typeof(ParamArrayAttribute), false).Should().BeTrue();
        }
    }
}

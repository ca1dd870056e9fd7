namespace MulticlassMetrics.Tests.Inference;

public class SameSamplesTest
{
    private static readonly string[] Actual = ["a", "a", "b", "b", "c", "c"];
    private static readonly LabelPairs<string> First = LabelPairs.From(Actual, ["a", "a", "b", "c", "c", "b"]);
    private static readonly LabelPairs<string> Second = LabelPairs.From(Actual, ["a", "b", "b", "b", "a", "c"]);
    private static readonly double[] Scores = [0.6, 0.2, 0.2, 0.3, 0.4, 0.3, 0.2, 0.5, 0.3, 0.1, 0.6, 0.3, 0.3, 0.3, 0.4, 0.5, 0.2, 0.3];

    [Fact]
    public void Covariance_RefusesTheCellsOfAnotherMatrixOfEqualWeights()
    {
        // Equal matrices of two models that err on different rows: by cells the difference would seem to have no error.
        string[] actual = ["a", "a", "b", "b"];
        LabelPairs<string> one = LabelPairs.From(actual, ["a", "b", "b", "a"]), two = LabelPairs.From(actual, ["b", "a", "a", "b"]);
        Influence first = Influence.Of(one.Matrix, Averager.Macro, Metric.F1), second = Influence.Of(two.Matrix, Averager.Macro, Metric.F1);
        FluentActions.Invoking(() => first - second).Should().Throw<ArgumentException>().WithMessage("*are not of the same samples*take ByRow(pairs)*");
        (first.ByRow(one) - second.ByRow(two)).StandardError().Should().BePositive();
    }

    [Fact]
    public void Covariance_TakesTwoModelsOnTheSameRows() =>
        (Macro(First) - Macro(Second)).StandardError().Should().BePositive();

    [Fact]
    public void Covariance_TakesLabelsBesideScoresWhateverTheOrderOfClasses()
    {
        var scores = ClassScores.From(Actual, Scores, ["c", "a", "b"]);
        (Macro(First) - Influence.Of(scores, Averager.Macro, Metric.RocAuc)).StandardError().Should().BePositive();
    }

    [Fact]
    public void Covariance_TakesScoresOfOneClassBesideLabels()
    {
        var scores = ClassScores.ForPositive(Actual, [0.9, 0.2, 0.3, 0.4, 0.1, 0.5], "a");
        (Macro(First) - Influence.Of(scores, "a", Metric.RocAuc)).StandardError().Should().BePositive();
        (Influence.Of(scores, "a", Metric.RocAuc) - Macro(First)).StandardError().Should().BePositive();
        var other = ClassScores.ForPositive(["a", "b", "a", "b", "c", "c"], [0.9, 0.2, 0.3, 0.4, 0.1, 0.5], "a");
        FluentActions.Invoking(() => Influence.Of(scores, "a", Metric.RocAuc) - Influence.Of(other, "a", Metric.RocAuc)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Covariance_TakesLabelsOfAnotherTypeWhereTheyPartTheRowsAlike()
    {
        LabelPairs<int> numbers = LabelPairs.From([3, 3, 1, 1, 2, 2], [3, 1, 1, 2, 2, 2]);
        (Macro(First) - Macro(numbers)).StandardError().Should().BePositive();
        LabelPairs<int> others = LabelPairs.From([3, 1, 3, 1, 2, 2], [3, 1, 1, 2, 2, 2]);
        FluentActions.Invoking(() => Macro(First) - Macro(others)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Covariance_TakesAClassThatOnlyOneModelPredicts()
    {
        LabelPairs<string> more = LabelPairs.From(Actual, ["a", "z", "b", "c", "c", "b"]);
        (Macro(First) - Macro(more)).StandardError().Should().BePositive();
    }

    [Fact]
    public void Covariance_RefusesOtherRowsOfTheSameNumber()
    {
        LabelPairs<string> other = LabelPairs.From(["a", "b", "a", "b", "c", "c"], ["a", "a", "b", "c", "c", "b"]);
        FluentActions.Invoking(() => Macro(First) - Macro(other)).Should().Throw<ArgumentException>().WithMessage("*are not of the same samples*");
    }

    [Fact]
    public void Covariance_TakesRowsThatBothDropped()
    {
        var known = new LabelOptions<string> { Classes = ["a", "b"], Undeclared = UndeclaredLabels.Drop };
        LabelPairs<string> pairs = LabelPairs.From(Actual, ["a", "b", "b", "b", "a", "a"], options: known);
        var scores = ClassScores.From(Actual, [0.6, 0.2, 0.2, 0.3, 0.4, 0.3, 0.2, 0.5, 0.3, 0.1, 0.6, 0.3], ["b", "a"], undeclared: UndeclaredLabels.Drop);
        (Macro(pairs) - Influence.Of(scores, Averager.Macro, Metric.RocAuc)).StandardError().Should().BePositive();
    }

    private static Influence Macro<TLabel>(LabelPairs<TLabel> pairs)
        where TLabel : notnull => Influence.Of(pairs.Matrix, Averager.Macro, Metric.F1).ByRow(pairs);
}

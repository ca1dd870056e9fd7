using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Evaluations;

public class EvaluationTest
{
    private static readonly string[] Actual = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
    private static readonly string[] Predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
    private static readonly string[] Classes = ["cat", "dog", "owl"];
    private static readonly string[] Photo = ["day", "day", "night", "night", "day", "day", "night", "night"];

    private static readonly double[] Values =
    [
        0.9, 0.1, 0.0, 0.6, 0.3, 0.1, 0.7, 0.2, 0.1, 0.4, 0.5, 0.1,
        0.3, 0.6, 0.1, 0.2, 0.7, 0.1, 0.1, 0.3, 0.6, 0.2, 0.5, 0.3,
    ];

    private static Dictionary<string, IReadOnlyList<string>> ByPhoto => new() { ["photo"] = Photo };

    [Fact]
    public void Of_CountsWhatTheMatrixCounts()
    {
        var evaluation = Evaluation.Of(Actual, Predicted);

        evaluation.Matrix.Should().Be(ConfusionMatrix.FromLabels(Actual, Predicted));
        evaluation.Classes.Should().Equal(Classes);
        (evaluation.SampleCount, evaluation.RowCount, evaluation.Scores, evaluation.Items, evaluation.IsClustered).Should().Be((8, 8, null, null, false));
        evaluation.ToString().Should().Be("8 samples, 3 classes, accuracy 0.625");
        evaluation.Report().ToString().Should().Be(ClassificationReport.Of(evaluation.Matrix).ToString());
    }

    [Fact]
    public void Of_ScoresDecidesByTheHighest_AndAgreesWithTheMatrixOfTheScores()
    {
        var scores = ClassScores.From(Actual, Values, Classes, weights: [1, 2, 3, 0, 1, 1, 1, 1]);
        var evaluation = Evaluation.Of(scores);

        evaluation.Matrix.Should().Be(scores.ConfusionMatrix());
        evaluation.Scores.Should().BeSameAs(scores);
        evaluation.SampleCount.Should().Be(7);
    }

    [Fact]
    public void Estimate_IsThatOfTheLibrary_ForEveryKindOfMeasure()
    {
        var scores = ClassScores.From(Actual, Values, Classes);
        var evaluation = Evaluation.Of(Actual, Predicted, scores);

        evaluation.Estimate(Measure.Average(Averager.Macro, Metric.F1), 0.9).Should().BeEquivalentTo(evaluation.Matrix.Estimate(Averager.Macro, Metric.F1, 0.9));
        evaluation.Estimate(Measure.Average(Averager.Micro, Metric.Recall)).Method.Should().Be("Wilson");
        evaluation.Estimate(Measure.OfClass("cat", Metric.Recall)).Should().BeEquivalentTo(evaluation.Matrix.Estimate("cat", Metric.Recall));
        evaluation.Estimate(Measure.Overall(Metric.CohenKappa)).Should().BeEquivalentTo(evaluation.Matrix.Estimate(Metric.CohenKappa));
        evaluation.Estimate(Measure.Average(Averager.Macro, Metric.RocAuc)).Should().BeEquivalentTo(scores.Estimate(Averager.Macro, Metric.RocAuc));
        evaluation.Estimate(Measure.OfClass("cat", Metric.RocAuc)).Should().BeEquivalentTo(scores.Estimate("cat", Metric.RocAuc));
        evaluation.Estimate(Measure.Overall(Metric.LogLoss)).Should().BeEquivalentTo(scores.Estimate(Metric.LogLoss));
    }

    [Fact]
    public void Estimate_OfClusteredRowsTakesThemTogether()
    {
        string[] owners = ["ann", "ann", "ann", "bob", "bob", "eve", "eve", "eve"];
        var evaluation = Evaluation.Of(Actual, Predicted, new() { Clusters = owners });
        LabelPairs<string> pairs = LabelPairs.From(Actual, Predicted);
        Influence by = Influence.Of(pairs.Matrix, "cat", Metric.Recall).ByRow(pairs).ClusteredBy(owners);

        evaluation.Estimate(Measure.OfClass("cat", Metric.Recall)).StandardError.Should().Be(by.StandardError()).And.NotBe(Evaluation.Of(Actual, Predicted).Estimate(Measure.OfClass("cat", Metric.Recall)).StandardError);
        evaluation.Estimate(Measure.OfClass("cat", Metric.Recall)).Method.Should().Be("Wilson (effective samples)");
        evaluation.Explain(Metric.F1).Gap.StandardError.Should().NotBe(Evaluation.Of(Actual, Predicted).Explain(Metric.F1).Gap.StandardError);
    }

    [Fact]
    public void Influence_IsComputedOnce_ForEqualMeasures()
    {
        var evaluation = Evaluation.Of(Actual, Predicted);

        evaluation.Influence(Measure.OfClass("cat", Metric.F1)).Should().BeSameAs(evaluation.Influence(Measure.OfClass("cat", Metric.F1)));
        evaluation.Influence(Measure.OfClass("cat", Metric.F1)).Should().NotBeSameAs(evaluation.Influence(Measure.OfClass("dog", Metric.F1)));
        evaluation.Influence(Measure.OfClass("cat", Metric.F1)).IsByRow.Should().BeTrue();
    }

    [Fact]
    public void Slice_IsAsIfOnlyItsRowsWereThere()
    {
        var evaluation = Evaluation.Of(Actual, Predicted, ClassScores.From(Actual, Values, Classes), new() { Slices = ByPhoto });
        int[] rows = [2, 3, 6, 7];
        var alone = Evaluation.Of(ClassScores.From([.. rows.Select(row => Actual[row])], rows.SelectMany(row => Values[(3 * row)..((3 * row) + 3)]).ToArray(), Classes));
        Evaluation<string> night = evaluation.Slice("photo", "night");

        evaluation.SliceNames.Should().Equal("photo");
        evaluation.SliceKeys("photo").Should().Equal("day", "night");
        night.Matrix.Should().Be(alone.Matrix);
        night.SampleCount.Should().Be(4);
        foreach (Measure measure in (Measure[])[
            Measure.Average(Averager.Macro, Metric.F1), Measure.Average(Averager.Micro, Metric.RocAuc), Measure.OfClass("cat", Metric.RocAuc), Measure.Overall(Metric.LogLoss), Measure.OfClass("dog", Metric.Precision)])
        {
            night.Estimate(measure).Should().BeEquivalentTo(alone.Estimate(measure), options => options.Using<double>(c => c.Subject.Should().BeApproximately(c.Expectation, 1e-14)).WhenTypeIs<double>(), measure.Name);
        }

        evaluation.Slice("photo", "night").Should().BeSameAs(night);
        night.Invoking(part => part.Slice("photo", "day")).Should().Throw<KeyNotFoundException>().WithMessage("no row has photo 'day', but night.");
    }

    [Fact]
    public void Slice_ThatIsNotThere_IsNamedBesideThoseThatAre()
    {
        var evaluation = Evaluation.Of(Actual, Predicted, new() { Slices = ByPhoto });

        evaluation.Invoking(e => e.Slice("region", "north")).Should().Throw<KeyNotFoundException>().WithMessage("there is no slice 'region', but photo.");
        evaluation.Invoking(e => e.Slice("photo", "dusk")).Should().Throw<KeyNotFoundException>().WithMessage("no row has photo 'dusk', but day, night.");
        evaluation.Invoking(e => e.SliceKeys("region")).Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void Compare_IsThisMinusTheBaseline()
    {
        var before = Evaluation.Of(Actual, Predicted, new() { Labels = new() { Classes = Classes } });
        var after = Evaluation.Of(Actual, Actual, new() { Labels = new() { Classes = Classes } });

        after.Compare(before).Difference(Metric.Accuracy).Difference.Should().Be(0.375);
    }

    [Fact]
    public void Of_NamesWhatIsWrong()
    {
        Fails(new() { Items = ["1", "2", "3", "2", "5", "6", "7", "8"] }).WithMessage("The id '2' occurs twice, at positions 1 and 3.*");
        Fails(new() { Items = ["1", "2"] }).WithMessage("'rows' has 8 entries and 'Items' has 2*");
        Fails(new() { Items = ["1", null!, "3", "4", "5", "6", "7", "8"] }).WithMessage("The id of row 1 of Items is null.*");
        Fails(new() { Clusters = ["a", "a", "a", "a", "a", "a", "a", "a"] }).WithMessage("All samples are in one cluster*");
        Fails(new() { Clusters = ["a", "a", "a", "a", "a", "a", "a", "b"], Weights = [1, 1, 1, 1, 1, 1, 1, 0] }).WithMessage("All samples are in one cluster*");
        Fails(new() { Slices = new Dictionary<string, IReadOnlyList<string>> { ["photo"] = ["day"] } }).WithMessage("'rows' has 8 entries and 'slice 'photo'' has 1*");
        Fails(new() { Weights = [1] }).WithMessage("*'weights' has 1*");
        Fails(new() { Labels = new() { Classes = ["cat", "dog"] } }).WithMessage("The label 'owl' at position 6 of 'predicted' is not among the declared classes.*");

        static FluentAssertions.Specialized.ExceptionAssertions<ArgumentException> Fails(EvaluationOptions<string> options) =>
            options.Invoking(o => Evaluation.Of(Actual, Predicted, o)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Of_ScoresOfOtherRowsOrClassesIsRefused()
    {
        var scores = ClassScores.From(Actual, Values, Classes);

        scores.Invoking(s => Evaluation.Of([.. Actual[..^1], "cat"], Predicted, s)).Should().Throw<ArgumentException>().WithMessage("Row 7 is 'cat' in 'actual' and 'owl' in 'scores'*");
        scores.Invoking(s => Evaluation.Of(Actual, [.. Predicted[..^1], "emu"], s)).Should().Throw<ArgumentException>().WithMessage("The label 'emu' at position 7 of 'predicted'*");
        scores.Invoking(s => Evaluation.Of(s, new() { Weights = [1, 1, 1, 1, 1, 1, 1, 1] })).Should().Throw<ArgumentException>().WithMessage("The scores bring the weights*");
        scores.Invoking(s => Evaluation.Of(s, new() { Labels = new() { Classes = ["dog", "cat", "owl"] } })).Should().Throw<ArgumentException>().WithMessage("The declared classes are not those of the scores*");
        scores.Invoking(s => Evaluation.Of(Actual, Predicted).Estimate(Measure.Overall(Metric.LogLoss))).Should().Throw<InvalidOperationException>().WithMessage("There are no scores*");
        scores.Invoking(s => Evaluation.Of(s).Estimate(Measure.OfClass(3, Metric.Recall))).Should().Throw<ArgumentException>().WithMessage("The class '3' is a Int32, and the labels are of type String.*");
        scores.Invoking(s => Evaluation.Of(s).Estimate(Measure.OfClass("emu", Metric.Recall))).Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void Dropped_RowsCountNowhere_InSlicesNeither()
    {
        var options = new EvaluationOptions<string> { Labels = new() { Classes = ["cat", "dog"], Undeclared = UndeclaredLabels.Drop }, Slices = ByPhoto };
        var labels = Evaluation.Of(Actual, Predicted, options);
        var scores = Evaluation.Of(ClassScores.From(Actual, [.. Values.Where((_, i) => i % 3 < 2)], ["cat", "dog"], undeclared: UndeclaredLabels.Drop), new() { Slices = ByPhoto });

        (labels.SampleCount, labels.Slice("photo", "night").SampleCount).Should().Be((6, 2));
        (scores.SampleCount, scores.Slice("photo", "night").SampleCount).Should().Be((7, 3), "the row that was predicted owl is predicted dog by scores without owl");
        scores.Slice("photo", "night").Estimate(Measure.OfClass("cat", Metric.RocAuc)).Value.Should().Be(1);
    }

    [Fact]
    public void Reading_FromManyThreadsGivesTheSame()
    {
        var evaluation = Evaluation.Of(Actual, Predicted, ClassScores.From(Actual, Values, Classes), new() { Slices = ByPhoto });
        Influence[] seen = new Influence[64];

        Parallel.For(0, seen.Length, i => seen[i] = evaluation.Slice("photo", "night").Influence(Measure.Average(Averager.Macro, Metric.F1)));

        seen.Should().AllSatisfy(influence => influence.Should().BeSameAs(seen[0]));
    }

    [Fact]
    public void Explain_OfScoresNeedsThem() =>
        Samples.Pets.Invoking(_ => Evaluation.Of(Actual, Predicted).Explain(Metric.RocAuc)).Should().Throw<InvalidOperationException>().WithMessage("There are no scores*");
}

namespace MulticlassMetrics.Tests.Inference;

public class EstimateOfSelectionTest
{
    private static readonly string[] Actual = ["a", "b", "c", "a", "b", "c"];
    private static readonly ClassScores<string> Scores = ClassScores.From(
        Actual, [0.6, 0.3, 0.1, 0.4, 0.5, 0.1, 0.2, 0.5, 0.3, 0.2, 0.6, 0.2, 0.5, 0.4, 0.1, 0.1, 0.2, 0.7], ["a", "b", "c"]);

    private static readonly ConfusionMatrix<string> Matrix = ConfusionMatrix.FromLabels(Actual, ["a", "b", "b", "b", "a", "c"]);

    [Fact]
    public void Estimate_OfSomeClassesOfScores_IsTheMeanOfTheirInfluences()
    {
        Influence mean = 0.5 * (Influence.Of(Scores, "a", Metric.RocAuc) + Influence.Of(Scores, "c", Metric.RocAuc));
        Estimate estimate = Scores.Select("c", "a").Estimate(Averager.Macro, Metric.RocAuc);
        estimate.Value.Should().BeApproximately(mean.Value, 1e-14);
        estimate.StandardError.Should().BeApproximately(mean.StandardError(), 1e-14);
    }

    [Fact]
    public void Influence_OfAllClassesOfScores_IsThatOfTheScores()
    {
        foreach (IAverager averager in (IAverager[])[Averager.Micro, Averager.Macro, Averager.Weighted])
        {
            Influence all = Influence.Of(Scores, averager, Metric.AveragePrecision), selected = Influence.Of(Scores.Select("c", "a", "b"), averager, Metric.AveragePrecision);
            (all - selected).StandardError().Should().BeLessThan(1e-14);
        }
    }

    [Fact]
    public void Estimate_OfSomeClassesOfAMatrix_IsByInfluence() =>
        Matrix.Select("a", "b").Estimate(Averager.Micro, Metric.F1).StandardError
            .Should().Be(Influence.Of(Matrix.Select("a", "b"), Averager.Micro, Metric.F1).StandardError());

    [Fact]
    public void Influence_OfClassBrierScores_AddsUpToThatOfTheBrierScore()
    {
        Influence sum = Influence.Of(Scores, "a", Metric.ClassBrierScore) + Influence.Of(Scores, "b", Metric.ClassBrierScore) + Influence.Of(Scores, "c", Metric.ClassBrierScore);
        Influence brier = Influence.Of(Scores, Metric.BrierScore);
        sum.Value.Should().BeApproximately(brier.Value, 1e-14);
        (sum - brier).StandardError().Should().BeLessThan(1e-14);
        Influence.Of(Scores, Averager.Micro, Metric.ClassBrierScore).StandardError().Should().BeApproximately(brier.StandardError() / 3, 1e-14);
    }

    [Fact]
    public void Arithmetic_TakesANumberOnTheRightAndTurnsTheSign()
    {
        Influence auc = Influence.Of(Scores, "a", Metric.RocAuc);
        (auc * 2).Value.Should().Be(2 * auc.Value);
        (-auc).Value.Should().Be(-auc.Value);
        (-auc).Name.Should().Be("-ROC AUC of a");
        (-auc + auc).StandardError().Should().Be(0);
    }

    [Fact]
    public void ToString_SaysWhatItIs()
    {
        Influence.Of(Matrix, Averager.Macro, Metric.F1).ToString().Should().StartWith("F1 (macro) = 0.522, standard error 0.196");
        Influence.Of(Matrix, new MacroAverager(UndefinedPolicy.Propagate), Metric.FromCounts("none", _ => double.NaN, MetricRange.ZeroToOne, MetricDirection.HigherIsBetter))
            .ToString().Should().Be("none (macro) = undefined");
        Scores.ToString().Should().Be("6 samples x 3 classes: a, b, c");
        Scores.Select("c").ToString().Should().Be("1 of 3 classes: c");
        Matrix.Select("c", "a").ToString().Should().Be("2 of 3 classes: c, a");
        LabelPairs.From(Actual, Actual).ToString().Should().Be("6 rows of 3 classes: a, b, c");
        Scores.Curve("a").ToString().Should().Be("6 points over 2 positives and 4 negatives");
        Scores.Curve("a").Roc().ToString().Should().StartWith("ROC: ").And.EndWith(", 6 points");
    }
}

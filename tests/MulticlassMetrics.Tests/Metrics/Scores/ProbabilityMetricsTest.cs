using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Scores;

public class ProbabilityMetricsTest
{
    private static readonly string[] Labels = ["low", "middle", "high"];

    public static TheoryData<string> OfWholeRows => new(Everything().Select(metric => metric.Name));

    [Fact]
    public void LogLoss_IsClippedByThePrecisionOfTheType()
    {
        ClassScores.From(["low"], [0.0, 1, 0], Labels).LogLoss().Should().BeApproximately(-Math.Log(Math.Pow(2, -52)), 1e-12);
        ClassScores.From(["low"], [0f, 1, 0], Labels).LogLoss().Should().BeApproximately(-Math.Log(Math.Pow(2, -23)), 1e-12);
        ClassScores.From(["low"], [1.0, 0, 0], Labels).LogLoss().Should().BeApproximately(Math.Pow(2, -52), 1e-20);
    }

    [Fact]
    public void LogLoss_DoesNotRenormalise() =>
        ClassScores.From(["low"], [0.2, 0.1, 0.1], Labels).LogLoss().Should().BeApproximately(-Math.Log(0.2), 1e-15);

    [Fact]
    public void OneColumn_GivesTheOthersTheRestOfTheProbability()
    {
        var scores = ClassScores.ForPositive([true, false], [0.8, 0.3], positive: true);

        scores.LogLoss().Should().BeApproximately(-(Math.Log(0.8) + Math.Log(0.7)) / 2, 1e-15);
        scores.BrierScore().Should().BeApproximately((0.04 + 0.09) / 2, 1e-15);
        scores.RankedProbabilityScore().Should().BeApproximately((0.04 + 0.09) / 2, 1e-15);
        scores.SphericalScore().Should().BeApproximately((0.8 / Math.Sqrt(0.68) + 0.7 / Math.Sqrt(0.58)) / 2, 1e-15);
        scores.HingeLoss().Should().BeApproximately((0.2 + 1.3) / 2, 1e-15);
        Metric.ClassBrierScore.Measure(scores[true]).Should().BeApproximately((0.04 + 0.09) / 2, 1e-15);
    }

    [Fact]
    public void BrierScore_OfTwoColumnsIsTwiceThatOfOne()
    {
        bool[] actual = [true, false, false];
        double[] positive = [0.75, 0.5, 0.125];
        double[][] both = [.. positive.Select(p => new[] { p, 1 - p })];

        ClassScores.From(actual, both, [true, false]).BrierScore().Should().Be(2 * ClassScores.ForPositive(actual, positive, true).BrierScore());
    }

    [Fact]
    public void SphericalScore_IsTheCosineWithTheTruth()
    {
        var scores = ClassScores.From(["low", "high"], new[,] { { 0.6, 0.0, 0.8 }, { 0, 0, 1 } }, Labels);

        scores.SphericalScore().Should().BeApproximately((0.6 + 1) / 2, 1e-15);
    }

    [Fact]
    public void SphericalScore_OfTinyProbabilitiesDoesNotVanish() =>
        ClassScores.From(["low"], [3e-200, 4e-200, 0], Labels).SphericalScore().Should().BeApproximately(0.6, 1e-12);

    [Fact]
    public void SphericalScore_IsUndefinedForARowOfZeros()
    {
        var scores = ClassScores.From(["low", "high"], new[,] { { 0.6, 0.0, 0.8 }, { 0, 0, 0 } }, Labels);

        scores.SphericalScore().Should().Be(double.NaN);
        Metric.SphericalScore.ExplainUndefined(scores).Should().Be("0/0: all probabilities of row 1 are zero");
    }

    [Fact]
    public void RankedProbabilityScore_CountsHowFarOffTheProbabilityIs()
    {
        double[] Of(string actual, params double[] row) => [ClassScores.From([actual], row, Labels).RankedProbabilityScore()];

        Of("low", 1, 0, 0).Should().Equal(0);
        Of("low", 0, 1, 0).Should().Equal(0.5);
        Of("low", 0, 0, 1).Should().Equal(1);
        Of("middle", 0.25, 0.5, 0.25).Should().Equal((0.0625 + 0.0625) / 2);
        ClassScores.From(["low"], [0.0, 1, 0], Labels).BrierScore().Should().Be(ClassScores.From(["low"], [0.0, 0, 1], Labels).BrierScore());
    }

    [Fact]
    public void HingeLoss_IsTheShortfallOfTheMargin()
    {
        var scores = ClassScores.From(
            ["low", "low", "high", "low"], new[,] { { 3.0, 1, 2 }, { 2, 1.5, -4 }, { 1, 0, -1 }, { double.PositiveInfinity, double.PositiveInfinity, 0 } }, Labels);

        scores.HingeLoss().Should().Be((0 + 0.5 + 3 + 1) / 4.0);
    }

    [Theory]
    [InlineData(1, 1.0 / 3)]
    [InlineData(2, 2.0 / 3)]
    [InlineData(3, 1.0)]
    [InlineData(7, 1.0)]
    public void TopKAccuracy_PrefersTheEarlierColumnInATie(int k, double expected)
    {
        // The actual class ties with one above it in the order, with none, and with all.
        var scores = ClassScores.From(["middle", "low", "high"], new[,] { { 5.0, 5, 1 }, { 4, 4, 2 }, { 7, 7, 7 } }, Labels);

        scores.TopKAccuracy(k).Should().Be(expected);
    }

    [Fact]
    public void TopKAccuracy_RefusesLessThanOneAndOneColumn()
    {
        Action zero = () => Metric.TopKAccuracy(0);
        var binary = ClassScores.ForPositive([true, false], [0.8, 0.3], positive: true);

        zero.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("k");
        binary.TopKAccuracy(1).Should().Be(double.NaN);
        Metric.TopKAccuracy(1).ExplainUndefined(binary).Should().Be("one class has no ranking");
    }

    [Fact]
    public void Probabilities_AreAskedForByRowAndClass()
    {
        var scores = ClassScores.From(["low", "high", "low"], new[,] { { 0.5, 0.5, 0 }, { 7, 7, 7 }, { 0, 1.5, -0.5 } }, Labels, weights: [1, 0, 2]);
        const string Reason = "not probabilities: the score of row 2 for class 'middle' is 1.5";

        foreach (ScoresMetric metric in new[] { Metric.LogLoss, Metric.BrierScore, Metric.SphericalScore, Metric.RankedProbabilityScore, Metric.CalibrationError() })
        {
            metric.Measure(scores).Should().Be(double.NaN, metric.Name);
            metric.ExplainUndefined(scores).Should().Be(Reason);
        }

        foreach (ScoreMetric metric in new[] { Metric.ClassBrierScore, Metric.ClassCalibrationError() })
        {
            metric.Measure(scores["low"]).Should().Be(double.NaN, metric.Name);
            metric.ExplainUndefined(scores["low"]).Should().Be(Reason);
            Averager.Macro.Average(scores, metric).PerClass.Should().AllSatisfy(part => part.UndefinedReason.Should().Be(Reason));
        }

        Action diagram = () => scores.Reliability();
        diagram.Should().Throw<InvalidOperationException>().WithMessage($"Calibration needs probabilities, and these are {Reason}.");
        scores.HingeLoss().Should().Be((1 + (2 * 2.5)) / 3);
        scores.TopKAccuracy(3).Should().Be(1);
    }

    [Fact]
    public void ClassBrierScore_IsDefinedForAClassThatNeverOccurs()
    {
        var scores = ClassScores.From(["low"], [0.5, 0.25, 0.25], Labels);

        Metric.ClassBrierScore.Measure(scores["high"]).Should().Be(0.0625);
        Metric.ClassCalibrationError().Measure(scores["high"]).Should().Be(0.25);
        Averager.Macro.Average(scores, Metric.ClassBrierScore).Value.Should().BeApproximately(scores.BrierScore() / 3, 1e-15);
        Averager.Micro.Average(scores, Metric.ClassBrierScore).Value.Should().BeApproximately(scores.BrierScore() / 3, 1e-15);
        Metric.ClassBrierScore.ExplainUndefined(ScoredClass.Pool([])).Should().Be("no sample");
    }

    [Theory]
    [MemberData(nameof(OfWholeRows))]
    public void Weights_CountAsRepeatedRows(string name)
    {
        ScoresMetric metric = Everything().Single(m => m.Name == name);
        (ClassScores<int> weighted, ClassScores<int> repeated) = RandomProbabilities.WeightedAndRepeated(seed: 5, rows: 40, classes: 4);

        Golden.Agree(metric.Measure(weighted), metric.Measure(repeated), Golden.Exact, name);
        metric.Measure(weighted).Should().NotBe(double.NaN);
    }

    [Theory]
    [MemberData(nameof(OfWholeRows))]
    public void Floats_GiveWhatDoublesGive(string name)
    {
        ScoresMetric metric = Everything().Single(m => m.Name == name);
        (int[] actual, double[] scores) = RandomProbabilities.Rows(seed: 9, rows: 50, classes: 3);
        float[] narrow = Array.ConvertAll(scores, score => (float)score);
        double[] wide = Array.ConvertAll(narrow, score => (double)score);

        metric.Measure(ClassScores.From(actual, narrow, [0, 1, 2])).Should().Be(metric.Measure(ClassScores.From(actual, wide, [0, 1, 2])));
    }

    [Theory]
    [MemberData(nameof(OfWholeRows))]
    public void RowLoss_AveragesToTheMetricAndGivesItsStandardError(string name)
    {
        ScoresMetric metric = Everything().Single(m => m.Name == name);
        var (actual, rows) = RandomProbabilities.Rows(seed: 3, rows: 20, classes: 3);
        ClassScores<int> scores = ClassScores.From(actual, rows, [0, 1, 2]);
        if (metric.RowLoss is not { } loss)
        {
            name.Should().StartWith("calibration error");
            return;
        }

        double[] losses = [.. Enumerable.Range(0, 20).Select(row => loss(rows.AsSpan(3 * row, 3), actual[row], scores.Table.Epsilon))];
        metric.Measure(scores).Should().BeApproximately(losses.Average(), 1e-14);
        double squares = losses.Sum(each => (each - losses.Average()) * (each - losses.Average()));
        scores.Estimate(metric).StandardError.Should().BeApproximately(Math.Sqrt(squares) / 20, 1e-14);
    }

    private static ScoresMetric[] Everything() =>
    [
        Metric.LogLoss, Metric.BrierScore, Metric.SphericalScore, Metric.RankedProbabilityScore, Metric.HingeLoss, Metric.TopKAccuracy(2), Metric.CalibrationError(7),
        Metric.CalibrationError(5, CalibrationNorm.L2, CalibrationBinning.EqualMass), Metric.CalibrationError(5, CalibrationNorm.Max),
    ];
}

namespace MulticlassMetrics.Tests.Inference;

/// <summary>Intervals of what shows no variance, and of what is undefined.</summary>
public class ZeroVarianceTest
{
    private static readonly ConfusionMatrix<string> AllWrong = ConfusionMatrix.FromLabels(["a", "a", "a"], ["b", "b", "c"]);

    [Fact]
    public void Estimate_OfAClassThatNeverOccurs_RestsOnItsPredictions()
    {
        Estimate estimate = AllWrong.Estimate("b", Metric.F1);
        estimate.Method.Should().Be("Clopper-Pearson on 2 cases (zero variance)");
        estimate.Low.Should().Be(0);
        estimate.High.Should().BeApproximately(1 - Math.Sqrt(0.025), 1e-12);
    }

    [Fact]
    public void Estimate_OfAMacroF1OfZero_HasAnInterval()
    {
        Estimate estimate = AllWrong.Estimate(Averager.Macro, Metric.F1);
        estimate.Method.Should().Be("Clopper-Pearson on 3 cases (zero variance)");
        estimate.High.Should().BeApproximately(1 - Math.Pow(0.025, 1.0 / 3), 1e-12);
    }

    [Fact]
    public void Estimate_OfWeightedSamplesWithoutVariance_RestsOnTheirEffectiveNumber()
    {
        double[] weights = [10, 1, 1, 1];
        var matrix = ConfusionMatrix.FromLabels(["a", "a", "a", "a"], ["a", "a", "a", "a"], weights);
        double effective = 169.0 / 103;
        matrix.Estimate("a", Metric.Recall).Low.Should().BeApproximately(new Proportion(effective, effective).Wilson().Low, 1e-12);
        matrix.Estimate(Metric.Accuracy).Low.Should().BeApproximately(new Proportion(effective, effective).Wilson().Low, 1e-12);
        matrix.Estimate("a", Metric.F1).Method.Should().Be("Clopper-Pearson on 1.64 cases (zero variance)");
        var equal = ConfusionMatrix.FromLabels(["a", "a", "a", "a"], ["a", "a", "a", "a"], [2, 2, 2, 2]);
        equal.Estimate("a", Metric.F1).Method.Should().Be("Clopper-Pearson on 4 cases (zero variance)");
        Influence.Of(equal, "a", Metric.F1).ToEstimate(weights: WeightMeaning.Frequency).Method.Should().Be("Clopper-Pearson on 8 cases (zero variance)");
        var scores = ClassScores.ForPositive([true, true, true, true, false, false], [0.9, 0.8, 0.7, 0.6, 0.2, 0.1], positive: true, [10, 1, 1, 1, 3, 1]);
        scores.Estimate(true, Metric.RocAuc).Method.Should().Be("Clopper-Pearson on 1.6 cases (zero variance)");
    }

    [Fact]
    public void Estimate_OfClusteredSamplesWithoutVariance_RestsOnTheClusters()
    {
        string[] actual = ["a", "a", "a", "b", "b", "b"];
        LabelPairs<string> pairs = LabelPairs.From(actual, actual);
        Influence.Of(pairs.Matrix, Averager.Macro, Metric.F1).ByRow(pairs).ClusteredBy([1, 1, 1, 2, 2, 2]).ToEstimate()
            .Method.Should().Be("Clopper-Pearson on 2 cases (zero variance)");
    }

    [Fact]
    public void Estimate_OfAPerfectAucOfOnePositive_IsThatOfOnePair()
    {
        var scores = ClassScores.ForPositive([true, false, false], [0.9, 0.2, 0.1], positive: true);
        Estimate estimate = scores.Estimate(true, Metric.RocAuc);
        estimate.Method.Should().Be("DeLong, Clopper-Pearson on 1 cases (zero variance)");
        estimate.Low.Should().BeApproximately(0.025, 1e-12);
        estimate.High.Should().Be(1);
        estimate.StandardError.Should().Be(double.NaN);
    }

    [Fact]
    public void Estimate_OfABrierScoreOfZero_HasNoIntervalButWaldsAndSaysSo()
    {
        var scores = ClassScores.From(["a", "b"], new[,] { { 1.0, 0.0 }, { 0.0, 1.0 } }, ["a", "b"]);
        Estimate estimate = scores.Estimate(Metric.BrierScore);
        estimate.Method.Should().Be("none: no variance");
        Influence.Of(scores, Metric.BrierScore).ToEstimate(method: IntervalMethod.Wald).Method.Should().Be("Wald (zero variance)");
        estimate.Warnings.Should().Contain(w => w.StartsWith("the estimated variance is zero", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_OfEqualLosses_TakesRoundingForNoVariance()
    {
        var scores = ClassScores.From(["a", "b", "a"], new[,] { { 0.7, 0.3 }, { 0.3, 0.7 }, { 0.7, 0.3 } }, ["a", "b"]);
        Estimate estimate = scores.Estimate(Metric.LogLoss);
        estimate.StandardError.Should().Be(0);
        estimate.Method.Should().Be("none: no variance");
    }

    [Fact]
    public void Estimate_OfAnUndefinedClass_SaysThatThereIsNoMethod()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a"], ["a", "b"], options: new LabelOptions<string> { Classes = ["a", "b", "c"] });
        matrix.Estimate("c", Metric.Recall).Method.Should().Be("none: undefined");
        matrix.Estimate("c", Metric.F1).Method.Should().Be("none: undefined");
    }

    [Fact]
    public void Estimate_OfAnUndefinedPool_IsAConstantAndSaysSo()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a"], ["a", "b"], options: new LabelOptions<string> { Classes = ["a", "b", "c"] });
        Estimate estimate = Influence.Of(matrix.Select("c"), Averager.Micro, Metric.F1).ToEstimate();
        estimate.Value.Should().Be(0);
        estimate.StandardError.Should().Be(0);
        estimate.Low.Should().Be(0);
        estimate.Warnings.Should().Contain("the pool of the classes is undefined (0/0: 2TP + FP + FN = 0) and counts as 0, a constant");
    }

    [Fact]
    public void PairedTest_OfDifferentAreasWithoutVariance_HasNoPValue()
    {
        bool[] actual = [true, true, false, false];
        var best = ClassScores.ForPositive(actual, [0.9, 0.8, 0.2, 0.1], positive: true);
        var worst = ClassScores.ForPositive(actual, [0.1, 0.2, 0.8, 0.9], positive: true);
        DeLong.PairedTest(best[true], worst[true]).Should().Be(new AucComparison(1, 0, double.NaN, double.PositiveInfinity, double.NaN));
        DeLong.PairedTest(best[true], best[true]).PValue.Should().Be(1);
        DeLong.UnpairedTest(best[true], worst[true]).PValue.Should().Be(double.NaN);
        DeLong.UnpairedTest(best[true], worst[true]).Statistic.Should().Be(double.NaN);
    }

    [Fact]
    public void DeLongCovariance_RefusesRowsOfWhichOthersTakePart()
    {
        string[] first = ["a", "b", "b", "z"], second = ["a", "b", "z", "b"];
        double[] scores = [0.9, 0.3, 0.4, 0.2];
        ClassScores<string> Bind(string[] actual) => ClassScores.From(actual, [.. scores.SelectMany(s => new[] { s, 1 - s })], ["a", "b"], undeclared: UndeclaredLabels.Drop);
        FluentActions.Invoking(() => DeLong.Covariance(Bind(first)["a"], Bind(second)["a"])).Should().Throw<ArgumentException>().WithMessage("The two do not agree*");
    }

    [Fact]
    public void AllOnesWeights_AreNoWeights()
    {
        bool[] actual = [true, true, true, false, false];
        double[] ones = [1, 1, 1, 1, 1], values = [0.9, 0.3, 0.7, 0.4, 0.1];
        var scores = ClassScores.ForPositive(actual, values, positive: true, ones);
        var plain = ClassScores.ForPositive(actual, values, positive: true);
        DeLong.Variance(scores[true]).Should().Be(DeLong.Variance(plain[true]));
        scores.Estimate(true, Metric.RocAuc).Should().BeEquivalentTo(plain.Estimate(true, Metric.RocAuc));
        LabelPairs<bool> pairs = LabelPairs.From(actual, actual, ones);
        (Influence.Of(pairs.Matrix, Averager.Macro, Metric.F1).ByRow(pairs) - Influence.Of(plain, true, Metric.RocAuc)).StandardError().Should().BePositive();
    }

    [Fact]
    public void FowlkesMallowsGradient_ExistsWithoutTruePositives()
    {
        CountsForm gradient = Metric.FowlkesMallows.Gradient(new BinaryCounts(0, 4, 3, 9));
        gradient.TruePositives.Should().BeApproximately(1.0 / 6, 1e-15);
        gradient.FalsePositives.Should().Be(0);
        gradient.FalseNegatives.Should().Be(0);
    }
}

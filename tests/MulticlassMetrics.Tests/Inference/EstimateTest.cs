namespace MulticlassMetrics.Tests.Inference;

public class EstimateTest
{
    private static readonly string[] Actual = ["cat", "cat", "cat", "cat", "dog", "dog", "dog", "owl"];
    private static readonly string[] Predicted = ["cat", "cat", "cat", "dog", "dog", "dog", "owl", "dog"];
    private static readonly ConfusionMatrix<string> Matrix = ConfusionMatrix.FromLabels(Actual, Predicted);

    [Fact]
    public void Estimate_OfAClassProportion_IsWilson()
    {
        Estimate estimate = Matrix.Estimate("cat", Metric.Recall);
        ConfidenceInterval wilson = new Proportion(3, 4).Wilson();
        estimate.Method.Should().Be("Wilson");
        estimate.Low.Should().BeApproximately(wilson.Low, 1e-12);
        estimate.High.Should().BeApproximately(wilson.High, 1e-12);
        estimate.StandardError.Should().BeApproximately(Math.Sqrt(0.75 * 0.25 / 4), 1e-12);
        estimate.Name.Should().Be("recall of cat");
    }

    [Fact]
    public void Estimate_OfMicroF1_IsWilsonOfTheAccuracy()
    {
        Estimate estimate = Matrix.Estimate(Averager.Micro, Metric.F1);
        ConfidenceInterval wilson = Proportion.Accuracy(Matrix).Wilson();
        estimate.Method.Should().Be("Wilson");
        estimate.Low.Should().BeApproximately(wilson.Low, 1e-12);
        estimate.High.Should().BeApproximately(wilson.High, 1e-12);
    }

    [Fact]
    public void Estimate_OfMicroJaccard_IsNotWilson() =>
        Matrix.Estimate(Averager.Micro, Metric.Jaccard).Method.Should().Be("logit");

    [Fact]
    public void Estimate_OfAClassF1_IsLogit() => Matrix.Estimate("dog", Metric.F1).Method.Should().Be("logit");

    [Fact]
    public void Estimate_OfACorrelation_IsTanhWithinItsRange()
    {
        Estimate estimate = Matrix.Estimate("dog", Metric.MatthewsCorrelation);
        estimate.Method.Should().Be("tanh");
        estimate.Low.Should().BeGreaterThan(-1);
        estimate.High.Should().BeLessThan(1);
    }

    [Fact]
    public void Estimate_OfAPerfectShare_ReachesBelowOne()
    {
        var perfect = ConfusionMatrix.FromLabels(Actual, Actual);
        Estimate recall = perfect.Estimate("cat", Metric.Recall);
        recall.Low.Should().BeApproximately(new Proportion(4, 4).Wilson().Low, 1e-12);
        recall.High.Should().Be(1);
        Estimate macro = perfect.Estimate(Averager.Macro, Metric.F1);
        macro.Method.Should().Be("Clopper-Pearson on 1 cases (zero variance)");
        macro.Low.Should().BeApproximately(0.025, 1e-12);
        macro.High.Should().Be(1);
        macro.Warnings.Should().Contain(w => w.StartsWith("the estimated variance is zero", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_OfAPerfectAuc_IsExactForDisjointPairs()
    {
        var scores = ClassScores.ForPositive([true, true, true, false, false], [0.9, 0.8, 0.7, 0.2, 0.1], positive: true);
        Estimate estimate = scores.Estimate(true, Metric.RocAuc);
        DeLong.Variance(scores[true]).Should().Be(0);
        estimate.Low.Should().BeApproximately(Math.Pow(0.025, 1.0 / 2), 1e-12);
        estimate.High.Should().Be(1);
        estimate.Method.Should().Be("DeLong, Clopper-Pearson on 2 cases (zero variance)");
        scores.Estimate(true, Metric.RocAuc, method: IntervalMethod.Wald).Low.Should().Be(1, "the textbook interval stays to be had");
    }

    [Fact]
    public void Estimate_OfAnUndefinedClass_HasNoInterval()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a"], ["a", "b"], options: new LabelOptions<string> { Classes = ["a", "b", "c"] });
        Estimate estimate = matrix.Estimate("c", Metric.Recall);
        estimate.Value.Should().Be(double.NaN);
        estimate.StandardError.Should().Be(double.NaN);
        estimate.Low.Should().Be(double.NaN);
        estimate.High.Should().Be(double.NaN);
        estimate.ToString().Should().Be("recall of c = undefined");
    }

    [Fact]
    public void Estimate_OfAClassThatIsPredictedAndNeverOccurs_IsWilsonForPrecisionAndExactForF1()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a"], ["a", "b"]);
        Estimate precision = matrix.Estimate("b", Metric.Precision), f1 = matrix.Estimate("b", Metric.F1);
        (precision.Value, precision.Low, precision.Method).Should().Be((0, 0, "Wilson"));
        precision.High.Should().BeApproximately(new Proportion(0, 1).Wilson().High, 1e-15);
        (f1.Value, f1.Low, f1.Method).Should().Be((0, 0, "Clopper-Pearson on 1 cases (zero variance)"));
        f1.High.Should().BeApproximately(0.975, 1e-12);
    }

    [Fact]
    public void Estimate_WithoutVarianceOfWhatHasNoUpperEnd_HasNoInterval()
    {
        Estimate information = ConfusionMatrix.FromLabels(["a", "b"], ["a", "a"]).Estimate(Metric.MutualInformation);
        (information.Value, information.Low, information.Method).Should().Be((0, double.NaN, "none: no variance"));
    }

    [Fact]
    public void Estimate_OfTopKAccuracy_IsThatOfAProportion()
    {
        var scores = ClassScores.From(["a", "b", "c", "a"], new[,] { { 0.6, 0.3, 0.1 }, { 0.6, 0.3, 0.1 }, { 0.6, 0.3, 0.1 }, { 0.6, 0.3, 0.1 } }, ["a", "b", "c"]);
        Estimate some = scores.Estimate(Metric.TopKAccuracy(2)), all = scores.Estimate(Metric.TopKAccuracy(3));
        (some.Value, some.Method).Should().Be((0.75, "Wilson"));
        some.Low.Should().BeApproximately(new Proportion(3, 4).Wilson().Low, 1e-12);
        (all.Low, all.Method).Should().Be((new Proportion(4, 4).Wilson().Low, "Wilson"));
    }

    [Fact]
    public void Estimate_UnderZero_CountsAnUndefinedClassAsAConstantAndSaysSo()
    {
        Estimate estimate = ConfusionMatrix.FromLabels(["a", "a", "b", "b", "c"], ["a", "b", "b", "a", "a"]).Estimate(Averager.Macro, Metric.Precision);
        estimate.StandardError.Should().BePositive();
        estimate.Warnings.Should().Contain("c is undefined (0/0: TP + FP = 0) and counts as 0");
    }

    [Fact]
    public void Estimate_UnderPropagate_HasNoError()
    {
        var matrix = ConfusionMatrix.FromLabels(["a", "a", "b", "b", "c"], ["a", "b", "b", "a", "a"]);
        Influence influence = Influence.Of(matrix, new MacroAverager(UndefinedPolicy.Propagate), Metric.Precision);
        influence.Value.Should().Be(double.NaN);
        influence.StandardError().Should().Be(double.NaN);
    }

    [Fact]
    public void Estimate_OfAClassOfFewCases_WarnsWithItsName() =>
        Matrix.Estimate(Averager.Macro, Metric.Recall).Warnings.Should().Contain("class 'owl' has only 1 cases");

    [Fact]
    public void Estimate_OfTheWorstClass_SaysThatItWasPicked() =>
        Matrix.Estimate(Averager.Worst, Metric.F1).Warnings.Should().Contain("the worst class was picked from the data, which the error leaves out");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Estimate_RefusesALevelOutsideZeroToOne(double confidence)
    {
        Action estimate = () => Matrix.Estimate(Averager.Macro, Metric.F1, confidence);
        estimate.Should().Throw<ArgumentOutOfRangeException>().WithMessage("The confidence level must be above 0 and below 1.*");
    }

    [Fact]
    public void ToEstimate_RefusesAnIntervalOfAnotherRange()
    {
        Influence correlation = Influence.Of(Matrix, "dog", Metric.MatthewsCorrelation);
        FluentActions.Invoking(() => correlation.ToEstimate(method: IntervalMethod.Logit)).Should().Throw<ArgumentException>().WithMessage("A Logit interval is for what lives in [0, 1]; this lives in [-1, 1].*");
        FluentActions.Invoking(() => correlation.ToEstimate(method: (IntervalMethod)9)).Should().Throw<ArgumentOutOfRangeException>();
        Influence share = Influence.Of(Matrix, "dog", Metric.Recall);
        FluentActions.Invoking(() => share.ToEstimate(method: IntervalMethod.Tanh)).Should().Throw<ArgumentException>().WithMessage("A Tanh interval is for what lives in [-1, 1]; this lives in [0, 1].*");
    }

    [Fact]
    public void ToEstimate_ByWald_IsClippedToTheRange()
    {
        Estimate estimate = Influence.Of(Matrix, "cat", Metric.Recall).ToEstimate(method: IntervalMethod.Wald);
        estimate.High.Should().Be(1);
        estimate.Low.Should().BeApproximately(0.75 - (1.959963984540054 * Math.Sqrt(0.75 * 0.25 / 4)), 1e-12);
    }

    [Fact]
    public void ClusteredBy_SingletonClusters_GivesNOverNMinusOne()
    {
        LabelPairs<string> pairs = LabelPairs.From(Actual, Predicted);
        Influence accuracy = Influence.Of(pairs.Matrix, Averager.Micro, Metric.F1).ByRow(pairs);
        accuracy.ClusteredBy([1, 2, 3, 4, 5, 6, 7, 8]).Variance().Should().BeApproximately(accuracy.Variance() * 8 / 7, 1e-15);
    }

    [Fact]
    public void ClusteredBy_FewClusters_Warns()
    {
        LabelPairs<string> pairs = LabelPairs.From(Actual, Predicted);
        Influence.Of(pairs.Matrix, Averager.Micro, Metric.F1).ByRow(pairs).ClusteredBy([1, 1, 1, 2, 2, 2, 3, 3]).ToEstimate().Warnings.Should().Contain("only 3 clusters");
    }

    [Fact]
    public void ClusteredBy_RefusesWhatDoesNotFit()
    {
        LabelPairs<string> pairs = LabelPairs.From(Actual, Predicted);
        Influence byCell = Influence.Of(pairs.Matrix, Averager.Micro, Metric.F1), byRow = byCell.ByRow(pairs);
        FluentActions.Invoking(() => byCell.ClusteredBy([1])).Should().Throw<InvalidOperationException>().WithMessage("A matrix has forgotten its rows*");
        FluentActions.Invoking(() => byRow.ClusteredBy([1, 2])).Should().Throw<ArgumentException>().WithMessage("'rows' has 8 entries and 'clusters' has 2*");
        FluentActions.Invoking(() => byRow.ClusteredBy(["x", "x", "x", "x", "x", "x", "x", "x"])).Should().Throw<ArgumentException>().WithMessage("All samples are in one cluster*");
        FluentActions.Invoking(() => byRow.ClusteredBy(["x", null!, "x", "x", "x", "x", "x", "x"])).Should().Throw<ArgumentException>().WithMessage("The cluster of row 1 is null.*");
        FluentActions.Invoking(() => byRow.ClusteredBy([1, 1, 1, 1, 2, 2, 2, 2]).StandardError(WeightMeaning.Frequency)).Should().Throw<ArgumentException>().WithMessage("A frequency weight repeats a row*");
    }

    [Fact]
    public void ByRow_RefusesTheLabelsOfAnotherMatrix()
    {
        LabelPairs<string> other = LabelPairs.From(Predicted, Actual);
        Action byRow = () => Influence.Of(Matrix, Averager.Micro, Metric.F1).ByRow(other);
        byRow.Should().Throw<ArgumentException>().WithMessage("The statistic is not of the matrix of these labels.*");
    }

    [Fact]
    public void Covariance_RefusesOtherSamples()
    {
        Influence here = Influence.Of(Matrix, Averager.Micro, Metric.F1), there = Influence.Of(ConfusionMatrix.FromLabels(["a", "b"], ["a", "a"]), Averager.Macro, Metric.F1);
        here.Invoking(h => h.Covariance(there)).Should().Throw<ArgumentException>().WithMessage("'F1 (micro)' and 'F1 (macro)' are not of the same samples*");
    }

    [Fact]
    public void Covariance_OfAStatisticWithItself_IsItsVariance()
    {
        Influence macro = Influence.Of(Matrix, Averager.Macro, Metric.F1);
        macro.Covariance(macro).Should().Be(macro.Variance());
        (macro - macro).StandardError().Should().Be(0);
    }

    [Fact]
    public void Arithmetic_FollowsTheChainRule()
    {
        Influence p = Influence.Of(Matrix, "dog", Metric.Precision), r = Influence.Of(Matrix, "dog", Metric.Recall), f = Influence.Of(Matrix, "dog", Metric.F1);
        Influence composed = 2 * (p * r) / (p + r);
        composed.Value.Should().BeApproximately(f.Value, 1e-15);
        composed.StandardError().Should().BeApproximately(f.StandardError(), 1e-12);
        Influence numeric = Influence.Compose("F1", MetricRange.ZeroToOne, [p, r], v => 2 * v[0] * v[1] / (v[0] + v[1]));
        numeric.StandardError().Should().BeApproximately(f.StandardError(), 1e-9);
    }

    [Fact]
    public void Compose_RefusesAnEmptyListAndAGradientOfAnotherLength()
    {
        Influence p = Influence.Of(Matrix, "dog", Metric.Precision);
        FluentActions.Invoking(() => Influence.Compose("x", MetricRange.ZeroToOne, [], v => 0)).Should().Throw<ArgumentException>().WithMessage("There is nothing to compose.*");
        FluentActions.Invoking(() => Influence.Compose("x", MetricRange.ZeroToOne, [p], v => v[0], _ => [1, 2])).Should().Throw<ArgumentException>().WithMessage("The gradient has 2 entries for 1 statistics.*");
    }

    [Fact]
    public void WeightsTimesANumber_ChangeNoSamplingError()
    {
        double[] weights = [1, 2, 0.5, 1, 3, 1, 1, 2], tenfold = [.. weights.Select(w => 10 * w)];
        double Error(double[] w) => Influence.Of(ConfusionMatrix.FromLabels(Actual, Predicted, w), Averager.Macro, Metric.F1).StandardError();
        Error(tenfold).Should().BeApproximately(Error(weights), 1e-14);
    }

    [Fact]
    public void Proportion_RefusesWhatIsNone()
    {
        FluentActions.Invoking(() => new Proportion(3, 2)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("There must be from 0 to 2 successes.*");
        FluentActions.Invoking(() => new Proportion(0, double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Proportion.Accuracy(ConfusionMatrix.FromLabels(Actual, Predicted, [1, 1, 1, 1, 1, 1, 1, 0.5]))).Should().Throw<ArgumentException>().WithMessage("Weighted samples are no trials*");
        new Proportion(0, 0).Wilson().Should().Be(new ConfidenceInterval(0, 1));
    }

    [Fact]
    public void DeLong_RefusesWeightsPoolsAndOtherTruth()
    {
        var weighted = ClassScores.ForPositive([true, false, true], [0.9, 0.1, 0.4], positive: true, weights: [1, 2, 1]);
        var plain = ClassScores.From(["a", "b", "a"], new[,] { { 0.9, 0.1 }, { 0.2, 0.8 }, { 0.4, 0.6 } }, ["a", "b"]);
        FluentActions.Invoking(() => DeLong.Variance(weighted[true])).Should().Throw<ArgumentException>().WithMessage("The samples are weighted; take Influence.*");
        FluentActions.Invoking(() => DeLong.Variance(ScoredClass.Pool(plain.PerClass))).Should().Throw<ArgumentException>().WithMessage("Several classes are pooled*");
        FluentActions.Invoking(() => DeLong.Covariance(plain["a"], plain["b"])).Should().Throw<ArgumentException>().WithMessage("The two do not agree on which samples are positive.*");
    }

    [Fact]
    public void Influence_OfAMetricThatIsNotSmooth_IsRefused()
    {
        var plain = ClassScores.From(["a", "b", "a"], new[,] { { 0.9, 0.1 }, { 0.2, 0.8 }, { 0.4, 0.6 } }, ["a", "b"]);
        FluentActions.Invoking(() => Influence.Of(plain, Averager.Macro, Metric.EqualErrorRate)).Should().Throw<ArgumentException>().WithMessage("'equal error rate' is not smooth in the weights of the samples; take a bootstrap.*");
    }

    [Fact]
    public void Influence_OfTheLargestCalibrationGap_IsThatOfItsBin()
    {
        // Bins of a fifth: 0.9 right, 0.9 wrong, 0.9 right (gap -0.233) and 0.5 right (gap 0.5), which is the largest and alone in its bin.
        double[,] scores = { { 0.9, 0.1 }, { 0.9, 0.1 }, { 0.9, 0.1 }, { 0.5, 0.5 } };
        var binned = ClassScores.From(["a", "b", "a", "a"], scores, ["a", "b"]);
        Influence largest = Influence.Of(binned, Metric.CalibrationError(5, CalibrationNorm.Max));
        largest.Value.Should().Be(0.5);
        largest.Values().Should().AllSatisfy(psi => psi.Should().Be(0), "a share of one sample does not move with its weight");
        FluentActions.Invoking(() => Influence.Of(binned, Metric.CalibrationError(5, binning: CalibrationBinning.EqualMass)))
            .Should().Throw<ArgumentException>().WithMessage("*is not smooth in the weights of the samples; take a bootstrap.*");
    }
}

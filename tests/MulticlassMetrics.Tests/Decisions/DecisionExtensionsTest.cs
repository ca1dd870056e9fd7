using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Decisions;

public class DecisionExtensionsTest
{
    private static readonly string[] Labels = ["a", "b", "c"];

    [Fact]
    public void Predict_GivesATieToTheFirstClass()
    {
        var scores = ClassScores.From(["c", "c", "c"], new[,] { { 1.0, 2, 2 }, { 3, 1, 3 }, { double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity } }, Labels);

        scores.Predict().Should().Equal("b", "a", "a");
        scores.Predict(new Dictionary<string, double> { ["a"] = 3, ["b"] = 2, ["c"] = 2 }).Should().Equal("b", "c", "a");
    }

    [Fact]
    public void ConfusionMatrix_LeavesOutDroppedRowsAndZeroWeights()
    {
        double[,] rows = { { 1.0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 0, 1, 0 } };
        var scores = ClassScores.From(["a", "x", "b", "c"], rows, Labels, weights: [0.5, 1, 2, 0], UndeclaredLabels.Drop);

        ConfusionMatrix<string> matrix = scores.ConfusionMatrix();

        scores.Predict().Should().Equal("a", "b", "c", "b");
        matrix["a", "a"].Should().Be(0.5);
        matrix["b", "c"].Should().Be(2);
        matrix.SampleCount.Should().Be(2);
        matrix.TotalWeight.Should().Be(2.5);
        matrix.DroppedSamples.Should().Be(1);
        matrix.Classes.Should().Equal(Labels);
        matrix.Should().Be(ConfusionMatrix.FromLabels(["a", "b"], ["a", "c"], [0.5, 2], new LabelOptions<string> { Classes = Labels }));
    }

    [Fact]
    public void ConfusionMatrix_OfThresholdsCountsTheirPredictions()
    {
        (int[] actual, double[] rows) = RandomProbabilities.Rows(seed: 2, rows: 60, classes: 4, grain: 6);
        var scores = ClassScores.From(actual, rows, [0, 1, 2, 3]);
        var thresholds = new Dictionary<int, double> { [0] = 0.2, [1] = -0.1, [2] = 0, [3] = 0.05 };

        scores.ConfusionMatrix(thresholds).Should().Be(ConfusionMatrix.FromLabels(actual, scores.Predict(thresholds), options: new LabelOptions<int> { Classes = [0, 1, 2, 3] }));
    }

    [Fact]
    public void CountsAt_DecidesEachClassForItself()
    {
        var scores = ClassScores.From(["a", "b", "c"], new[,] { { 0.5, 0.5, 0 }, { 0.5, 0.4, 0.1 }, { 0.2, 0.3, 0.5 } }, Labels, weights: [1, 1, 3]);

        ClassCounts<string> counts = scores.CountsAt(0.5);

        counts["a"].Should().Be(new BinaryCounts(1, 1, 3, 0));
        counts["b"].Should().Be(new BinaryCounts(0, 1, 3, 1));
        counts["c"].Should().Be(new BinaryCounts(3, 0, 2, 0));
        counts.ToString().Should().StartWith("a: TP 1, FP 1, TN 3, FN 0\n");
        counts.Invoking(c => c["x"]).Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void CountsAt_AgreesWithTheCurve()
    {
        (ClassScores<int> weighted, ClassScores<int> repeated) = RandomProbabilities.WeightedAndRepeated(seed: 8, rows: 30, classes: 3, grain: 5);
        foreach (double threshold in weighted.Curve(1).Thresholds.ToArray().Append(double.NegativeInfinity))
        {
            var thresholds = new Dictionary<int, double> { [0] = 0.3, [1] = threshold, [2] = double.PositiveInfinity };

            weighted.CountsAt(thresholds)[1].Should().Be(weighted.Curve(1).At(threshold));
            weighted.CountsAt(thresholds).PerClass.ToArray().Should().Equal(repeated.CountsAt(thresholds).PerClass.ToArray());
            weighted.CountsAt(thresholds)[2].PredictedPositives.Should().Be(0);
        }
    }

    [Fact]
    public void OneColumn_NeedsAThreshold()
    {
        var scores = ClassScores.ForPositive([true, false, true], [2.0, 1, -1], positive: true);

        scores.CountsAt(1)[true].Should().Be(new BinaryCounts(1, 1, 0, 1));
        scores.Invoking(s => s.Predict()).Should().Throw<InvalidOperationException>().WithMessage("With one score column there is nothing to choose between*");
        scores.Invoking(s => s.ConfusionMatrix()).Should().Throw<InvalidOperationException>();
        scores.Invoking(s => s.ConfusionMatrix(new Dictionary<bool, double> { [true] = 0 })).Should().Throw<InvalidOperationException>();
        scores.Invoking(s => ThresholdTuning.SingleLabel(s, Metric.F1, Averager.Macro)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Thresholds_MustBeThoseOfTheClasses()
    {
        var scores = ClassScores.From(["a"], [0.5, 0.5, 0], Labels);
        Dictionary<string, double> With(string label, double threshold) => new() { ["a"] = 0, ["b"] = 0, ["c"] = 0, [label] = threshold };

        scores.Invoking(s => s.CountsAt(new Dictionary<string, double> { ["a"] = 0, ["c"] = 0 })).Should().Throw<ArgumentException>().WithMessage("Class 'b' has no threshold.*");
        scores.Invoking(s => s.Predict(With("x", 0))).Should().Throw<ArgumentException>().WithMessage("There is a threshold for 'x', which is not among the classes.*");
        scores.Invoking(s => s.Predict(With("c", double.PositiveInfinity))).Should().Throw<ArgumentException>().WithMessage("The threshold of class 'c' is Infinity; it must be a finite number.*");
        scores.Invoking(s => s.CountsAt(With("c", double.NaN))).Should().Throw<ArgumentException>().WithMessage("The threshold of class 'c' is NaN; it must be a number.*");
        scores.Invoking(s => s.CountsAt(double.NaN)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("threshold");
        scores.Invoking(s => s.Predict(null!)).Should().Throw<ArgumentNullException>();
    }
}

using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

public class DegenerateMatrixTest
{
    private static readonly LabelOptions<int> TwoClasses = new() { Classes = [1, 2] };

    // One class, always right, and no other class declared.
    private static readonly ConfusionMatrix<int> Alone = ConfusionMatrix.FromLabels([7, 7, 7], [7, 7, 7]);

    // The same with a class declared that never occurs.
    private static readonly ConfusionMatrix<int> Lonely = ConfusionMatrix.FromLabels([1, 1, 1], [1, 1, 1], options: TwoClasses);

    // One class, sometimes called another.
    private static readonly ConfusionMatrix<int> OneActual = ConfusionMatrix.FromLabels([1, 1, 1, 1], [1, 1, 1, 2]);

    private static readonly ConfusionMatrix<int> OnePredicted = ConfusionMatrix.FromLabels([1, 1, 1, 2], [1, 1, 1, 1]);

    // One class, always called another.
    private static readonly ConfusionMatrix<int> Swapped = ConfusionMatrix.FromLabels([1, 1], [2, 2]);

    public static TheoryData<string, double[]> Values => new()
    {
        // In the order alone, lonely, one actual, one predicted, swapped.
        { "accuracy", [1, 1, 0.75, 0.75, 0] },
        { "error rate", [0, 0, 0.25, 0.25, 1] },
        { "balanced accuracy", [1, 1, 0.75, 0.5, 0] },
        { "adjusted balanced accuracy", [double.NaN, double.NaN, double.NaN, 0, double.NaN] },
        { "Cohen's kappa", [double.NaN, double.NaN, 0, 0, 0] },
        { "Cohen's kappa (linear weights)", [double.NaN, double.NaN, 0, 0, 0] },
        { "Cohen's kappa (quadratic weights)", [double.NaN, double.NaN, 0, 0, 0] },
        { "multi-class Matthews correlation", [0, 0, 0, 0, 0] },
        { "Gwet's AC1", [double.NaN, 1, 0.68, 0.68, -1] },
        { "Scott's pi", [double.NaN, double.NaN, -1 / 7.0, -1 / 7.0, -1] },
        { "Bennett's S", [double.NaN, 1, 0.5, 0.5, -1] },
        { "Krippendorff's alpha", [double.NaN, double.NaN, -1 / 7.0, -1 / 7.0, -1] },
        { "Krippendorff's alpha (small-sample correction)", [double.NaN, double.NaN, 0, 0, -0.5] },
        { "entropy of actual", [0, 0, 0, 0.5623351446188083, 0] },
        { "entropy of predicted", [0, 0, 0.5623351446188083, 0, 0] },
        { "mutual information", [0, 0, 0, 0, 0] },
        { "normalized mutual information", [double.NaN, double.NaN, 0, 0, double.NaN] },
        { "normalized mutual information (geometric mean)", [double.NaN, double.NaN, 0, 0, double.NaN] },
        { "normalized mutual information (minimum)", [double.NaN, double.NaN, 0, 0, double.NaN] },
        { "uncertainty coefficient", [double.NaN, double.NaN, double.NaN, 0, double.NaN] },
        { "Kullback-Leibler divergence", [0, 0, 0.2876820724517809, double.PositiveInfinity, double.PositiveInfinity] },
        { "cross entropy of class shares", [0, 0, 0.2876820724517809, double.PositiveInfinity, double.PositiveInfinity] },
        { "phi squared", [0, 0, 0, 0, 0] },
        { "Cramér's V", [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN] },
        { "contingency coefficient", [0, 0, 0, 0, 0] },
        { "lambda A", [double.NaN, double.NaN, double.NaN, 0, double.NaN] },
        { "lambda B", [double.NaN, double.NaN, 0, double.NaN, double.NaN] },
        { "Bangdiwala's B", [1, 1, 0.75, 0.75, double.NaN] },
        { "adjusted Rand index", [double.NaN, double.NaN, 0, 0, double.NaN] },
        { "no-information rate", [1, 1, 1, 0.75, 1] },
        { "class balance accuracy", [1, 1, 0.375, 0.375, 0] },
        { "confusion entropy", [double.NaN, 0, 0.3509193652572005, 0.3509193652572005, 0] },
        { "F1 of macro means", [1, 0.5, 3 / 7.0, 3 / 7.0, 0] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Measure_OfOneClassOrConstantPredictions(string name, double[] expected)
    {
        MatrixMetric metric = Metric.MatrixMetricByName(name);
        ConfusionMatrix[] matrices = [Alone, Lonely, OneActual, OnePredicted, Swapped];

        for (int i = 0; i < matrices.Length; i++)
        {
            double value = metric.Measure(matrices[i]);
            Golden.Agree(value, expected[i], Golden.Exact, $"{name}, matrix {i}");
            if (value == 0) double.IsNegative(value).Should().BeFalse();
            metric.ExplainUndefined(matrices[i]).Contains("has a value", StringComparison.Ordinal).Should().Be(!double.IsNaN(value));
        }
    }

    [Fact]
    public void Measure_IsExactWhereNothingIsLeftToChance()
    {
        // Weights whose sums round: no remainder of them may look like a second class.
        double[] weights = [0.1, 0.2, 0.3, 0.7];
        int[] ones = [1, 1, 1, 1], mixed = [1, 2, 1, 2];
        ConfusionMatrix<int> alone = ConfusionMatrix.FromLabels(ones, ones, weights, TwoClasses);
        ConfusionMatrix<int> constant = ConfusionMatrix.FromLabels(mixed, ones, weights, TwoClasses);

        foreach (MatrixMetric metric in (MatrixMetric[])[Metric.CohenKappa, Metric.CohenKappaLinear, Metric.CohenKappaQuadratic, Metric.ScottPi, Metric.KrippendorffAlpha])
            metric.Measure(alone).Should().Be(double.NaN, metric.Name);
        foreach (MatrixMetric metric in (MatrixMetric[])[Metric.CohenKappa, Metric.MulticlassMatthewsCorrelation, Metric.MutualInformation, Metric.PhiSquared])
            metric.Measure(constant).Should().Be(0, metric.Name);
    }

    [Fact]
    public void WeightedKappas_NeedAnOrder()
    {
        string[] actual = ["low", "mid", "high"], predicted = ["low", "high", "high"];
        ConfusionMatrix<string> found = ConfusionMatrix.FromLabels(actual, predicted);
        ConfusionMatrix<string> declared = ConfusionMatrix.FromLabels(actual, predicted, null, new LabelOptions<string> { Classes = ["low", "mid", "high"] });

        foreach (MatrixMetric metric in (MatrixMetric[])[Metric.CohenKappaLinear, Metric.CohenKappaQuadratic, Metric.WeightedCohenKappa(new double[,] { { 0, 1, 2 }, { 1, 0, 1 }, { 2, 1, 0 } })])
        {
            metric.Measure(found).Should().Be(double.NaN);
            metric.Gradient(found).Should().AllSatisfy(slope => slope.Should().Be(double.NaN));
            metric.ExplainUndefined(found).Should().StartWith("the classes have no order");
            metric.Measure(declared).Should().BeGreaterThan(0.5);
        }

        found.CohenKappa().Should().Be(declared.CohenKappa());
    }

    [Fact]
    public void BalancedAccuracy_LeavesOutClassesThatNeverOccur()
    {
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels([1, 1, 2, 2], [1, 3, 2, 2], options: new LabelOptions<int> { Classes = [1, 2, 3, 4] });

        matrix.BalancedAccuracy.Should().Be(0.75);
        matrix.AdjustedBalancedAccuracy().Should().Be(0.5);
        matrix.ClassBalanceAccuracy().Should().Be(0.5, "class 3 was predicted, class 4 was not");
    }

    [Fact]
    public void NoInformationRatePValue_NeedsCountsOfRows()
    {
        int[] actual = [1, 1, 2, 2], predicted = [1, 1, 2, 1];

        ConfusionMatrix.FromLabels(actual, predicted).NoInformationRatePValue().Should().BeApproximately(5 / 16.0, 1e-15);
        ConfusionMatrix.FromLabels(actual, predicted, new double[] { 1, 1, 1, 2 }).NoInformationRatePValue().Should().Be(double.NaN);
        ConfusionMatrix.FromCells([1, 2], new double[,] { { 2, 0 }, { 1.5, 1 } }).NoInformationRatePValue().Should().Be(double.NaN);
        Alone.NoInformationRatePValue().Should().Be(1);
    }
}

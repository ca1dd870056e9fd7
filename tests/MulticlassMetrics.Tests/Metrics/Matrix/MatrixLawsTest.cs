using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

public class MatrixLawsTest
{
    [Fact]
    public void Measure_DoesNotDependOnTheOrderOfTheClasses() => Samples.Weighted.Sample(samples =>
    {
        int[] renamed = [3, 0, 4, 1, 2];
        AgreeOn(Samples.Metrics.Except(Samples.Ordered), Samples.Matrix(samples), Samples.Matrix(samples.Select(s => (renamed[s.Actual], renamed[s.Predicted], s.Weight))));
    });

    [Fact]
    public void WeightedKappas_DoNotDependOnTheDirectionOfTheOrder() => Samples.Weighted.Sample(samples =>
        AgreeOn([Metric.CohenKappaLinear, Metric.CohenKappaQuadratic], Samples.Matrix(samples), Samples.Matrix(samples.Select(s => (4 - s.Actual, 4 - s.Predicted, s.Weight)))));

    [Fact]
    public void Measure_DoesNotDependOnTheScaleOfTheWeights() => Samples.Weighted.Sample(samples =>
    {
        AgreeOn(Samples.Metrics, Samples.Matrix(samples), Samples.Matrix(samples.Select(s => (s.Actual, s.Predicted, s.Weight * 3.7e12))));
        AgreeOn(Samples.Metrics, Samples.Matrix(samples), Samples.Matrix(samples.Select(s => (s.Actual, s.Predicted, s.Weight * 1e-200))));
        AgreeOn(Samples.Metrics, Samples.Matrix(samples), Samples.Matrix(samples.Select(s => (s.Actual, s.Predicted, s.Weight * 1e200))));
    });

    [Fact]
    public void Measure_OfWholeWeightsEqualsRepeatedRows() => Samples.Weighted.Sample(samples =>
    {
        var whole = samples.Select(s => (s.Actual, s.Predicted, Weight: Math.Ceiling(s.Weight))).ToArray();
        var repeated = whole.SelectMany(s => Enumerable.Repeat((s.Actual, s.Predicted, 1.0), (int)s.Weight));
        AgreeOn(Samples.Metrics.Except(Samples.OfSampleCount), Samples.Matrix(whole), Samples.Matrix(repeated));
    });

    [Fact]
    public void Measure_StaysInItsRange() => Samples.Weighted.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = Samples.Matrix(samples);
        foreach (MatrixMetric metric in Samples.Metrics)
        {
            double value = metric.Measure(matrix);
            if (double.IsNaN(value)) continue;
            (value >= metric.Range.Minimum - 1e-14 && value <= metric.Range.Maximum + 1e-14).Should().BeTrue("{0} is {1}", metric.Name, value);
        }
    });

    [Fact]
    public void Information_AddsUp() => Samples.Weighted.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = Samples.Matrix(samples);
        double actual = matrix.ActualEntropy(), predicted = matrix.PredictedEntropy(), joint = matrix.JointEntropy();

        Golden.Agree(matrix.MutualInformation(), actual + predicted - joint, Golden.Exact, "mutual information");
        Golden.Agree(Metric.PredictedEntropyGivenActual.Measure(matrix), joint - actual, Golden.Exact, "of predicted given actual");
        Golden.Agree(Metric.ActualEntropyGivenPredicted.Measure(matrix), joint - predicted, Golden.Exact, "of actual given predicted");
        double divergence = Metric.DivergenceOfShares.Measure(matrix);
        if (double.IsFinite(divergence)) Golden.Agree(Metric.CrossEntropyOfShares.Measure(matrix), actual + divergence, Golden.Exact, "cross entropy");
    });

    [Fact]
    public void Kappa_WithEqualWeightsIsPlainKappa() => Samples.Weighted.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = Samples.Matrix(samples);
        double[,] equal = new double[Samples.Classes, Samples.Classes];
        for (int i = 0; i < Samples.Classes; i++)
        {
            for (int j = 0; j < Samples.Classes; j++) equal[i, j] = i == j ? 0 : 2;
        }

        Golden.Agree(matrix.CohenKappa(equal), matrix.CohenKappa(), Golden.Exact, "kappa");
    });

    [Fact]
    public void StatisticsOfTwoClasses_AreThoseOfOneAgainstTheRest() => Samples.Weighted.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels(samples.Select(s => s.Actual / 3), samples.Select(s => s.Predicted / 3), samples.Select(s => s.Weight));
        if (matrix.ClassCount < 2) return;
        double ofClass = Metric.MatthewsCorrelation.Measure(matrix[0]);

        Golden.Agree(matrix.MatthewsCorrelation(), double.IsNaN(ofClass) ? 0 : ofClass, Golden.Exact, "Matthews correlation");
        Golden.Agree(matrix.AdjustedBalancedAccuracy(), Metric.Informedness.Measure(matrix[0]), Golden.Exact, "informedness");
        if (!double.IsNaN(ofClass)) Golden.Agree(Metric.PhiSquared.Measure(matrix), ofClass * ofClass, Golden.Exact, "phi squared");
    });

    private static void AgreeOn(IEnumerable<MatrixMetric> metrics, ConfusionMatrix matrix, ConfusionMatrix other)
    {
        // Roots of what is zero but for rounding have half the digits.
        foreach (MatrixMetric metric in metrics)
        {
            bool root = metric == Metric.CramersV || metric == Metric.ContingencyCoefficient;
            Golden.Agree(metric.Measure(other), metric.Measure(matrix), root ? 1e-7 : Golden.Exact, metric.Name);
        }
    }
}

using CsCheck;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

public class MatrixGradientTest
{
    public static TheoryData<string> DeltaMethod => Golden.Names("inference.json#deltaMethod");

    [Fact]
    public void Gradient_IsTheSlopeOfTheWeightedStatistic() => Samples.Weighted.Sample(drawn =>
    {
        // Uneven weights, since where three or more tie for the largest, differences are not the mean of the derivatives.
        (int Actual, int Predicted, double Weight)[] samples = [.. drawn.Select((s, i) => (s.Actual, s.Predicted, s.Weight + 0.01 * Math.Sqrt(i + 2)))];
        ConfusionMatrix<int> matrix = Samples.Matrix(samples);
        (int Row, int Column)[] cells = [.. matrix.Cells.Select(cell => (cell.Actual, cell.Predicted))];

        // One sample of each cell gets a little heavier or lighter, which leaves the number of samples alone.
        int[] movable = [.. cells.Select(cell => Array.FindIndex(samples, s => (s.Actual, s.Predicted) == cell))];
        const double Step = 1e-6;
        ConfusionMatrix<int>[] heavier = [.. movable.Select(at => Samples.Matrix(Moved(samples, at, Step)))];
        ConfusionMatrix<int>[] lighter = [.. movable.Select(at => Samples.Matrix(Moved(samples, at, -Step)))];

        foreach (MatrixMetric metric in Samples.Metrics)
        {
            double value = metric.Measure(matrix);
            double[] gradient = metric.Gradient(matrix);
            gradient.Should().HaveCount(cells.Length);
            if (!double.IsFinite(value))
            {
                gradient.Should().AllSatisfy(slope => slope.Should().Be(double.NaN));
                continue;
            }

            // A root is not differentiable at zero.
            if (value < 1e-6 && (metric == Metric.CramersV || metric == Metric.ContingencyCoefficient)) continue;
            double scale = gradient.Max(Math.Abs) * matrix.TotalWeight;
            for (int at = 0; at < cells.Length; at++)
            {
                double slope = (metric.Measure(heavier[at]) - metric.Measure(lighter[at])) / (2 * Step);
                double error = Math.Abs(gradient[at] - slope) * matrix.TotalWeight;
                if (!(error <= 1e-6 * Math.Max(1, Math.Max(scale, value)))) throw new InvalidOperationException($"{metric.Name}: {gradient[at]} by {cells[at]}, by differences {slope}, in\n{matrix}");
            }
        }
    });

    [Fact]
    public void Gradient_TimesTheWeightsSumsToZero() => Samples.Weighted.Sample(samples =>
    {
        ConfusionMatrix<int> matrix = Samples.Matrix(samples);
        double[] weights = [.. matrix.Cells.Select(cell => cell.Weight)];
        foreach (MatrixMetric metric in Samples.Metrics)
        {
            double[] gradient = metric.Gradient(matrix);
            if (gradient.Any(double.IsNaN)) continue;
            double[] terms = [.. gradient.Zip(weights, (slope, weight) => slope * weight)];
            Golden.Agree(terms.Sum(), 0, 1e-13 * Math.Max(1, terms.Sum(Math.Abs)), metric.Name);
        }
    });

    [Theory]
    [MemberData(nameof(DeltaMethod))]
    public void Gradient_GivesTheStandardErrorsOfTheDeltaMethod(string name)
    {
        GoldenValue item = Golden.Case("inference.json#deltaMethod", name);
        ConfusionMatrix<string> matrix = GoldenMatrix.Of(item);
        double[] counts = [.. matrix.Cells.Select(cell => cell.Weight)];

        foreach ((string statistic, MatrixMetric metric) in new (string, MatrixMetric)[]
        {
            ("accuracy", Metric.Accuracy), ("kappa", Metric.CohenKappa), ("kappa linear", Metric.CohenKappaLinear), ("kappa quadratic", Metric.CohenKappaQuadratic),
            ("mcc", Metric.MulticlassMatthewsCorrelation), ("f1 of macro precision and macro recall", Metric.F1OfMacroMeans()),
        })
        {
            GoldenValue expected = item["expected"][statistic];
            double variance = metric.Gradient(matrix).Zip(counts, (slope, count) => slope * slope * count).Sum();
            Golden.Agree(metric.Measure(matrix), expected["value"], Golden.Rounded);
            Golden.Agree(Math.Sqrt(variance), expected["standardError"], Golden.Rounded);
        }
    }

    [Fact]
    public void Gradient_OfTiesIsTheMeanOfThoseOfTheTied()
    {
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels([1, 1, 2, 2], [1, 1, 2, 2]);

        // Either class may be the commonest: moving weight from one to the other raises the rate both ways.
        Metric.NoInformationRate.Gradient(matrix).Should().Equal(0, 0);
        Metric.ClassBalanceAccuracy.Gradient(matrix).Should().Equal(0, 0);
    }

    [Fact]
    public void Gradient_IsZeroWhereAConventionFixesTheValue()
    {
        ConfusionMatrix<int> constant = ConfusionMatrix.FromLabels([1, 2, 2, 3], [2, 2, 2, 2]);

        Metric.MulticlassMatthewsCorrelation.Gradient(constant).Should().Equal(0, 0, 0);
        Metric.NormalizedMutualInformation(MutualInformationNormalizer.Minimum).Gradient(constant).Should().Equal(0, 0, 0);
        Metric.F1OfMacroMeans().Gradient(ConfusionMatrix.FromLabels([1, 2], [2, 1])).Should().Equal(0, 0);
    }

    [Fact]
    public void Gradient_KeepsItsDigitsWhereOneClassHoldsNearlyEverything()
    {
        ConfusionMatrix<string> matrix = ConfusionMatrix.FromCells(["a", "b"], new double[,] { { 1e12, 1 }, { 1, 2 } });

        // Here kappa is 2/3 but for 1e-12, and its derivatives by the rare cells those of 2d / (2d + b + c), of F1.
        double[] gradient = Metric.CohenKappa.Gradient(matrix);

        Golden.Agree(gradient[1], -1 / 9.0, 1e-11, "missed");
        Golden.Agree(gradient[2], -1 / 9.0, 1e-11, "mistaken");
        Golden.Agree(gradient[3], 1 / 9.0, 1e-11, "hit");
        Golden.Agree(gradient[0], 0, 1e-11, "common");
    }

    private static IEnumerable<(int Actual, int Predicted, double Weight)> Moved((int Actual, int Predicted, double Weight)[] samples, int at, double by) =>
        samples.Select((sample, i) => i == at ? (sample.Actual, sample.Predicted, sample.Weight + by) : sample);
}

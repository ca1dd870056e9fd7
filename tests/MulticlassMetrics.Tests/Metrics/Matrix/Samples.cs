using CsCheck;

namespace MulticlassMetrics.Tests.Metrics.Matrix;

/// <summary>Random weighted samples of a few classes, and every statistic of the matrix to try on them.</summary>
internal static class Samples
{
    public const int Classes = 5;

    /// <summary>Statistics that depend on the order of the classes.</summary>
    public static readonly MatrixMetric[] Ordered = [Metric.CohenKappaLinear, Metric.CohenKappaQuadratic, OwnKappa()];

    /// <summary>Statistics that depend on the number of samples beside their weights.</summary>
    public static readonly MatrixMetric[] OfSampleCount = [Metric.KrippendorffAlphaSmallSample, Metric.PearsonChiSquared, Metric.AdjustedRandIndex];

    public static readonly MatrixMetric[] Metrics =
    [
        .. Metric.OfMatrix,
        Ordered[2],
        Metric.MutualInformation.InBase(2),
        Metric.F1OfMacroMeans(UndefinedPolicy.One),
        Metric.F1OfMacroMeans(UndefinedPolicy.Skip),
        Metric.F1OfMacroMeans(UndefinedPolicy.Propagate),
    ];

    /// <summary>Few samples leave classes out, many occupy most cells; half of them are right.</summary>
    public static readonly Gen<(int Actual, int Predicted, double Weight)[]> Weighted =
        Gen.Select(Gen.Int[0, Classes - 1], Gen.Int[0, Classes - 1], Gen.Bool, Gen.Double[0.2, 3])
            .Select((actual, predicted, right, weight) => (actual, right ? actual : predicted, weight))
            .Array[1, 60];

    public static ConfusionMatrix<int> Matrix(IEnumerable<(int Actual, int Predicted, double Weight)> samples) => ConfusionMatrix.FromLabels(
        samples.Select(s => s.Actual), samples.Select(s => s.Predicted), samples.Select(s => s.Weight), new LabelOptions<int> { Classes = [0, 1, 2, 3, 4] });

    private static MatrixMetric OwnKappa()
    {
        double[,] weights = new double[Classes, Classes];
        for (int i = 0; i < Classes; i++)
        {
            for (int j = 0; j < Classes; j++) weights[i, j] = i == j ? 0 : 1 + i + 0.3 * j * j;
        }

        return Metric.WeightedCohenKappa(weights);
    }
}

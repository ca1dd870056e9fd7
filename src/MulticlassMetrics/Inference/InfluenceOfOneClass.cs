using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Statistics of one class, by its four counts alone.</content>
public sealed partial class Influence
{
    /// <summary>
    /// As <see cref="Of{TLabel}(ConfusionMatrix{TLabel}, TLabel, CountsMetric)"/>, with the samples gathered in the four counts of the class instead of the cells: the same error
    /// in O(1) a class, where cells would cost their number for each of many classes. It cannot be combined with other statistics.
    /// </summary>
    internal static Influence OfCounts<TLabel>(ConfusionMatrix<TLabel> matrix, int position, CountsMetric metric)
        where TLabel : notnull
    {
        if (matrix.Table.SquaresPerClass() is null) return Of(matrix, matrix.Classes[position], metric);
        BinaryCounts counts = matrix.PerClass[position], samples = matrix.Table.SamplesPerClass()[position];
        double value = metric.Measure(counts);
        CountsForm slopes = metric.Gradient(counts);
        double[] derivatives = double.IsNaN(value) ? Undefined(4) : [slopes.TruePositives, slopes.FalsePositives, slopes.TrueNegatives, slopes.FalseNegatives];
        return new Influence(
            $"{metric.Name} of {MatrixText.Label(matrix.Classes[position])}", value, metric.Range, InfluenceUnits.OfCounts(matrix, position), derivatives,
            new Evidence(samples.Support, MatrixText.Label(matrix.Classes[position]), []).On(CasesOf(matrix, [position])));
    }
}

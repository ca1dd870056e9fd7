using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A statistic of the matrix given by its functions.</summary>
internal sealed class MatrixFunction(
    string name,
    string definition,
    MetricRange range,
    MetricDirection direction,
    Func<MatrixShares, double> value,
    Action<MatrixShares, double, CellSlopes> slopes,
    Func<MatrixShares, string?>? undefined = null) : MatrixMetric(name, definition, range, direction)
{
    private protected override string? WhyUndefined(MatrixShares shares) => undefined?.Invoke(shares);

    private protected override double ValueOf(MatrixShares shares) => value(shares);

    private protected override void AddSlopes(MatrixShares shares, double at, CellSlopes into) => slopes(shares, at, into);
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A statistic of the confusion matrix that is an amount of information: nats, bits or another unit by the base of its logarithm.</summary>
/// <remarks>Ready ones, in nats, are static members of <see cref="Metric"/>. Immutable.</remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["a", "a", "b", "b"], ["a", "a", "b", "b"]);
/// Metric.MutualInformation.Measure(matrix);              // 0.693 nats
/// Metric.MutualInformation.InBase(2).Measure(matrix);    // 1 bit
/// </code>
/// </example>
public sealed class InformationMetric : MatrixMetric
{
    private readonly string _quantity;
    private readonly Func<MatrixShares, double> _nats;
    private readonly Action<MatrixShares, CellSlopes> _slopes;

    internal InformationMetric(
        string quantity, string definition, MetricDirection direction, Func<MatrixShares, double> nats, Action<MatrixShares, CellSlopes> slopes, double logBase = Math.E)
        : base(NameIn(quantity, logBase), definition, MetricRange.NotNegative, direction)
    {
        _quantity = quantity;
        _nats = nats;
        _slopes = slopes;
        LogBase = logBase;
    }

    /// <summary>The base of the logarithm: e for nats, 2 for bits.</summary>
    public double LogBase { get; }

    /// <summary>The same statistic with another base of the logarithm.</summary>
    /// <param name="logBase">The base: 2 for bits, e for nats, 10 for hartleys.</param>
    /// <returns>The statistic.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logBase"/> is not a finite number above 1.</exception>
    public InformationMetric InBase(double logBase)
    {
        if (!(logBase > 1 && double.IsFinite(logBase))) throw new ArgumentOutOfRangeException(nameof(logBase), logBase, "The base of a logarithm must be a finite number above 1.");
        return new InformationMetric(_quantity, Definition, Direction, _nats, _slopes, logBase);
    }

    private protected override string? WhyUndefined(MatrixShares shares) => null;

    private protected override double ValueOf(MatrixShares shares) => _nats(shares) / Math.Log(LogBase);

    private protected override void AddSlopes(MatrixShares shares, double value, CellSlopes slopes)
    {
        _slopes(shares, slopes);
        slopes.Scale(1 / Math.Log(LogBase));
    }

    private static string NameIn(string quantity, double logBase) => logBase switch
    {
        Math.E => quantity,
        2 => $"{quantity} (bits)",
        _ => FormattableString.Invariant($"{quantity} (base {logBase})"),
    };
}

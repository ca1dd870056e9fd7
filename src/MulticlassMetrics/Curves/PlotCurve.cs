using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <summary>A curve to look at: named axes and points in order.</summary>
/// <remarks>Made by <see cref="ThresholdCurve"/>, which shows an example. Equality is by reference. Immutable.</remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A curve is a list of points.")]
public sealed class PlotCurve : IReadOnlyList<CurvePoint>
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _thresholds;

    internal PlotCurve(string name, string xName, string yName, double[] x, double[] y, double[] thresholds)
    {
        Name = name;
        XName = xName;
        YName = yName;
        _x = x;
        _y = y;
        _thresholds = thresholds;
    }

    /// <summary>The name of the curve, such as <c>ROC</c>.</summary>
    public string Name { get; }

    /// <summary>What the horizontal axis shows.</summary>
    public string XName { get; }

    /// <summary>What the vertical axis shows.</summary>
    public string YName { get; }

    /// <summary>The number of points.</summary>
    public int Count => _x.Length;

    /// <summary>The horizontal coordinates.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>The vertical coordinates.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>The thresholds, descending; NaN on an averaged curve, which has none.</summary>
    public ReadOnlySpan<double> Thresholds => _thresholds;

    /// <summary>A point.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public CurvePoint this[int index] => (uint)index < (uint)Count
        ? new CurvePoint(_x[index], _y[index], _thresholds[index])
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The curve has {Count} points.");

    /// <summary>The area below the curve by straight lines between its points.</summary>
    /// <returns>The area; that of the ROC is the ROC AUC, while the precision–recall curve is better summed in steps (<see cref="Metric.AveragePrecision"/>).</returns>
    public double TrapezoidArea()
    {
        Kernels.CompensatedSum area = default;
        for (int i = 1; i < Count; i++) area.Add((_x[i] - _x[i - 1]) * (_y[i] + _y[i - 1]) / 2);
        return area.Value;
    }

    /// <inheritdoc/>
    public IEnumerator<CurvePoint> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    /// <summary>The name, the axes and the number of points.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {YName} over {XName}, {Count} points");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

namespace MulticlassMetrics.Kernels;

/// <summary>A running sum that carries its rounding error (Neumaier 1974), so that the result is the exactly rounded one for all practical input.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _error;

    public readonly double Value => double.IsFinite(_sum) ? _sum + _error : _sum;

    public void Add(double term)
    {
        double next = _sum + term;
        _error += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    /// <summary>The value of <c>total - row - column + both</c> without losing the digits that the difference of the sums would cancel.</summary>
    public static double Remainder(in CompensatedSum total, in CompensatedSum row, in CompensatedSum column, double both)
    {
        CompensatedSum rest = total;
        rest.Add(-row._sum);
        rest.Add(-row._error);
        rest.Add(-column._sum);
        rest.Add(-column._error);
        rest.Add(both);
        return rest.Value;
    }
}

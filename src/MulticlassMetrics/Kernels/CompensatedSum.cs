namespace MulticlassMetrics.Kernels;

/// <summary>A running sum that carries its rounding error (Neumaier 1974), so that the result is the exactly rounded one for all practical input.</summary>
internal record struct CompensatedSum : IRunningSum
{
    /// <summary>Up to here sums of whole numbers are exact without compensation, in any order.</summary>
    public const double LargestExact = 1L << 53;

    private double _sum;
    private double _error;

    /// <summary>A sum as it was when it was stored.</summary>
    public CompensatedSum(double sum, double error)
    {
        _sum = sum;
        _error = error;
    }

    public readonly double Value => double.IsFinite(_sum) ? _sum + _error : _sum;

    /// <summary>The sum as it was rounded, which with <see cref="Error"/> is all there is to store.</summary>
    public readonly double Rounded => _sum;

    public readonly double Error => _error;

    public static double Of(ReadOnlySpan<double> terms)
    {
        CompensatedSum sum = default;
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }

    public void Add(double term)
    {
        double next = _sum + term;
        _error += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    /// <summary>Adds another sum with its error; the same bits whichever of the two is added to the other.</summary>
    public void Add(in CompensatedSum other)
    {
        double errors = _error + other._error;
        _error = 0;
        Add(other._sum);
        _error += errors;
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

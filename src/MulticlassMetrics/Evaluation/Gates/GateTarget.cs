namespace MulticlassMetrics;

/// <summary>Where a value must lie.</summary>
/// <param name="Low">The lower end; negative infinity where there is none.</param>
/// <param name="High">The upper end; positive infinity where there is none.</param>
internal readonly record struct GateTarget(double Low, double High)
{
    // As of differences: what sums leave over is no reason to fail.
    private const double Rounding = 1e-14;

    public bool IsFloor => double.IsInfinity(High);

    public bool IsCeiling => double.IsInfinity(Low);

    public GateVerdict Decide(double value) => Decide(Snapped(value), Snapped(value), GateVerdict.Fail);

    /// <summary>Decides by bounds, which must lie inside to pass and outside to fail; without bounds it cannot.</summary>
    public GateVerdict Decide(double low, double high) => Decide(low, high, GateVerdict.Inconclusive);

    /// <summary>Whether a number that stands in for an undefined one makes it no easier to pass.</summary>
    public bool IsSafe(double standIn, MetricRange range) => (IsCeiling || standIn <= range.Minimum) && (IsFloor || standIn >= range.Maximum);

    /// <summary>The end that bounds have not yet passed, and from which a value must be told.</summary>
    public double? OpenEnd(double value, double low, double high)
    {
        if (!IsCeiling && (value < Low || IsFloor)) return Low;
        if (!IsFloor && (value > High || IsCeiling)) return High;
        bool belowOpen = !(low >= Low), aboveOpen = !(high <= High);
        return belowOpen && aboveOpen ? value - Low < High - value ? Low : High : belowOpen ? Low : aboveOpen ? High : null;
    }

    private GateVerdict Decide(double low, double high, GateVerdict otherwise)
    {
        if (low >= Low && high <= High) return GateVerdict.Pass;
        return high < Low || low > High ? GateVerdict.Fail : otherwise;
    }

    private double Snapped(double value) => IsNear(value, Low) ? Low : IsNear(value, High) ? High : value;

    private static bool IsNear(double value, double end) => double.IsFinite(end) && Math.Abs(value - end) <= Rounding * Math.Max(1, Math.Abs(end));
}

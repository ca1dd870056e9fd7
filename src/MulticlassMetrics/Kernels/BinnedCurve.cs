namespace MulticlassMetrics.Kernels;

/// <summary>What the bins of a class, or of several pooled, say of the areas under its curves: a value, and between which two the exact one lies.</summary>
internal sealed class BinnedCurve
{
    // Up to it a double holds twice a weight and one more exactly.
    private const double LargestExact = 1L << 52;
    private const double Rounding = 1.0 / (1L << 53);

    private readonly bool _whole;

    /// <param name="bins">The bins by ascending score.</param>
    /// <param name="shift">The bits of the keys that are not looked at.</param>
    /// <param name="whole">Whether all weights are whole numbers.</param>
    /// <param name="entries">At least the number of entries.</param>
    public BinnedCurve(ScoreBin[] bins, int shift, bool whole, double entries)
    {
        CompensatedSum positives = default, negatives = default;
        foreach (ref readonly ScoreBin bin in bins.AsSpan())
        {
            positives.Add(bin.Positives);
            negatives.Add(bin.Negatives);
        }

        Bins = bins;
        Shift = shift;
        IsWhole = whole;
        Entries = entries;
        PositiveWeight = positives.Value;
        NegativeWeight = negatives.Value;
        _whole = whole && PositiveWeight + NegativeWeight <= LargestExact;
    }

    public ScoreBin[] Bins { get; }

    public int Shift { get; }

    public bool IsWhole { get; }

    public double Entries { get; }

    public double PositiveWeight { get; }

    public double NegativeWeight { get; }

    // What the sums of the bins and of the areas may have lost: nothing in the bins where weights are whole, else up to a rounding an entry.
    private double Slack => Rounding * (_whole ? 32 : 64 + (8 * Entries));

    /// <summary>Joins the entries of several, at the coarsest of their resolutions.</summary>
    public static BinnedCurve Pool(ReadOnlySpan<BinnedCurve> curves)
    {
        if (curves.Length == 1) return curves[0];
        var pool = new ScoreBins(int.MaxValue);
        bool whole = true;
        double entries = 0;
        foreach (BinnedCurve curve in curves)
        {
            pool.Restore(curve.Bins, curve.Shift);
            whole &= curve.IsWhole;
            entries += curve.Entries;
        }

        return new BinnedCurve(pool.Ascending(), pool.Shift, whole, entries);
    }

    /// <summary>The area under the ROC, the entries of a bin counted as tied. Only they can be otherwise: the exact area is off by half of their pairs at most.</summary>
    public BinnedValue RocArea()
    {
        double p = PositiveWeight, n = NegativeWeight;
        if (p == 0 || n == 0) return BinnedValue.Undefined;
        CompensatedSum below = default, shares = default, openShares = default;
        UInt128 pairs = 0, open = 0;
        bool exact = _whole;
        foreach (ref readonly ScoreBin bin in Bins.AsSpan())
        {
            double doubled = (2 * below.Value) + bin.Negatives;
            below.Add(bin.Negatives);
            exact &= bin.IsOneScore || bin.Positives == 0 || bin.Negatives == 0;
            if (_whole)
            {
                pairs += (UInt128)bin.Positives * (UInt128)doubled;
                if (!bin.IsOneScore) open += (UInt128)bin.Positives * (UInt128)bin.Negatives;
                continue;
            }

            // Divided before it is multiplied, so that no product of weights can vanish or overflow.
            shares.Add(bin.Positives * (doubled / (2 * n)));
            if (!bin.IsOneScore) openShares.Add(bin.Positives * (bin.Negatives / (2 * n)));
        }

        double value = Math.Min(1, _whole ? (double)pairs / (2 * p * n) : shares.Value / p);
        double half = _whole ? (double)open / (2 * p * n) : openShares.Value / p;
        return exact ? new BinnedValue(value, value, value) : Between(value, value - half, value + half);
    }

    /// <summary>
    /// Average precision, the entries of a bin counted as tied. It is highest when the positives of each bin stand tied above its negatives, and not below
    /// what it is when they stand one by one, however light, below them: the integral of the precision over their weight.
    /// </summary>
    public BinnedValue AveragePrecision()
    {
        if (PositiveWeight == 0) return BinnedValue.Undefined;
        CompensatedSum predicted = default, hits = default, sum = default, lowest = default, highest = default;
        bool exact = _whole;
        for (int b = Bins.Length - 1; b >= 0; b--)
        {
            ref readonly ScoreBin bin = ref Bins[b];
            double hitsAbove = hits.Value, missesAbove = predicted.Value - hitsAbove;
            hits.Add(bin.Positives);
            predicted.Add(bin.Positives);
            predicted.Add(bin.Negatives);
            if (bin.Positives == 0) continue;
            exact &= bin.IsOneScore;
            double tied = bin.Positives * (hits.Value / predicted.Value);
            sum.Add(tied);
            lowest.Add(bin.IsOneScore ? tied : Math.Min(tied, OneByOne(bin.Positives, hitsAbove, missesAbove + bin.Negatives)));
            highest.Add(bin.IsOneScore ? tied : Math.Max(tied, bin.Positives * (hits.Value / (hits.Value + missesAbove))));
        }

        double total = hits.Value, value = Math.Min(1, sum.Value / total);
        return exact ? new BinnedValue(value, value, value) : Between(value, lowest.Value / total, highest.Value / total);
    }

    private static double OneByOne(double positives, double hits, double misses)
    {
        if (misses == 0) return positives;

        // The logarithm of 1 + x without losing the digits of a small x (Kahan): double.LogP1 does lose them.
        double x = positives / (hits + misses), sum = 1 + x;
        double log = sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
        return positives - (misses * log);
    }

    private BinnedValue Between(double value, double lowest, double highest) => new(value, Math.Max(0, lowest - Slack), Math.Min(1, highest + Slack));
}

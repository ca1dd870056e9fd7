namespace MulticlassMetrics;

/// <content>Thresholds worth choosing. Of equally good ones the highest threshold is taken.</content>
public sealed partial class ThresholdCurve
{
    /// <summary>The threshold with the highest F-beta.</summary>
    /// <param name="beta">How many times as important recall is.</param>
    /// <returns>The point; not existing without positives.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN.</exception>
    public OperatingPoint BestFBeta(double beta = 1)
    {
        RatioMetric metric = Metric.FBeta(beta);
        return PositiveWeight == 0 ? Nowhere : Best(i => i == 0 ? 0 : metric.Measure(this[i].Counts));
    }

    /// <summary>The threshold with the highest recall + specificity − 1 (Youden 1950).</summary>
    /// <returns>The point; not existing without positives or without negatives.</returns>
    public OperatingPoint YoudenPoint()
    {
        if (IsOneSided) return Nowhere;
        if (!HasExactProducts) return Best(i => TruePositiveRate(i) - FalsePositiveRate(i));

        // Rates of equal difference may round apart; the products of whole counts cannot.
        OperatingPoint best = Best(i => (_truePositives[i] * NegativeWeight) - (_falsePositives[i] * PositiveWeight));
        return best with { Value = (best.Counts.TruePositives / PositiveWeight) - (best.Counts.FalsePositives / NegativeWeight) };
    }

    /// <summary>The threshold whose point on the ROC is closest to (0, 1).</summary>
    /// <returns>The point with its distance as the value; not existing without positives or without negatives.</returns>
    public OperatingPoint ClosestToCorner()
    {
        if (IsOneSided) return Nowhere;
        OperatingPoint best = Best(i => -Math.Sqrt(Square(FalsePositiveRate(i)) + Square(_falseNegatives[i] / PositiveWeight)));
        return best with { Value = -best.Value };
    }

    /// <summary>The highest recall that keeps precision at or above a bound.</summary>
    /// <param name="precision">The bound, in [0, 1].</param>
    /// <returns>The point; of equal recall the one of highest precision. Not existing when no threshold reaches the bound, or without positives.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="precision"/> is not in [0, 1].</exception>
    public OperatingPoint RecallAtPrecision(double precision) =>
        PositiveWeight == 0 ? Nowhere : Bounded(precision, nameof(precision), i => i == 0 ? double.NaN : Precision(i), TruePositiveRate);

    /// <summary>The highest precision that keeps recall at or above a bound.</summary>
    /// <param name="recall">The bound, in [0, 1].</param>
    /// <returns>The point; of equal precision the one of highest recall. Not existing without positives.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="recall"/> is not in [0, 1].</exception>
    public OperatingPoint PrecisionAtRecall(double recall) =>
        PositiveWeight == 0 ? Nowhere : Bounded(recall, nameof(recall), TruePositiveRate, i => i == 0 ? double.NaN : Precision(i));

    /// <summary>The highest recall (sensitivity) that keeps specificity at or above a bound.</summary>
    /// <param name="specificity">The bound, in [0, 1].</param>
    /// <returns>The point; of equal recall the one of highest specificity. Not existing without positives or without negatives.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="specificity"/> is not in [0, 1].</exception>
    public OperatingPoint RecallAtSpecificity(double specificity) =>
        IsOneSided ? Nowhere : Bounded(specificity, nameof(specificity), TrueNegativeRate, TruePositiveRate);

    /// <summary>The highest specificity that keeps recall (sensitivity) at or above a bound.</summary>
    /// <param name="recall">The bound, in [0, 1].</param>
    /// <returns>The point; of equal specificity the one of highest recall. Not existing without positives or without negatives.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="recall"/> is not in [0, 1].</exception>
    public OperatingPoint SpecificityAtRecall(double recall) =>
        IsOneSided ? Nowhere : Bounded(recall, nameof(recall), TruePositiveRate, TrueNegativeRate);

    /// <summary>Where the false positive rate and the false negative rate are equal, on the straight line between the two points around it.</summary>
    /// <returns>The rate, in [0, 1]; NaN without positives or without negatives.</returns>
    public double EqualErrorRate()
    {
        if (IsOneSided) return double.NaN;
        for (int i = 1; ; i++)
        {
            // The difference falls from 1 at the first point to -1 at the last.
            double after = (_falseNegatives[i] / PositiveWeight) - FalsePositiveRate(i);
            if (after > 0) continue;
            double before = (_falseNegatives[i - 1] / PositiveWeight) - FalsePositiveRate(i - 1);
            double share = before / (before - after);
            return FalsePositiveRate(i - 1) + (share * (FalsePositiveRate(i) - FalsePositiveRate(i - 1)));
        }
    }

    private static OperatingPoint Nowhere => new(double.NaN, double.NaN, default);

    private bool IsOneSided => PositiveWeight == 0 || NegativeWeight == 0;

    private bool HasExactProducts =>
        PositiveWeight * NegativeWeight <= 1L << 53 && Array.TrueForAll(_truePositives, double.IsInteger) && Array.TrueForAll(_falsePositives, double.IsInteger);

    private double TrueNegativeRate(int point) => _trueNegatives[point] / NegativeWeight;

    private OperatingPoint Best(Func<int, double> value)
    {
        int best = 0;
        double highest = value(0);
        for (int i = 1; i < Count; i++)
        {
            double candidate = value(i);
            if (!(candidate > highest)) continue;
            best = i;
            highest = candidate;
        }

        return Point(best, highest);
    }

    private OperatingPoint Bounded(double bound, string name, Func<int, double> bounded, Func<int, double> sought)
    {
        if (!(bound >= 0 && bound <= 1)) throw new ArgumentOutOfRangeException(name, bound, "The bound must be in [0, 1].");
        int best = -1;
        double highest = double.NaN, kept = double.NaN;
        for (int i = 0; i < Count; i++)
        {
            // A comparison with NaN is false: a point where either is undefined does not count.
            double limit = bounded(i), value = sought(i);
            if (!(limit >= bound) || double.IsNaN(value)) continue;
            if (best >= 0 && !(value > highest || (value == highest && limit > kept))) continue;
            best = i;
            highest = value;
            kept = limit;
        }

        return best < 0 ? Nowhere : Point(best, highest);
    }

    private OperatingPoint Point(int index, double value) => new(value, _thresholds[index], this[index].Counts);

    private static double Square(double x) => x * x;
}

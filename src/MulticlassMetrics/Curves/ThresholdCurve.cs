using System.Collections;
using System.Diagnostics.CodeAnalysis;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A class's counts at every distinct score: one curve from which ROC, precision–recall and the others are read.</summary>
/// <remarks>
/// At each threshold a sample is predicted positive when its score is at or above it; samples of equal score form one point. Thresholds descend; the
/// first point, at +∞, predicts nobody positive, the last predicts everybody. (A sample whose score is +∞ has a point of its own behind the first.)
/// Equality is by reference. Immutable, hence safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// var scores = ClassScores.ForPositive([true, true, false, true, false], [0.9, 0.8, 0.7, 0.4, 0.2], positive: true);
/// ThresholdCurve curve = scores.Curve(true);
/// curve.Count;                         // 6
/// curve[2].Threshold;                  // 0.8
/// curve[2].Counts.Recall;              // 0.667
/// curve.YoudenPoint().Threshold;       // 0.8
/// curve.Roc()[3].X;                    // 0.5
/// </code>
/// </example>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A curve is a list of points.")]
public sealed partial class ThresholdCurve : IReadOnlyList<ThresholdPoint>
{
    private readonly double[] _thresholds;
    private readonly double[] _truePositives;
    private readonly double[] _falsePositives;
    private readonly double[] _trueNegatives;
    private readonly double[] _falseNegatives;

    private ThresholdCurve(double[] thresholds, double[] positives, double[] negatives)
    {
        _thresholds = thresholds;
        _truePositives = Ascending(positives);
        _falsePositives = Ascending(negatives);
        _falseNegatives = Remaining(positives, _truePositives[^1]);
        _trueNegatives = Remaining(negatives, _falsePositives[^1]);
    }

    /// <summary>The number of points: one more than there are distinct scores.</summary>
    public int Count => _thresholds.Length;

    /// <summary>The weight of the positive samples.</summary>
    public double PositiveWeight => _truePositives[^1];

    /// <summary>The weight of the negative samples.</summary>
    public double NegativeWeight => _falsePositives[^1];

    /// <summary>The thresholds, descending from +∞.</summary>
    public ReadOnlySpan<double> Thresholds => _thresholds;

    /// <summary>A point of the curve.</summary>
    /// <param name="index">Its position, from 0, by descending threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public ThresholdPoint this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index), index, $"The curve has {Count} points.");
            return new ThresholdPoint(_thresholds[index], new BinaryCounts(_truePositives[index], _falsePositives[index], _trueNegatives[index], _falseNegatives[index]));
        }
    }

    /// <summary>The counts at any threshold.</summary>
    /// <param name="threshold">The threshold: samples of this score and above count as predicted positive.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is NaN.</exception>
    public BinaryCounts At(double threshold)
    {
        if (double.IsNaN(threshold)) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold must be a number.");

        // The last point whose threshold is not below the asked one.
        int low = 0, high = Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_thresholds[middle] >= threshold) low = middle;
            else high = middle - 1;
        }

        return this[low].Counts;
    }

    /// <inheritdoc/>
    public IEnumerator<ThresholdPoint> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    /// <summary>The number of points, and the weights of the positive and of the negative samples.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} points over {PositiveWeight:0.###} positives and {NegativeWeight:0.###} negatives");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static ThresholdCurve Of(ReadOnlySpan<ScoreColumns> sources)
    {
        var entries = CurveEntries.Of(sources);
        int count = entries.CountDistinct() + 1;
        double[] thresholds = new double[count];
        double[] positives = new double[count];
        double[] negatives = new double[count];
        thresholds[0] = double.PositiveInfinity;
        int p = entries.Positives.Length - 1, n = entries.Negatives.Length - 1;
        for (int i = 1; i < count; i++)
        {
            thresholds[i] = entries.Highest(p, n);
            positives[i] = TakeTies(entries.Positives, entries.PositiveWeights, ref p, thresholds[i]);
            negatives[i] = TakeTies(entries.Negatives, entries.NegativeWeights, ref n, thresholds[i]);
        }

        return new ThresholdCurve(thresholds, positives, negatives);
    }

    // The weight of the entries of one score, which stand last among those not yet taken.
    private static double TakeTies(double[] scores, double[]? weights, ref int last, double score)
    {
        int end = last;
        while (last >= 0 && scores[last] == score) last--;
        if (weights is null) return end - last;
        CompensatedSum sum = default;
        for (int i = last + 1; i <= end; i++) sum.Add(weights[i]);
        return sum.Value;
    }

    private static double[] Ascending(double[] steps)
    {
        CompensatedSum sum = default;
        double[] sums = new double[steps.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            sum.Add(steps[i]);
            sums[i] = sum.Value;
        }

        return sums;
    }

    // Summed from the other end instead of subtracted from the total, so that "none left" is exactly zero.
    private static double[] Remaining(double[] steps, double total)
    {
        CompensatedSum sum = default;
        double[] sums = new double[steps.Length];
        for (int i = steps.Length - 1; i > 0; i--)
        {
            sum.Add(steps[i]);
            sums[i - 1] = sum.Value;
        }

        // The two directions may round the last digit apart; a rate must not come out above one.
        sums[0] = total;
        return sums;
    }
}

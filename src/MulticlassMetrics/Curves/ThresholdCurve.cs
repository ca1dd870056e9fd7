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
        _falseNegatives = Remaining(positives);
        _trueNegatives = Remaining(negatives);
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

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static ThresholdCurve Of(ReadOnlySpan<ScoreColumns> sources)
    {
        var entries = new List<(double Score, bool Positive, double Weight)>();
        foreach (ScoreColumns source in sources)
        {
            ScoreTable table = source.Table;
            int[] columns = source.Columns;
            table.ForEachRow((row, scores) =>
            {
                foreach (int column in columns) entries.Add((scores[column], table.IsPositive(row, column), table.WeightOf(row)));
            });
        }

        double[] scores = new double[entries.Count];
        int[] order = new int[entries.Count];
        for (int i = 0; i < order.Length; i++)
        {
            scores[i] = -entries[i].Score;
            order[i] = i;
        }

        Array.Sort(scores, order);
        int distinct = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i == 0 || scores[i] != scores[i - 1]) distinct++;
        }

        double[] thresholds = new double[distinct + 1];
        double[] positives = new double[distinct + 1];
        double[] negatives = new double[distinct + 1];
        thresholds[0] = double.PositiveInfinity;
        int at = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i == 0 || scores[i] != scores[i - 1]) thresholds[++at] = -scores[i];
            (_, bool positive, double weight) = entries[order[i]];
            if (positive) positives[at] += weight;
            else negatives[at] += weight;
        }

        return new ThresholdCurve(thresholds, positives, negatives);
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
    private static double[] Remaining(double[] steps)
    {
        CompensatedSum sum = default;
        double[] sums = new double[steps.Length];
        for (int i = steps.Length - 1; i > 0; i--)
        {
            sum.Add(steps[i]);
            sums[i - 1] = sum.Value;
        }

        return sums;
    }
}

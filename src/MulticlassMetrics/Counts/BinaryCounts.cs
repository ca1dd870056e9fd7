using System.Globalization;
using System.Numerics;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>True and false positives and negatives of one class against the rest, or of several classes pooled.</summary>
/// <remarks>
/// Counts are weights: whole numbers, exact to 2^53, where every sample weighs one. None is negative, NaN or infinite, and a count is zero
/// exactly when no sample of positive weight stands behind it, so 0/0 is never decided by rounding. Two values are equal when all four counts are.
/// <c>default</c> is the counts of no samples, on which every ratio is undefined (NaN). Immutable, hence safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// var counts = new BinaryCounts(truePositives: 15, falsePositives: 4, trueNegatives: 372, falseNegatives: 21);
/// counts.Recall;      // 0.417
/// counts.Precision;   // 0.789
/// (counts + counts).Support;   // 72
/// </code>
/// </example>
public readonly struct BinaryCounts : IPoolable<BinaryCounts>, IEquatable<BinaryCounts>,
    IAdditionOperators<BinaryCounts, BinaryCounts, BinaryCounts>, IEqualityOperators<BinaryCounts, BinaryCounts, bool>
{
    /// <summary>Makes the counts of one class against the rest.</summary>
    /// <param name="truePositives">The weight of samples of the class that were predicted as it.</param>
    /// <param name="falsePositives">The weight of samples of other classes that were predicted as this one.</param>
    /// <param name="trueNegatives">The weight of samples of other classes that were predicted as other classes.</param>
    /// <param name="falseNegatives">The weight of samples of the class that were predicted as another one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, NaN or infinite.</exception>
    public BinaryCounts(double truePositives, double falsePositives, double trueNegatives, double falseNegatives)
    {
        TruePositives = Checked(truePositives, nameof(truePositives));
        FalsePositives = Checked(falsePositives, nameof(falsePositives));
        TrueNegatives = Checked(trueNegatives, nameof(trueNegatives));
        FalseNegatives = Checked(falseNegatives, nameof(falseNegatives));
    }

    /// <summary>The weight of samples of the class that were predicted as it.</summary>
    public double TruePositives { get; }

    /// <summary>The weight of samples of other classes that were predicted as this one.</summary>
    public double FalsePositives { get; }

    /// <summary>The weight of samples of other classes that were predicted as other classes.</summary>
    public double TrueNegatives { get; }

    /// <summary>The weight of samples of the class that were predicted as another one.</summary>
    public double FalseNegatives { get; }

    /// <summary>The weight of samples that actually are of the class.</summary>
    /// <value>TP + FN.</value>
    public double Support => TruePositives + FalseNegatives;

    /// <summary>The weight of samples that were predicted as the class.</summary>
    /// <value>TP + FP.</value>
    public double PredictedPositives => TruePositives + FalsePositives;

    /// <summary>The weight of all samples.</summary>
    /// <value>TP + FP + TN + FN.</value>
    public double Total => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>The share of predicted positives that are positive.</summary>
    /// <value>TP / (TP + FP), in [0, 1]; NaN when the class was never predicted.</value>
    public double Precision => Metric.Precision.Measure(this);

    /// <summary>The share of actual positives that were predicted positive; also called sensitivity or true positive rate.</summary>
    /// <value>TP / (TP + FN), in [0, 1]; NaN when the class never occurs.</value>
    public double Recall => Metric.Recall.Measure(this);

    /// <summary>The share of actual negatives that were predicted negative; also called true negative rate.</summary>
    /// <value>TN / (TN + FP), in [0, 1]; NaN when every sample is of the class.</value>
    public double Specificity => Metric.Specificity.Measure(this);

    /// <summary>The share of predicted negatives that are negative.</summary>
    /// <value>TN / (TN + FN), in [0, 1]; NaN when every sample was predicted as the class.</value>
    public double NegativePredictiveValue => Metric.NegativePredictiveValue.Measure(this);

    /// <summary>The harmonic mean of precision and recall.</summary>
    /// <value>2TP / (2TP + FP + FN), in [0, 1]; NaN only when the class neither occurs nor is predicted.</value>
    public double F1 => Metric.F1.Measure(this);

    /// <summary>The share of the samples that are of the class, or predicted as it, that are both.</summary>
    /// <value>TP / (TP + FP + FN), in [0, 1]; NaN when the class neither occurs nor is predicted.</value>
    public double Jaccard => Metric.Jaccard.Measure(this);

    /// <summary>The share of all samples on which class against rest was told right.</summary>
    /// <value>(TP + TN) / (TP + FP + TN + FN), in [0, 1]; NaN without samples.</value>
    public double Accuracy => Metric.OneVsRestAccuracy.Measure(this);

    /// <summary>Adds the counts of several classes, or of several test sets of one class.</summary>
    /// <param name="parts">The counts to add.</param>
    /// <returns>The sums; of no parts, <c>default</c>.</returns>
    public static BinaryCounts Pool(ReadOnlySpan<BinaryCounts> parts)
    {
        CompensatedSum tp = default, fp = default, tn = default, fn = default;
        foreach (ref readonly BinaryCounts part in parts)
        {
            tp.Add(part.TruePositives);
            fp.Add(part.FalsePositives);
            tn.Add(part.TrueNegatives);
            fn.Add(part.FalseNegatives);
        }

        return new BinaryCounts(tp.Value, fp.Value, tn.Value, fn.Value);
    }

    /// <summary>Adds two sets of counts.</summary>
    /// <param name="left">The first counts.</param>
    /// <param name="right">The second counts.</param>
    /// <returns>The sum, count by count.</returns>
    public static BinaryCounts operator +(BinaryCounts left, BinaryCounts right) => Pool([left, right]);

    /// <summary>Whether all four counts are equal.</summary>
    /// <param name="left">The first counts.</param>
    /// <param name="right">The second counts.</param>
    public static bool operator ==(BinaryCounts left, BinaryCounts right) => left.Equals(right);

    /// <summary>Whether some count differs.</summary>
    /// <param name="left">The first counts.</param>
    /// <param name="right">The second counts.</param>
    public static bool operator !=(BinaryCounts left, BinaryCounts right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(BinaryCounts other) =>
        TruePositives == other.TruePositives && FalsePositives == other.FalsePositives
        && TrueNegatives == other.TrueNegatives && FalseNegatives == other.FalseNegatives;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BinaryCounts other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TruePositives, FalsePositives, TrueNegatives, FalseNegatives);

    /// <summary>The counts as text, culture-invariant.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"TP {TruePositives}, FP {FalsePositives}, TN {TrueNegatives}, FN {FalseNegatives}");

    private static double Checked(double count, string name) =>
        count >= 0 && double.IsFinite(count) ? count + 0.0 : throw Throw.NotACount(count, name);
}

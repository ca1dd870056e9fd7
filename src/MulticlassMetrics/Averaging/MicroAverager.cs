using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Pools the parts of all classes, then measures the pool: every decision counts the same, so that common classes decide.</summary>
/// <remarks>
/// Has no formula of its own: it calls the metric that measures one class. When every sample has one label and all classes are averaged over, micro
/// precision, recall and F1 are all the accuracy, since each mistake is one false positive and one false negative. The undefined policy applies
/// to the pool; classes are measured only to be shown. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["a", "a", "a", "b"], ["a", "a", "b", "b"]);
/// new MicroAverager().F1(matrix);          // 0.75
/// matrix.Accuracy;                         // 0.75
/// new MicroAverager().Specificity(matrix); // 0.75
/// </code>
/// </example>
public sealed class MicroAverager : IAverager
{
    /// <summary>Makes a micro averager.</summary>
    /// <param name="undefined">What the average is when the pool's value is 0/0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    public MicroAverager(UndefinedPolicy undefined = UndefinedPolicy.Zero) => Undefined = ClassValues.Checked(undefined);

    /// <inheritdoc/>
    public string Name => "micro";

    /// <summary>What the average is when the pool's value is 0/0.</summary>
    public UndefinedPolicy Undefined { get; }

    /// <inheritdoc/>
    public AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
        where TPart : IPoolable<TPart>
    {
        ClassValues.CheckArguments(perClass, metric);
        TPart pool = TPart.Pool(perClass);
        double value = metric.Measure(pool);
        string? reason = null;
        if (double.IsNaN(value))
        {
            reason = metric.ExplainUndefined(pool);
            if (Undefined == UndefinedPolicy.Throw) throw new UndefinedMetricException(metric.Name, Name, -1, reason);
            value = ClassValues.Substitute(Undefined, metric);
        }

        UndefinedPolicy shown = Undefined == UndefinedPolicy.Throw ? UndefinedPolicy.Propagate : Undefined;
        ImmutableArray<double> shares = Shares(perClass, metric);
        if (metric is not IMeasuresTogether<TPart> { CanWait: true })
        {
            var classes = ClassValues.Measure(perClass, metric, shown, Name);
            return new AveragedParts(value, ImmutableCollectionsMarshal.AsImmutableArray(classes.Values), shares, classes.Undefined, undefinedReason: reason);
        }

        // To measure each class takes as long as to measure the pool, and mostly nobody asks.
        TPart[] parts = [.. perClass];
        return new AveragedParts(value, Measure, shares, reason);

        (ImmutableArray<double>, ImmutableArray<UndefinedPart>) Measure()
        {
            var classes = ClassValues.Measure(parts, metric, shown, Name);
            return (ImmutableCollectionsMarshal.AsImmutableArray(classes.Values), classes.Undefined);
        }
    }

    // What makes the pooled ratio a mean of the classes: each one's share of the denominator.
    private static ImmutableArray<double> Shares<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
    {
        double[] shares = new double[perClass.Length];
        if (metric is not IRatioMetric<TPart> ratio)
        {
            Array.Fill(shares, double.NaN);
            return ImmutableCollectionsMarshal.AsImmutableArray(shares);
        }

        CompensatedSum total = default;
        for (int c = 0; c < shares.Length; c++)
        {
            shares[c] = ratio.DenominatorOf(perClass[c]);
            total.Add(shares[c]);
        }

        for (int c = 0; c < shares.Length; c++) shares[c] /= total.Value;
        return ImmutableCollectionsMarshal.AsImmutableArray(shares);
    }
}

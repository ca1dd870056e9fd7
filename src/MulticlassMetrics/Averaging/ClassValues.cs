using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>The metric of each class, with the undefined ones treated as the policy says: what every averager starts from.</summary>
internal readonly struct ClassValues
{
    private ClassValues(double[] values, ImmutableArray<UndefinedPart> undefined)
    {
        Values = values;
        Undefined = undefined;
    }

    public double[] Values { get; }

    public ImmutableArray<UndefinedPart> Undefined { get; }

    public static ClassValues Measure<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric, UndefinedPolicy policy, string averager)
        where TPart : IPoolable<TPart>
    {
        CheckArguments(perClass, metric);
        double[] values = new double[perClass.Length];
        if (metric is IMeasuresTogether<TPart> together)
        {
            together.MeasureEach(perClass.ToArray(), values);
        }
        else
        {
            for (int c = 0; c < values.Length; c++) values[c] = metric.Measure(perClass[c]);
        }

        ImmutableArray<UndefinedPart>.Builder? undefined = null;
        for (int c = 0; c < values.Length; c++)
        {
            if (!double.IsNaN(values[c])) continue;
            string reason = metric.ExplainUndefined(perClass[c]);
            if (policy == UndefinedPolicy.Throw) throw new UndefinedMetricException(metric.Name, averager, c, reason);
            (undefined ??= ImmutableArray.CreateBuilder<UndefinedPart>()).Add(new UndefinedPart(c, reason));
            values[c] = Substitute(policy, metric);
        }

        return new ClassValues(values, undefined?.ToImmutable() ?? []);
    }

    public static void CheckArguments<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (perClass.IsEmpty) throw new ArgumentException("There are no classes to average over.", nameof(perClass));
    }

    /// <summary>What stands in for an undefined value; NaN for nothing.</summary>
    public static double Substitute(UndefinedPolicy policy, IMetric metric) => policy switch
    {
        UndefinedPolicy.Zero when metric.CanBeSubstituted => 0,
        UndefinedPolicy.One when metric.CanBeSubstituted => 1,
        _ => double.NaN,
    };

    public static UndefinedPolicy Checked(UndefinedPolicy policy) =>
        Enum.IsDefined(policy) ? policy : throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy.");
}

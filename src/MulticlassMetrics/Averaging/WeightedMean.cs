using System.Runtime.InteropServices;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The weighted mean of class values that macro, weighted and caller-weighted averages share.</summary>
internal static class WeightedMean
{
    private const string NoWeight = "0/0: the classes have no weight";
    private const string NoClass = "no class has a value";

    public static AveragedParts Of<TPart>(ClassValues classes, ReadOnlySpan<double> weights, UndefinedPolicy policy, IMetric<TPart> metric, string averager)
        where TPart : IPoolable<TPart>
    {
        double[] shares = weights.ToArray();
        if (policy == UndefinedPolicy.Skip)
        {
            foreach (UndefinedPart part in classes.Undefined) shares[part.Position] = 0;
        }

        CompensatedSum total = default, sum = default;
        for (int c = 0; c < shares.Length; c++)
        {
            total.Add(shares[c]);

            // A class of no weight takes no part, even where its value is NaN or infinite.
            if (shares[c] > 0) sum.Add(classes.Values[c] * shares[c]);
        }

        // Divided once: the mean of K ones is then one, which the sum of K rounded shares is not.
        double value = sum.Value / total.Value;
        for (int c = 0; c < shares.Length; c++) shares[c] /= total.Value;

        string? reason = null;
        if (total.Value == 0)
        {
            reason = classes.Undefined.Length == shares.Length ? NoClass : NoWeight;
            if (policy == UndefinedPolicy.Throw) throw new UndefinedMetricException(metric.Name, averager, -1, reason);
            value = ClassValues.Substitute(policy, metric);
        }
        else if (classes.Undefined.Length == shares.Length)
        {
            reason = NoClass;
        }

        return new AveragedParts(value, ImmutableCollectionsMarshal.AsImmutableArray(classes.Values), ImmutableCollectionsMarshal.AsImmutableArray(shares), classes.Undefined, undefinedReason: reason);
    }
}

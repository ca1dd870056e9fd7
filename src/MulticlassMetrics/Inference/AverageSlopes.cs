using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How an average moves with each class's value and with each class's support.</summary>
/// <param name="IsPooled">Whether the classes are pooled first, so that the pool's derivative applies to each of them.</param>
/// <param name="Values">The derivative by the value of each class; zero for one that is undefined, since it counts as a constant or not at all.</param>
/// <param name="Supports">The derivative by the support of each class at fixed values.</param>
/// <param name="Notes">What a reader of the error should know.</param>
internal sealed record AverageSlopes(bool IsPooled, double[] Values, double[] Supports, ImmutableArray<string> Notes)
{
    public static AverageSlopes Of<TLabel>(IAverager averager, AveragedScore<TLabel> score, Func<TLabel, double> supportOf)
        where TLabel : notnull
    {
        int k = score.PerClass.Length;
        double[] values = new double[k], supports = new double[k];
        var notes = ImmutableArray.CreateBuilder<string>();
        bool pooled = averager is MicroAverager;
        if (!Knows<TLabel>(averager))
        {
            throw new ArgumentException($"How the average of '{averager.Name}' moves with the classes is not known; compose its parts, or take a bootstrap.", nameof(averager));
        }

        if (averager is WorstAverager) notes.Add("the worst class was picked from the data, which the error leaves out");
        if (pooled && score.UndefinedReason is { } reason && !double.IsNaN(score.Value)) notes.Add(FormattableString.Invariant($"the pool of the classes is undefined ({reason}) and counts as {score.Value}, a constant"));
        for (int c = 0; c < k; c++)
        {
            ClassValue<TLabel> part = score.PerClass[c];
            if (part.UndefinedReason is not null && !pooled) notes.Add($"{MatrixText.Label(part.Class)} is undefined ({part.UndefinedReason}) and counts as {Treatment(part.Value)}");
            if (pooled || part.UndefinedReason is not null) continue;
            values[c] = part.Weight;
        }

        if (averager is WeightedAverager) SupportSlopes(score, supports, supportOf);
        return new AverageSlopes(pooled, values, supports, notes.ToImmutable());
    }

    /// <summary>Whether it is known how an averager moves with the classes.</summary>
    public static bool Knows<TLabel>(IAverager averager)
        where TLabel : notnull => averager is MicroAverager or MacroAverager or WeightedAverager or WorstAverager or ClassWeightAverager<TLabel>;

    // T = sum of S m / sum of S, hence dT/dS = (m - T) / sum of S, for the classes that take part.
    private static void SupportSlopes<TLabel>(AveragedScore<TLabel> score, double[] slopes, Func<TLabel, double> supportOf)
        where TLabel : notnull
    {
        CompensatedSum total = default;
        foreach (ClassValue<TLabel> part in score.PerClass)
        {
            if (!double.IsNaN(part.Value)) total.Add(supportOf(part.Class));
        }

        for (int c = 0; c < slopes.Length; c++)
        {
            ClassValue<TLabel> part = score.PerClass[c];
            slopes[c] = double.IsNaN(part.Value) || supportOf(part.Class) == 0 ? 0 : (part.Value - score.Value) / total.Value;
        }
    }

    private static string Treatment(double value) => double.IsNaN(value) ? "absent" : FormattableString.Invariant($"{value}");
}

namespace MulticlassMetrics;

/// <summary>What one class has to do with the gap between micro and macro.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <param name="Class">The class.</param>
/// <param name="Cases">Its number of samples.</param>
/// <param name="Support">Their weight; their number where each weighs one.</param>
/// <param name="Share">Its share of the support of the classes that take part.</param>
/// <param name="Value">Its value of the metric.</param>
/// <param name="Prevalence">Its part of the prevalence term, (share − 1/K)(value − mean).</param>
/// <param name="Second">Its part of the allocation term, (ω − share)(value − mean), or for scores of the pooling term.</param>
/// <param name="Drag">What macro would gain without it, (mean − value)/(K − 1); not a number with fewer than two classes.</param>
/// <remarks>
/// The parts of a class without cases, or whose value is 0/0, are not tested (their p-values are NaN): what stands for its value says nothing of how it is done.
/// See <see cref="AverageGap{TLabel}.Classes"/>; <see cref="AverageGap"/> shows an example. Immutable.
/// </remarks>
public sealed record ClassGap<TLabel>(TLabel Class, double Cases, double Support, GapTerm Share, GapTerm Value, GapTerm Prevalence, GapTerm Second, GapTerm Drag)
    where TLabel : notnull
{
    /// <summary>Why its value is 0/0 and zero stands for it; null where it has a value.</summary>
    public string? UndefinedReason { get; init; }

    /// <summary>On how many cases its value rests: samples, of weighted ones their effective number; for precision no more than there are predictions of it.</summary>
    internal double RestsOn { get; init; } = Cases;

    internal bool IsTested => UndefinedReason is null && Cases > 0;
}

namespace MulticlassMetrics;

/// <summary>What one class has to do with the gap between micro and macro.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <param name="Class">The class.</param>
/// <param name="Cases">Its number of samples.</param>
/// <param name="Share">Its share of the support of the classes that take part.</param>
/// <param name="Value">Its value of the metric.</param>
/// <param name="Prevalence">Its part of the prevalence term, (share − 1/K)(value − mean).</param>
/// <param name="Second">Its part of the allocation term, (ω − share)(value − mean), or for scores of the pooling term.</param>
/// <param name="Drag">What macro would gain without it, (mean − value)/(K − 1); not a number with fewer than two classes.</param>
/// <remarks>See <see cref="AverageGap{TLabel}.Classes"/>. Immutable.</remarks>
public sealed record ClassGap<TLabel>(TLabel Class, double Cases, GapTerm Share, GapTerm Value, GapTerm Prevalence, GapTerm Second, GapTerm Drag)
    where TLabel : notnull;

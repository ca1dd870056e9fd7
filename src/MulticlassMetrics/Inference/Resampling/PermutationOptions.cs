namespace MulticlassMetrics;

/// <summary>How a permutation test is drawn. See <see cref="PermutationTest"/>.</summary>
/// <remarks>Two are equal when all their properties are. Immutable; change with <c>with</c>.</remarks>
public sealed record PermutationOptions : SimulationOptions
{
    /// <summary>What is swapped as a whole: samples, or <see cref="ResamplingScheme.ClusteredBy"/> clusters. Strata change nothing, since no row leaves its place.</summary>
    /// <exception cref="ArgumentNullException">The scheme is null.</exception>
    public ResamplingScheme Scheme
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Scheme));
    } = ResamplingScheme.Samples;
}

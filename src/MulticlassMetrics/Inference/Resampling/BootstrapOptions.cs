namespace MulticlassMetrics;

/// <summary>How a bootstrap is drawn and read. See <see cref="Bootstrap"/>.</summary>
/// <remarks>Two are equal when all their properties are. Immutable; change with <c>with</c>.</remarks>
/// <example>
/// <code>
/// var options = new BootstrapOptions { Seed = 1 };
/// options.Replicates;      // 2000
/// var longer = options with { Replicates = 10_000, Method = BootstrapMethod.Percentile };
/// longer.Seed;             // 1
/// </code>
/// </example>
public sealed record BootstrapOptions : SimulationOptions
{
    /// <summary>The level of the interval, in (0, 1); 0.95 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public double Confidence
    {
        get;
        init
        {
            Kernels.Confidence.Tail(value);
            field = value;
        }
    } = 0.95;

    /// <summary>How the interval is read from the replicates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method.</exception>
    public BootstrapMethod Method
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Method), value, "There is no such method.");
    } = BootstrapMethod.BiasCorrectedAccelerated;

    /// <summary>What is drawn: samples, unless said otherwise.</summary>
    /// <exception cref="ArgumentNullException">The scheme is null.</exception>
    public ResamplingScheme Scheme
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Scheme));
    } = ResamplingScheme.Samples;
}

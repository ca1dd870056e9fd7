namespace MulticlassMetrics;

/// <summary>What every simulation is told: the seed, the number of replicates, and how it is run.</summary>
/// <remarks>
/// The seed has no default: a number that cannot be drawn again is no result. The same seed gives the same bits on any number of threads and any version of .NET
/// (where the machine's logarithm is the same). Immutable; change with <c>with</c>. <see cref="BootstrapOptions"/> shows an example.
/// </remarks>
public abstract record SimulationOptions
{
    private protected SimulationOptions()
    {
    }

    /// <summary>Tells the random numbers. Required.</summary>
    public required long Seed { get; init; }

    /// <summary>How many replicates to draw, at least one; 2000 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below one.</exception>
    public int Replicates
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Replicates), value, "There must be at least one replicate.");
    } = 2000;

    /// <summary>The largest share of replicates in which the statistic may be undefined or infinite; 0.05 unless said otherwise. They are counted, and above this share the result is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in [0, 1).</exception>
    public double MaximumUndefinedShare
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaximumUndefinedShare), value, "The share must be at least 0 and below 1.");
    } = 0.05;

    /// <summary>The largest number of threads; -1, the default, for as many as there are processors. A statistic of one's own is called from all of them at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is neither positive nor -1.</exception>
    public int Threads
    {
        get;
        init => field = value is -1 or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Threads), value, "The number of threads must be positive, or -1 for as many as there are processors.");
    } = -1;

    /// <summary>Told the number of replicates done, about a hundred times and never less than before, from the thread that did them; null for silence.</summary>
    public IProgress<int>? Progress { get; init; }

    /// <summary>Stops the simulation with an <see cref="OperationCanceledException"/>, after the replicates under way.</summary>
    public CancellationToken CancellationToken { get; init; }
}

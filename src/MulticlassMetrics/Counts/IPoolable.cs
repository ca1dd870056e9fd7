namespace MulticlassMetrics;

/// <summary>What one class contributes to an average, in a form that several classes can be pooled into.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <remarks>
/// Counts pool by addition (<see cref="BinaryCounts"/>). A micro average pools the parts of all classes and measures the pool with the very
/// metric that measures one class; it has no formula of its own. See <see cref="MicroAverager"/> for an example.
/// </remarks>
public interface IPoolable<TSelf>
    where TSelf : IPoolable<TSelf>
{
    /// <summary>The weight of the samples that actually are of this class.</summary>
    /// <value>Not negative; 0 when the class never occurs.</value>
    double Support { get; }

    /// <summary>Joins the parts of several classes into one.</summary>
    /// <param name="parts">The parts, one a class.</param>
    /// <returns>The pooled part; of no parts, an empty one on which every ratio is undefined.</returns>
    static abstract TSelf Pool(ReadOnlySpan<TSelf> parts);
}

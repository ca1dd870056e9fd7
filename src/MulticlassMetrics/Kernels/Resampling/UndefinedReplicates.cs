namespace MulticlassMetrics.Kernels;

/// <summary>Replicates without a value: counted, and too many of them refused.</summary>
internal static class UndefinedReplicates
{
    public static int Count(double[] replicates, SimulationOptions options)
    {
        int undefined = replicates.Count(double.IsNaN);
        return undefined < replicates.Length && undefined <= options.MaximumUndefinedShare * replicates.Length
            ? undefined
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"The statistic is undefined or infinite in {undefined} of {replicates.Length} replicates; at most a share of {options.MaximumUndefinedShare} may be (MaximumUndefinedShare)."));
    }
}

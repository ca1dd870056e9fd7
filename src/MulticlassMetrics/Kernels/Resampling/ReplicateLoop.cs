using System.Runtime.ExceptionServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Computes many replicates, in parallel, each from what its number tells; stops all threads before it reports a cancellation or a failure.</summary>
internal static class ReplicateLoop
{
    /// <summary>Runs the replicates.</summary>
    /// <param name="count">How many.</param>
    /// <param name="options">Threads, cancellation and, unless <paramref name="silent"/>, progress.</param>
    /// <param name="prepare">Makes what a thread reuses.</param>
    /// <param name="replicate">Computes the replicate of a number.</param>
    /// <param name="silent">Whether to report no progress.</param>
    /// <returns>The replicates, in the order of their numbers.</returns>
    public static double[] Run<TLocal>(int count, SimulationOptions options, Func<TLocal> prepare, Func<int, TLocal, double> replicate, bool silent = false)
    {
        double[] values = new double[count];
        var progress = silent ? null : new ProgressCounter(options.Progress, count);
        options.CancellationToken.ThrowIfCancellationRequested();
        if (options.Threads == 1)
        {
            TLocal local = prepare();
            for (int b = 0; b < count; b++)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                values[b] = Measure(replicate, b, local);
                progress?.Add();
            }

            return values;
        }

        try
        {
            Parallel.For(
                0, count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = options.CancellationToken }, prepare,
                (b, _, local) =>
                {
                    values[b] = Measure(replicate, b, local);
                    progress?.Add();
                    return local;
                },
                _ => { });
        }
        catch (AggregateException failures)
        {
            // What a caller's statistic threw, as one thread would have thrown it.
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }

        return values;
    }

    // Told to throw on 0/0, an average has no value in this replicate; the replicates without one are counted.
    private static double Measure<TLocal>(Func<int, TLocal, double> replicate, int number, TLocal local)
    {
        try
        {
            double value = replicate(number, local);
            return double.IsFinite(value) ? value : double.NaN;
        }
        catch (UndefinedMetricException)
        {
            return double.NaN;
        }
    }

    private sealed class ProgressCounter(IProgress<int>? progress, int count)
    {
        private readonly int _step = Math.Max(1, count / 100);
        private readonly object _lock = new();
        private int _done;

        public void Add()
        {
            if (progress is null) return;

            // Within the lock, so that no report comes after a later one.
            lock (_lock)
            {
                if (++_done % _step == 0 || _done == count) progress.Report(_done);
            }
        }
    }
}

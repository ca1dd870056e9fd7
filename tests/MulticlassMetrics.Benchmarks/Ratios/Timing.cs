using System.Diagnostics;

namespace MulticlassMetrics.Benchmarks;

/// <summary>One thing to time.</summary>
/// <param name="Key">What the table of ratios calls it.</param>
/// <param name="Run">Does it once.</param>
/// <param name="Prepare">What comes before each time and is not timed.</param>
internal sealed record Work(string Key, Action Run, Action? Prepare = null);

/// <summary>Times works of this process.</summary>
internal static class Timing
{
    // The compiler optimises again what was called 30 times; long works are in loops that it replaces on the way.
    private const int MostWarmups = 60;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1.5);

    /// <summary>Times works in turns, so that what slows the machine for a while slows all of them.</summary>
    /// <returns>The median seconds of each.</returns>
    public static IEnumerable<(string Key, double Seconds)> InTurns(int rounds, params Work[] works)
    {
        if (!Samples.AreFew)
        {
            foreach (Work work in works) WarmUp(work);
        }

        double[][] seconds = [.. works.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int w = 0; w < works.Length; w++) seconds[w][round] = Once(works[w]);
        }

        return works.Zip(seconds, (work, of) => (work.Key, Median(of)));
    }

    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void WarmUp(Work work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < MostWarmups && Stopwatch.GetElapsedTime(start) < Warm; i++)
        {
            work.Prepare?.Invoke();
            work.Run();
        }
    }

    private static double Once(Work work)
    {
        work.Prepare?.Invoke();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        work.Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

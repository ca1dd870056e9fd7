using System.Collections.Immutable;

namespace MulticlassMetrics.Kernels;

/// <summary>The bootstrap of anything that can be drawn anew.</summary>
internal static class BootstrapRun
{
    /// <summary>Draws the replicates.</summary>
    /// <param name="name">What the statistic is.</param>
    /// <param name="source">The data.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="options">How to draw.</param>
    /// <param name="effects">How much one of each atom moves the statistic, where that is known; else, or where it is undefined, each is left out once.</param>
    public static BootstrapResult Of<TSample>(
        string name, Resampler<TSample> source, Func<TSample, double> statistic, BootstrapOptions options, Func<double[]>? effects = null)
    {
        if (source.Samples < 2) throw new ArgumentException("There is one sample; a bootstrap needs at least two.");
        double value = statistic(source.Whole);
        if (!double.IsFinite(value)) return new BootstrapResult(name, double.NaN, source.Samples, [], 0, options, double.NaN, ["the statistic is undefined on the samples themselves"]);

        double[] replicates = ReplicateLoop.Run(options.Replicates, options, () => new Workspace(source.Draw.Count), (b, work) =>
        {
            var random = new RandomStream(options.Seed, b);
            source.Draw.Next(ref random, work.Counts, work.Scratch);
            return statistic(source.Take(work.Counts));
        });
        int undefined = UndefinedReplicates.Count(replicates, options);

        double acceleration = double.NaN;
        ImmutableArray<string> warnings = [];
        if (options.Method == BootstrapMethod.BiasCorrectedAccelerated)
        {
            double[] known = effects?.Invoke() ?? [double.NaN];
            acceleration = AccelerationOf(source.Draw, Array.Exists(known, double.IsNaN) ? LeaveOneOut(source, statistic, value, options) : known);
            if (double.IsNaN(acceleration))
            {
                acceleration = 0;
                warnings = ["the statistic is undefined when some sample is left out; its skewness was taken as zero"];
            }
        }

        return new BootstrapResult(name, value, source.Samples, replicates, undefined, options, acceleration, warnings);
    }

    /// <summary>Σl³ / 6(Σl²)^1.5 of the samples' influence l, centred within each stratum (Efron 1987; Davison &amp; Hinkley 1997, 5.4.2).</summary>
    private static double AccelerationOf(MultinomialDraw draw, double[] effects)
    {
        CompensatedSum cubes = default, squares = default;
        for (int s = 0; s < draw.StratumStart.Length - 1; s++)
        {
            CompensatedSum sum = default;
            double samples = 0;
            for (int a = draw.StratumStart[s]; a < draw.StratumStart[s + 1]; a++)
            {
                sum.Add(draw.Multiplicities[a] * effects[a]);
                samples += draw.Multiplicities[a];
            }

            double mean = sum.Value / samples;
            for (int a = draw.StratumStart[s]; a < draw.StratumStart[s + 1]; a++)
            {
                double effect = effects[a] - mean;
                squares.Add(draw.Multiplicities[a] * effect * effect);
                cubes.Add(draw.Multiplicities[a] * effect * effect * effect);
            }
        }

        return squares.Value == 0 ? 0 : cubes.Value / (6 * Math.Pow(squares.Value, 1.5));
    }

    // Samples of one atom are alike: each atom is measured once.
    private static double[] LeaveOneOut<TSample>(Resampler<TSample> source, Func<TSample, double> statistic, double value, BootstrapOptions options)
    {
        long[] all = source.Draw.Multiplicities;
        bool[] alone = new bool[all.Length];
        for (int s = 0; s < source.Draw.StratumStart.Length - 1; s++)
        {
            int start = source.Draw.StratumStart[s];

            // The only sample of a stratum is in every draw.
            if (source.Draw.StratumStart[s + 1] == start + 1 && all[start] == 1) alone[start] = true;
        }

        double[] left = ReplicateLoop.Run(all.Length, options, () => (long[])all.Clone(), (a, counts) =>
        {
            if (alone[a]) return value;
            counts[a]--;
            try
            {
                return statistic(source.Take(counts));
            }
            finally
            {
                counts[a]++;
            }
        }, silent: true);
        return Array.ConvertAll(left, without => value - without);
    }

    private sealed class Workspace(int atoms)
    {
        public long[] Counts { get; } = new long[atoms];

        public long[] Scratch { get; } = new long[atoms];
    }
}

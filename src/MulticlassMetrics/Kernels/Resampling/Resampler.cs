namespace MulticlassMetrics.Kernels;

/// <summary>Makes the sample in which each atom comes so many times.</summary>
internal delegate TSample Take<out TSample>(ReadOnlySpan<long> counts);

/// <summary>Data that can be drawn anew.</summary>
/// <typeparam name="TSample">What a statistic is computed from.</typeparam>
/// <param name="Whole">The data themselves.</param>
/// <param name="Samples">How many samples they are.</param>
/// <param name="Draw">How the atoms are drawn.</param>
/// <param name="Take">Makes a sample of the counts of a draw.</param>
internal sealed record Resampler<TSample>(TSample Whole, double Samples, MultinomialDraw Draw, Take<TSample> Take)
{
    public Resampler<TOther> Select<TOther>(Func<TSample, TOther> map) => new(map(Whole), Samples, Draw, counts => map(Take(counts)));
}

namespace MulticlassMetrics;

/// <summary>Turns influence into terms at one level, after grouping the samples where they are clustered.</summary>
/// <param name="Z">How many standard errors an interval extends.</param>
/// <param name="Sampled">What brings a statistic to the samples as they were drawn.</param>
internal sealed record TermMaker(double Z, Func<Influence, Influence> Sampled)
{
    public GapTerm Of(Influence influence) => GapTerm.Of(influence.Value, Sampled(influence).StandardError(), Z);

    public static GapTerm Unknown => new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}

namespace MulticlassMetrics;

/// <summary>How a posterior is drawn and read. See <see cref="Posterior"/>.</summary>
/// <remarks>Two are equal when all their properties are. Immutable; change with <c>with</c>.</remarks>
public sealed record PosteriorOptions : SimulationOptions
{
    /// <summary>The level of the credible interval, in (0, 1); 0.95 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public double Credibility
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Credibility), value, "The level must be above 0 and below 1.");
    } = 0.95;

    /// <summary>How many samples the prior counts as, spread evenly over all K² cells; 1 unless said otherwise (Perks 1947). 0 is the Bayesian bootstrap (Rubin 1981); K² the uniform prior.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mass is negative, NaN or infinite.</exception>
    public double PriorMass
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(PriorMass), value, "The mass of the prior must be a finite number that is not negative.");
    } = 1;
}

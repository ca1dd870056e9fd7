namespace MulticlassMetrics;

/// <summary>The Brier score of probabilities in parts: how far off they are bin by bin, how much they tell apart, and how hard the problem is.</summary>
/// <param name="Score">The Brier score: the mean of (p − y)².</param>
/// <param name="Reliability">The mean squared gap between the confidence and the accuracy of the bins; 0 for calibrated probabilities, less is better.</param>
/// <param name="Resolution">The variance of the accuracy between the bins; more is better.</param>
/// <param name="Uncertainty">ȳ(1 − ȳ), the variance of the outcome, which no model changes.</param>
/// <param name="WithinBinVariance">The mean variance of the probabilities inside bins; 0 where each bin holds one probability.</param>
/// <param name="WithinBinCovariance">Twice the mean covariance of probabilities and outcomes inside bins.</param>
/// <remarks>
/// Score = reliability − resolution + uncertainty + within-bin variance − within-bin covariance, exactly up to rounding. The first three (Murphy 1973) add up
/// alone only where each bin holds a single probability; the last two are what binning leaves over (Stephenson, Coelho &amp; Jolliffe 2008).
/// Equality is that of all parts. Immutable.
/// </remarks>
/// <example>
/// <code>
/// bool[] rain    = [true, true, false, true, false, false];
/// double[] given = [0.8, 0.8, 0.8, 0.2, 0.2, 0.2];
/// BrierDecomposition parts = ClassScores.ForPositive(rain, given, positive: true).BrierDecomposition();
/// parts.Reliability;      // 0.018
/// parts.Resolution;       // 0.028
/// parts.Uncertainty;      // 0.250
/// parts.Score;            // 0.240
/// </code>
/// </example>
public sealed record BrierDecomposition(
    double Score, double Reliability, double Resolution, double Uncertainty, double WithinBinVariance, double WithinBinCovariance)
{
    /// <summary>The resolution with what happens inside bins counted in, so that three parts add up.</summary>
    /// <value>Resolution − within-bin variance + within-bin covariance; score = reliability − this + uncertainty (Stephenson et al. 2008).</value>
    public double GeneralizedResolution => Resolution - WithinBinVariance + WithinBinCovariance;
}

using System.Globalization;

namespace MulticlassMetrics;

/// <summary>Whether a second model is worse than a first by less than a margin, one-sided. See <see cref="PairedDifference.NonInferiority"/>.</summary>
/// <param name="Name">The statistic.</param>
/// <param name="Difference">Second − first; NaN where it is undefined.</param>
/// <param name="Margin">The loss that would still be acceptable.</param>
/// <param name="Bound">The bound of the difference on its bad side: the lower one where more is better, the upper one where less is. NaN where there is none.</param>
/// <param name="Confidence">The level of the one-sided bound; 0.975 gives the lower end of a 95% interval.</param>
/// <param name="PValue">The one-sided p-value of a loss of the margin or more; NaN where there is none, as without variance.</param>
/// <param name="IsNonInferior">Whether the bound lies on the good side of the margin; false where there is no bound.</param>
/// <param name="Direction">Whether more of the statistic is better.</param>
/// <remarks>Immutable. <see cref="PairedComparison{TLabel}"/> shows an example.</remarks>
public sealed record NonInferiority(
    string Name, double Difference, double Margin, double Bound, double Confidence, double PValue, bool IsNonInferior, MetricDirection Direction)
{
    /// <summary>The verdict in a line, such as <c>F1 (macro): not worse by 0.02 (difference 0.034, at least 0.014)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {(IsNonInferior ? "not worse" : "may be worse")} by {Margin} (difference {Difference:0.000}, {Side} {Bound:0.000})");

    private string Side => Direction == MetricDirection.LowerIsBetter ? "at most" : "at least";
}

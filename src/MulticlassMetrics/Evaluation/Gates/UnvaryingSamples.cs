namespace MulticlassMetrics;

/// <summary>How many samples would decide that show no variance: no error seen, or nothing right.</summary>
/// <remarks>
/// The rule of three and its kin, from the bound that was found: of n cases without an error the exact bound is α^(1/n), Wilson's n/(n + z²). So it holds for weighted and clustered cases, too.
/// </remarks>
internal static class UnvaryingSamples
{
    private const double Rounding = 1e-9;

    /// <param name="finding">What was found, with its bounds.</param>
    /// <param name="range">Where the value lives.</param>
    /// <param name="bound">The bound to tell it from.</param>
    /// <returns>The smallest whole number; +∞ where the value is the bound, NaN where the value is not at an end of its range, or by other methods.</returns>
    public static double Needed(GateFinding finding, MetricRange range, double bound)
    {
        bool isWilson = finding.Method?.Contains("Wilson", StringComparison.Ordinal) == true, isExact = finding.Method?.Contains("Clopper-Pearson", StringComparison.Ordinal) == true;
        if (!(isWilson || isExact) || (finding.Value != range.Maximum && finding.Value != range.Minimum)) return double.NaN;
        double width = range.Maximum - range.Minimum;
        bool atTop = finding.Value == range.Maximum;
        double now = (atTop ? finding.LowerBound - range.Minimum : range.Maximum - finding.UpperBound) / width;
        double wanted = (atTop ? bound - range.Minimum : range.Maximum - bound) / width;
        if (!(now is > 0 and < 1)) return double.NaN;
        double times = isExact ? Math.Log(now) / Math.Log(wanted) : wanted * (1 - now) / (now * (1 - wanted));
        return wanted >= 1 ? double.PositiveInfinity : Math.Ceiling((finding.Samples * times) - Rounding);
    }
}

namespace MulticlassMetrics;

/// <summary>What a difference of no variance could still be: how far samples of a kind that was not seen could move it.</summary>
/// <param name="Cases">The number of samples among which nothing was seen.</param>
/// <param name="Scale">How far the difference would move if all samples were of the unseen kind.</param>
/// <param name="Span">The largest difference there can be.</param>
/// <param name="Method">The method, in words.</param>
/// <remarks>
/// Among m samples without an event the share of events can be up to 1 − tail^(1/m) (Clopper–Pearson). Where the models agree although the statistic varies, the event
/// is a sample on which they differ, among all samples, and it moves the difference at most by the range of ψ, with weights that are one on average. Where the statistic
/// itself does not vary (an AUC of 1), the statistic is read as the share of a class with as many cases as the rarest, as intervals of one model are.
/// </remarks>
internal sealed record UnseenDifference(double Cases, double Scale, double Span, string Method)
{
    // A sample that moves the statistic does so by about as much as it is worth; what is left of influence that cancels is of the size of rounding errors.
    private const double Rounding = 1e-12;

    public static UnseenDifference Of(Influence first, Influence second)
    {
        double span = first.Range == second.Range ? first.Range.Maximum - first.Range.Minimum : double.PositiveInfinity;
        double range = Math.Max(RangeOf(first), RangeOf(second));
        if (range > 0 && first.Units.Clusters is null)
        {
            double samples = first.Units.Samples;
            return new UnseenDifference(samples, range, span, FormattableString.Invariant($"Clopper-Pearson on {samples} samples (the models never differ)"));
        }

        double cases = Math.Min(first.Evidence.FewestCases, second.Evidence.FewestCases);
        if (first.Units.Clusters is not null) cases = Math.Min(cases, first.Units.ClusterCount);
        return new UnseenDifference(cases, span, span, FormattableString.Invariant($"Clopper-Pearson on {cases} cases (zero variance)"));
    }

    /// <summary>How far from the difference the bound lies that holds but for a probability; NaN where there is none.</summary>
    public double Reach(double tail) => Cases > 0 && double.IsFinite(Scale) ? Scale * (1 - Math.Pow(tail, 1 / Cases)) : double.NaN;

    private static double RangeOf(Influence influence)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        ReadOnlySpan<double> derivatives = influence.Derivatives;
        for (int row = 0; row < derivatives.Length; row++)
        {
            if (influence.Units.WeightOf(row) == 0) continue;
            double psi = influence.Units.Samples * influence.Units.WeightOf(row) * derivatives[row];
            low = Math.Min(low, psi);
            high = Math.Max(high, psi);
        }

        return high - low > Rounding * Math.Max(1, Math.Abs(influence.Value)) ? high - low : 0;
    }
}

namespace MulticlassMetrics;

/// <summary>The difference of two models on one class. See <see cref="PairedComparison{TLabel}.PerClass(CountsMetric, double)"/>.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <param name="Class">The class.</param>
/// <param name="Difference">The difference, with interval and p-value of this class alone.</param>
/// <param name="AdjustedPValue">The p-value after Holm's adjustment over all classes where there is one; NaN elsewhere.</param>
public sealed record ClassDifference<TLabel>(TLabel Class, PairedDifference Difference, double AdjustedPValue)
    where TLabel : notnull
{
    /// <summary>The difference in a line, with the adjusted p-value behind it.</summary>
    public override string ToString() => $"{Difference} ({HypothesisTest.TextOf(AdjustedPValue)} over all classes)";
}

namespace MulticlassMetrics.Benchmarks;

/// <summary>At which sizes the curve over samples and classes is drawn.</summary>
internal static class Curve
{
    public const int MostScoredRows = 1_000_000;

    public static IReadOnlyList<int> Counts { get; } = [10_000, 100_000, 1_000_000, 10_000_000];

    public static IReadOnlyList<int> Classes { get; } = [10, 100, 1000];
}

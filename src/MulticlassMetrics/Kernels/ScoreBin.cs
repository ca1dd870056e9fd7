namespace MulticlassMetrics.Kernels;

/// <summary>The weights of the entries whose scores lie side by side.</summary>
/// <param name="Lowest">The key of the lowest score that occurred.</param>
/// <param name="Highest">The key of the highest score that occurred.</param>
/// <param name="Positives">The weight of the positive entries.</param>
/// <param name="Negatives">The weight of the negative entries.</param>
internal record struct ScoreBin(ulong Lowest, ulong Highest, double Positives, double Negatives)
{
    /// <summary>Whether all scores are the same, so that the entries are truly tied.</summary>
    public readonly bool IsOneScore => Lowest == Highest;

    /// <summary>The bits of a score in such an order that keys compare as scores do; of zeros the positive one.</summary>
    public static ulong Key(double score) => (ulong)ScoreKey.Of(score + 0.0) ^ (1UL << 63);

    public static double Score(ulong key) => BitConverter.UInt64BitsToDouble((long)key < 0 ? key & ~(1UL << 63) : ~key);

    public void Add(in ScoreBin other)
    {
        Lowest = Math.Min(Lowest, other.Lowest);
        Highest = Math.Max(Highest, other.Highest);
        Positives += other.Positives;
        Negatives += other.Negatives;
    }
}

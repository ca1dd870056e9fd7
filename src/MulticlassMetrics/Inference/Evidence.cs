using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>What stands behind a statistic besides its error: the cases of its rarest class, and what is odd about it.</summary>
/// <param name="FewestCases">The number of samples of the class with the fewest, of those that the statistic depends on.</param>
/// <param name="RarestClass">That class, for a warning; null where no class stands out.</param>
/// <param name="Notes">What is odd, such as an undefined class.</param>
internal sealed record Evidence(double FewestCases, string? RarestClass, ImmutableArray<string> Notes)
{
    public static Evidence Join(Evidence first, Evidence second)
    {
        Evidence fewer = first.FewestCases <= second.FewestCases ? first : second;
        return fewer with { Notes = [.. first.Notes.Union(second.Notes)] };
    }
}

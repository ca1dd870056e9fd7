using System.Collections.Immutable;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>What stands behind a statistic besides its error: the cases of its rarest class, and what is odd about it.</summary>
/// <param name="FewestCases">The number of samples of the class with the fewest, of those that the statistic depends on.</param>
/// <param name="RarestClass">That class, for a warning; null where no class stands out.</param>
/// <param name="Notes">What is odd, such as an undefined class.</param>
internal sealed record Evidence(double FewestCases, string? RarestClass, ImmutableArray<string> Notes)
{
    private const int FewCases = 30;

    /// <summary>
    /// How many plain cases those of the rarest class that has any are worth: less than their number where weights differ. What an interval rests on where no variance shows.
    /// </summary>
    public double EffectiveCases { get; init; } = FewestCases;

    /// <summary>The same where a weight of 3 is three rows: the weight of the cases.</summary>
    public double RepeatedCases { get; init; } = FewestCases;

    /// <summary>The cases of groups of units, of which the one with the fewest counts; null where no group has any.</summary>
    public static KishNumber? Fewest(IEnumerable<KishNumber> groups) =>
        groups.Where(group => group.Effective > 0).OrderBy(group => group.Effective).Select(group => (KishNumber?)group).FirstOrDefault();

    public Evidence On(KishNumber? cases) => cases is { } some ? this with { EffectiveCases = some.Effective, RepeatedCases = some.Weight } : this;

    /// <summary>Why a statistic should not be trusted as it stands; of clusters nothing is known here.</summary>
    public ImmutableArray<string> Warnings(double error)
    {
        ImmutableArray<string>.Builder warnings = Notes.ToBuilder();
        if (RarestClass is { } rarest && FewestCases < FewCases) warnings.Add(FormattableString.Invariant($"class '{rarest}' has only {FewestCases} cases"));
        if (error == 0) warnings.Add("the estimated variance is zero, which says that the data cannot show it, not that it is none");
        return warnings.ToImmutable();
    }

    public static Evidence Join(Evidence first, Evidence second)
    {
        Evidence fewer = first.FewestCases <= second.FewestCases ? first : second;
        return fewer with
        {
            Notes = [.. first.Notes.Union(second.Notes)],
            EffectiveCases = Math.Min(first.EffectiveCases, second.EffectiveCases),
            RepeatedCases = Math.Min(first.RepeatedCases, second.RepeatedCases),
        };
    }
}

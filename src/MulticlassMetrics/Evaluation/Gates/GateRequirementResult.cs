using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>What a gate says of one requirement.</summary>
/// <remarks>Prints as the lines of the gate's message that are about it. Immutable. See <see cref="GateResult.Requirements"/>; <see cref="MulticlassMetrics.Gate"/> shows an example.</remarks>
public sealed record GateRequirementResult
{
    internal GateRequirementResult(GateRequirement requirement, bool isFamily, double? confidence, IEnumerable<GateFinding> findings)
    {
        Requirement = requirement;
        IsFamily = isFamily;
        Confidence = confidence;
        Findings = [.. findings];
        Verdict = Findings.IsEmpty ? GateVerdict.Fail : Findings.Min(finding => finding.Verdict);
    }

    /// <summary>The requirement.</summary>
    public GateRequirement Requirement { get; }

    /// <summary>Fail where any finding fails, else inconclusive where any is, else pass.</summary>
    public GateVerdict Verdict { get; }

    /// <summary>The one-sided level that holds for all findings together; null where values alone decide.</summary>
    public double? Confidence { get; }

    /// <summary>Whether it is about several classes or slices, each with a finding of its own.</summary>
    public bool IsFamily { get; }

    /// <summary>What was found of each class and slice; one finding where the requirement is about one number.</summary>
    public ImmutableArray<GateFinding> Findings { get; }

    /// <summary>The lines of the gate's message that are about this requirement.</summary>
    public override string ToString() => GateText.Lines(this);
}

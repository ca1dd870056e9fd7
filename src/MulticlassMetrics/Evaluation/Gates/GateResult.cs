using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>What a gate says of a model.</summary>
/// <remarks>Prints as a message for a person: a line for the gate, then one a requirement, failed ones first. Immutable. <see cref="MulticlassMetrics.Gate"/> shows an example.</remarks>
public sealed record GateResult
{
    internal GateResult(Gate gate, ImmutableArray<GateRequirementResult> requirements, double samples, int classes)
    {
        Gate = gate;
        Requirements = requirements;
        Samples = samples;
        ClassCount = classes;
    }

    /// <summary>The gate.</summary>
    public Gate Gate { get; }

    /// <summary>What it says of each requirement, in the gate's order.</summary>
    public ImmutableArray<GateRequirementResult> Requirements { get; }

    /// <summary>The number of samples.</summary>
    public double Samples { get; }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Fail where any requirement fails, else inconclusive where any is, else pass.</summary>
    public GateVerdict Verdict => Requirements.Min(result => result.Verdict);

    /// <summary>Whether the model is let through: it passes, or the gate lets inconclusive ones through.</summary>
    public bool IsPass => Verdict == GateVerdict.Pass || (Verdict == GateVerdict.Inconclusive && Gate.InconclusivePasses);

    /// <summary>The number of requirements that fail.</summary>
    public int FailedCount => Count(GateVerdict.Fail);

    /// <summary>The number of requirements of which the samples cannot tell.</summary>
    public int InconclusiveCount => Count(GateVerdict.Inconclusive);

    /// <summary>The number of requirements that pass.</summary>
    public int PassedCount => Count(GateVerdict.Pass);

    /// <summary>The message, the same in every culture.</summary>
    public override string ToString() => GateText.Message(this);

    private int Count(GateVerdict verdict) => Requirements.Count(result => result.Verdict == verdict);
}

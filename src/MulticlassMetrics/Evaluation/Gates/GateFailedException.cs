using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <summary>A gate does not let a model through; the message says why. See <see cref="Gate.Check"/>.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It never stands without a result.")]
public sealed class GateFailedException : Exception
{
    internal GateFailedException(GateResult result)
        : base(result.ToString()) => Result = result;

    /// <summary>What the gate says.</summary>
    public GateResult Result { get; }
}

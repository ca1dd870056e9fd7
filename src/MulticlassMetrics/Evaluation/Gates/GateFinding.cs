using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>One number that a gate judged: of a requirement as a whole, of one class, or of one slice.</summary>
/// <remarks>Prints as one line. Immutable. See <see cref="GateRequirementResult.Findings"/>; <see cref="MulticlassMetrics.Gate"/> shows an example.</remarks>
public sealed record GateFinding
{
    internal GateFinding()
    {
    }

    /// <summary>What was judged, such as <c>recall of fraud</c> or <c>F1 (macro) where region is north</c>.</summary>
    public string Subject { get; internal init; } = "";

    /// <summary>The name of the slice it is of; null for all rows.</summary>
    public string? Slice { get; internal init; }

    /// <summary>The key of the slice it is of; null for all rows.</summary>
    public string? SliceKey { get; internal init; }

    /// <summary>The verdict.</summary>
    public GateVerdict Verdict { get; internal init; }

    /// <summary>The value; against a baseline the difference, this model − baseline; NaN where it is undefined or missing.</summary>
    public double Value { get; internal init; } = double.NaN;

    /// <summary>The lowest value that is good enough; negative infinity where there is none. Against a baseline, −margin.</summary>
    public double RequiredLow { get; internal init; } = double.NegativeInfinity;

    /// <summary>The highest value that is good enough; positive infinity where there is none. Against a baseline of what is better when less, the margin.</summary>
    public double RequiredHigh { get; internal init; } = double.PositiveInfinity;

    /// <summary>The one-sided level of each bound, after the adjustment for several at once; null where the value alone decides.</summary>
    public double? Confidence { get; internal init; }

    /// <summary>The one-sided lower bound; NaN where there is none.</summary>
    public double LowerBound { get; internal init; } = double.NaN;

    /// <summary>The one-sided upper bound; NaN where there is none.</summary>
    public double UpperBound { get; internal init; } = double.NaN;

    /// <summary>The method of the bounds, in words; null where there are none.</summary>
    public string? Method { get; internal init; }

    /// <summary>The number of samples.</summary>
    public double Samples { get; internal init; }

    /// <summary>How many samples would decide with 80% probability, if the value is true, or where the samples show no variance (as all right), would decide if all went on like that; NaN where it is decided or not known, or past the first 20 findings of a requirement; +∞ where the value is the threshold.</summary>
    public double SamplesNeeded { get; internal init; } = double.NaN;

    /// <summary>The right ones, where the value is their share of <see cref="Trials"/>; else NaN.</summary>
    public double Hits { get; internal init; } = double.NaN;

    /// <summary>Of how many the value is a share; NaN where it is none.</summary>
    public double Trials { get; internal init; } = double.NaN;

    /// <summary>Why there is nothing to judge: undefined, or missing; null where there is.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The name of the baseline; null where there is none.</summary>
    public string? Baseline { get; internal init; }

    /// <summary>The number of rows that this model has right and the baseline wrong; null without baseline.</summary>
    public long? Fixed { get; internal init; }

    /// <summary>The number of rows that the baseline has right and this model wrong; null without baseline.</summary>
    public long? Broken { get; internal init; }

    /// <summary>Why the bounds should not be trusted as they stand: few cases of a class, no variance, few clusters.</summary>
    public ImmutableArray<string> Warnings { get; internal init; } = [];

    /// <summary>The mistakes behind a value that does not pass, with rows to look at; of the first 20 such findings of a requirement.</summary>
    public ImmutableArray<GateMistakes> Mistakes { get; internal init; } = [];

    /// <summary>What else helps where it does not pass, in lines.</summary>
    public ImmutableArray<string> Notes { get; internal init; } = [];

    /// <summary>The finding in a line, such as <c>recall of fraud = 0.417 (15 of 36), required at least 0.700, upper bound 0.553</c>.</summary>
    public override string ToString() => GateText.OneLine(GateText.Line(this));

    internal bool IsCount { get; init; }

    /// <summary>Whether the samples show no variance, so that <see cref="SamplesNeeded"/> holds if those to come are like them.</summary>
    internal bool AreAllAlike { get; init; }
}

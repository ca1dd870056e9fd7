using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>One number of which something is required, not yet judged.</summary>
/// <param name="Finding">What is known of it before.</param>
/// <param name="Target">Where it must lie.</param>
internal sealed record GateClaim(GateFinding Finding, GateTarget Target)
{
    /// <summary>The two-sided interval at a level; null where the number is exact, as a count is.</summary>
    public Func<double, GateBounds>? BoundsAt { get; init; }

    /// <summary>The analysis for a one-sided test that may err with a probability.</summary>
    public Func<double, PowerAnalysis>? PowerAt { get; init; }

    /// <summary>Where its value lives; null where it is a difference.</summary>
    public MetricRange? Range { get; init; }

    /// <summary>Where to look when it is not good enough.</summary>
    public Func<MistakeReport>? Mistakes { get; init; }

    /// <summary>Whether there is a number to judge.</summary>
    public bool CanBeJudged => Finding.Reason is null;
}

/// <summary>An interval with its method and what speaks against it.</summary>
internal readonly record struct GateBounds(double Low, double High, string Method, ImmutableArray<string> Warnings)
{
    /// <summary>What there is to say where all rows are alike.</summary>
    public static GateBounds OneCluster { get; } = new(double.NaN, double.NaN, "none: all rows are of one cluster", []);
}

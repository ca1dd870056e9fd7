using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <summary>A metric is undefined for a class, and the averager was told to <see cref="UndefinedPolicy.Throw"/>. See <see cref="MulticlassMetrics.Averager"/> for an example of policies.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It never stands without the class, the metric and the reason.")]
public sealed class UndefinedMetricException : Exception
{
    internal UndefinedMetricException(string metric, string averager, int position, string reason, string? label = null)
        : base($"{metric} ({averager}) is undefined {Where(position, label)}: {reason}.")
    {
        Metric = metric;
        Averager = averager;
        Position = position;
        Reason = reason;
    }

    /// <summary>The metric's name.</summary>
    public string Metric { get; }

    /// <summary>The averager's name.</summary>
    public string Averager { get; }

    /// <summary>The position of the class among those averaged; −1 when the pool of all classes is meant.</summary>
    public int Position { get; }

    /// <summary>Why the metric is undefined.</summary>
    public string Reason { get; }

    internal UndefinedMetricException Naming(string label) => new(Metric, Averager, Position, Reason, label);

    private static string Where(int position, string? label) =>
        label is not null ? $"for class '{label}'" : position < 0 ? "over all classes" : FormattableString.Invariant($"for the class at position {position}");
}

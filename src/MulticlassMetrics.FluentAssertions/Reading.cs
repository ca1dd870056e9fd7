using System.Globalization;

namespace MulticlassMetrics.Assertions;

/// <summary>A value that was read off a subject.</summary>
/// <param name="Value">The value; NaN where it is undefined or missing.</param>
/// <param name="Reason">Why it is.</param>
/// <param name="StandIns">Numbers that went into it in place of undefined ones, each with the reason.</param>
internal sealed record Reading(double Value, string? Reason, IReadOnlyList<(double Value, string Reason)> StandIns)
{
    /// <summary>What helps where the value is not good enough.</summary>
    public string? Note { get; init; }

    /// <summary>What says that a number in place of an undefined value could make it easier to pass; null where none could.</summary>
    public string? UnsafeFor(Requirement requirement, MetricRange range)
    {
        foreach ((double standIn, string reason) in StandIns)
        {
            bool safe = (requirement.IsCeiling || standIn <= range.Minimum) && (requirement.IsFloor || standIn >= range.Maximum);
            if (!safe) return $"it counts {standIn.ToString("0.###", CultureInfo.InvariantCulture)} for what is undefined: {reason}";
        }

        return null;
    }
}

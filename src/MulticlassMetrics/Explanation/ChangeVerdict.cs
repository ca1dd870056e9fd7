using System.Collections.Immutable;
using static MulticlassMetrics.VerdictText;

namespace MulticlassMetrics;

/// <summary>Reads the change of an average out in sentences, of which each clause that claims something rests on a test.</summary>
internal static class ChangeVerdict
{
    public static ImmutableArray<string> Of(AverageChange change)
    {
        double level = 1 - change.Confidence;
        return
        [
            $"{Head(change, level)}; {Performance(change, level)}; {Mix(change, level)}",
            .. change.FewCases.IsEmpty ? Array.Empty<string>() : [$"Fewer than {VerdictText.FewCases} cases: {string.Join("; ", change.FewCases)}; what is said rests on little there."],
            Level(level) + ".",
        ];
    }

    private static string Head(AverageChange change, double level)
    {
        string what = $"{change.Average} {change.Metric}", from = Invariant($"from {change.Earlier.Value:0.000} to {change.Later.Value:0.000}");
        return Holds(change.Change, level)
            ? $"{char.ToUpperInvariant(what[0])}{what[1..]} went {(change.Change.Value > 0 ? "up" : "down")} {from} ({Number(change.Change)})"
            : $"The data cannot say that {what} changed ({from}: {Number(change.Change)})";
    }

    private static string Performance(AverageChange change, double level)
    {
        if (!Holds(change.Performance, level)) return $"that the classes themselves are done otherwise is not shown ({Number(change.Performance)})";
        bool higher = change.Performance.Value > 0;
        string how = change.Direction == MetricDirection.Neither ? higher ? "have higher values" : "have lower values"
            : higher == (change.Direction == MetricDirection.HigherIsBetter) ? "are done better" : "are done worse";
        return $"the classes themselves {how} ({Number(change.Performance)})";
    }

    private static string Mix(AverageChange change, double level) =>
        change.Average == Averager.Macro.Name ? "a macro average does not know the class mix."
        : Holds(change.Mix, level) ? $"the change of class mix accounts for {Number(change.Mix)}."
        : $"what the change of class mix adds ({Number(change.Mix)}) is not shown to differ from zero.";
}

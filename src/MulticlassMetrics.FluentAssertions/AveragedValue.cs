namespace MulticlassMetrics.Assertions;

/// <summary>Reads an average.</summary>
internal static class AveragedValue
{
    private const int MostClasses = 3;

    public static Reading Of<TLabel>(AveragedScore<TLabel> score)
        where TLabel : notnull
    {
        // Which class is the worst is decided by all of them, those of weight zero too.
        bool isOfOne = score.TryGetDecidingClass(out _);
        ClassValue<TLabel>[] undefined = [.. score.PerClass.Where(part => part.UndefinedReason is not null && (part.Weight != 0 || isOfOne))];
        if (double.IsNaN(score.Value))
        {
            string reason = score.UndefinedReason ?? (undefined is [var first, ..] ? Why(first) : "NaN");
            return new Reading(double.NaN, reason, []);
        }

        // The pool of micro has a value although a class of it has none.
        bool pooled = score.Averager == Averager.Micro.Name;
        (double, string)[] standIns = pooled
            ? score.UndefinedReason is { } reasonOfPool ? [(score.Value, reasonOfPool)] : []
            : [.. undefined.Where(part => !double.IsNaN(part.Value)).Select(part => (part.Value, Why(part)))];
        return new Reading(score.Value, null, standIns) { Note = WorstClasses(score) };
    }

    private static string Why<TLabel>(ClassValue<TLabel> part)
        where TLabel : notnull => FormattableString.Invariant($"class {part.Class}: {part.UndefinedReason}");

    private static string? WorstClasses<TLabel>(AveragedScore<TLabel> score)
        where TLabel : notnull
    {
        if (score.Direction == MetricDirection.Neither) return null;
        double sign = score.Direction == MetricDirection.HigherIsBetter ? 1 : -1;
        string[] worst = [.. score.PerClass.Where(part => !double.IsNaN(part.Value)).OrderBy(part => sign * part.Value).Take(MostClasses)
            .Select(part => FormattableString.Invariant($"{part.Class} {part.Value:0.000}{(part.UndefinedReason is { } reason ? $" ({reason})" : "")}"))];
        return worst.Length == 0 ? null : $"worst classes: {string.Join(", ", worst)}";
    }
}

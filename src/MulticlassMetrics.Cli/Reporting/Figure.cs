namespace MulticlassMetrics.Cli;

/// <summary>A number of a report with what has to be said beside it.</summary>
/// <param name="Value">The number; NaN where there is none.</param>
/// <param name="Undefined">Why it was 0/0, even when the policy put a number in; else null.</param>
/// <param name="Class">The class that it is of, where an average is of one; else null.</param>
/// <param name="Estimate">Its standard error and interval; null where none is known.</param>
internal sealed record Figure(double Value, string? Undefined = null, string? Class = null, Estimate? Estimate = null)
{
    /// <summary>The p-value of its being zero; not a number where it is not tested, null where that is no question.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value after Holm's adjustment over the classes; not a number where it is not tested, null where there are none.</summary>
    public double? AdjustedPValue { get; init; }

    public static Figure Of(ClassValue<string> value) => new(value.Value, value.UndefinedReason);

    public static Figure Of(AveragedScore<string> score) =>
        new(score.Value, score.UndefinedReason ?? WhyNaN(score), score.TryGetDecidingClass(out string? label) ? label : null);

    /// <summary>The same number with its error, where there is one.</summary>
    public Figure With(Estimate? estimate) =>
        estimate is null || double.IsNaN(Value) || !double.IsFinite(estimate.StandardError) || double.IsNaN(estimate.Low) ? this : this with { Estimate = estimate };

    private static string? WhyNaN(AveragedScore<string> score)
    {
        if (!double.IsNaN(score.Value)) return null;
        foreach (ClassValue<string> value in score.PerClass)
        {
            if (value.UndefinedReason is not null) return $"{value.Class}: {value.UndefinedReason}";
        }

        return "NaN";
    }
}

using System.Collections.Immutable;
using MulticlassMetrics.Kernels;
using static MulticlassMetrics.VerdictText;

namespace MulticlassMetrics;

/// <summary>Reads an explained gap out in sentences. A clause that claims something rests on a test at the level of the gap's intervals.</summary>
internal static class GapVerdict
{
    private const int MostClasses = 3;
    private const int FewClusters = 10;

    public static ImmutableArray<string> Of<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        double level = 1 - gap.Confidence;
        string?[] sentences = gap.Classes.Length == 1
            ? [Story(gap, level), Thin(gap)]
            : [Questions(gap), Story(gap, level), Skill(gap, level), Undefined(gap), Matter(gap, level), PrevalenceParts(gap, level), SecondParts(gap, level), Thin(gap), Clusters(gap), $"{Level(level)}, of single classes after Holm's adjustment."];
        return [.. sentences.OfType<string>()];
    }

    public static string Summary<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        string? thin = FewCasesOf(gap.Classes.Select(c => (c.Class, c.RestsOn)), out _);
        string?[] sentences = [Story(gap, 1 - gap.Confidence), Undefined(gap), thin is null ? null : $"Fewer than {FewCases} cases: {thin}.", Clusters(gap)];
        return string.Join(' ', sentences.OfType<string>());
    }

    private static string Questions<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        string pooled = gap.PoolsDecisions ? "all decisions for or against a class fare, one a sample and class" : "all predictions fare";
        return Invariant($"Macro {gap.Metric} {gap.Macro.Value:0.000} tells how the average class fares, weighted {gap.Weighted.Value:0.000} how the class of the average sample fares, micro {gap.Micro.Value:0.000} how {pooled}.");
    }

    private static string Story<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        if (gap.Classes.Length == 1) return Invariant($"Only {MatrixText.Label(gap.Classes[0].Class)} takes part, so that all averages of {gap.Metric} are its value, {gap.Macro.Value:0.000}.");
        string direction = gap.Gap.Value >= 0 ? "above" : "below";
        string second = Second(gap, level);
        string? doubt = Holds(gap.Prevalence, level) ? Doubt(gap, level) : null;
        if (!Holds(gap.Gap, level))
        {
            string parts = doubt is not null ? $"; {doubt}; {second}" : Holds(gap.Prevalence, level) ? $", although {Prevalence(gap)}; {second}" : ".";
            return $"The data cannot say that micro and macro {gap.Metric} differ ({Number(gap.Gap)}){parts}";
        }

        string head = $"micro {gap.Metric} is {direction} macro by {Size(gap.Gap.Value)} (p {P(gap.Gap.PValue)})";
        if (!Holds(gap.Prevalence, level)) return $"Not shown: {head}, but whether common classes {Asked(gap)} the data cannot say ({Number(gap.Prevalence)}); {second}";
        if (doubt is not null) return $"Not shown: {head}; {doubt}; {second}";
        if (gap.Direction != MetricDirection.HigherIsBetter) return $"M{head[1..]}; {Prevalence(gap)}; {second}";
        return (gap.Gap.Value > 0, gap.Prevalence.Value > 0) switch
        {
            (true, true) => $"Yes: {head}, and {Prevalence(gap)}; {second}",
            (true, false) => $"No: {head}, but {Prevalence(gap)}; {second}",
            (false, false) => $"The reverse of the common story: {head}; {Prevalence(gap)}; {second}",
            (false, true) => $"No: {head}, although {Prevalence(gap)}; {second}",
        };
    }

    /// <summary>What the claim on common classes rests on, where classes that are well seen do not bear it out among themselves; null where they do.</summary>
    private static string? Doubt<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        bool[] seen = [.. gap.Classes.Select(IsWellSeen)];
        if (!seen.Contains(false)) return null;
        GapTerm? among = seen.Count(isSeen => isSeen) < 2 ? null : gap.PrevalenceAmong(seen);
        if (among is { } term && Holds(term, level) && term.Value > 0 == gap.Prevalence.Value > 0) return null;
        string names = Listed([.. gap.Classes.Where(c => !IsWellSeen(c)).Select(c => $"{MatrixText.Label(c.Class)} ({(c.UndefinedReason is null ? VerdictText.Cases(c.RestsOn) : "no value")})")]);
        return $"that {Prevalence(gap)} rests on {names}" + (among is { } others ? $": among the others {Number(others)}" : "");
    }

    private static bool IsWellSeen<TLabel>(ClassGap<TLabel> c)
        where TLabel : notnull => c.IsTested && !IsFew(c.RestsOn);

    private static string Asked<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull => gap.Direction == MetricDirection.Neither ? "have higher values" : "are done better";

    private static string Prevalence<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        bool higher = gap.Prevalence.Value > 0;
        string how = gap.Direction switch
        {
            MetricDirection.HigherIsBetter => higher ? "are done better" : "are done worse",
            MetricDirection.LowerIsBetter => higher ? "are done worse" : "are done better",
            _ => higher ? "have higher values" : "have lower values",
        };
        return $"common classes {how} ({Number(gap.Prevalence)})";
    }

    private static string Second<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        string what = gap.IsOfScores ? "one threshold for all classes" : "over- and under-predicted classes", s = gap.IsOfScores ? "s" : "";
        if (Holds(gap.Second, level)) return $"{what} account{s} for {Number(gap.Second)}.";
        return IsNothing(gap.Second)
            ? $"{what} account{s} for nothing."
            : $"what {what} add{s} ({Number(gap.Second)}) is not shown to differ from zero.";
    }

    private static bool IsNothing(GapTerm term) => term.PValue == 1 && term.Low == term.High;

    private static string? Skill<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        if (gap.GapWithoutSkill is not { } without || gap.GapBeyondNoSkill is not { } beyond) return null;
        string head = Holds(without, level)
            ? $"Predictions independent of the truth would show a gap already ({Number(without)}); "
            : $"That predictions independent of the truth would show a gap is not shown ({Number(without)}); ";
        string rest = Holds(beyond, level)
            ? $"this one lies {Size(beyond.Value)} {(beyond.Value > 0 ? "above" : "below")} theirs (p {P(beyond.PValue)})."
            : $"that this one differs from theirs is not shown ({Number(beyond)}).";
        return head + rest + (gap.MicroAucOfPriors is { } priors
            ? Invariant($" A model that only knows the class shares would get a micro {gap.Metric} of {priors:0.000}.") : "");
    }

    private static string? Undefined<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        ClassGap<TLabel>[] undefined = [.. gap.Classes.Where(c => c.UndefinedReason is not null)];
        if (undefined.Length == 0) return null;
        string head = $"{char.ToUpperInvariant(gap.Metric[0])}{gap.Metric[1..]} has no value ({undefined[0].UndefinedReason}) for {Names(undefined.Select(c => c.Class))}, where zero stands for it";
        return undefined.Length == gap.Classes.Length
            ? head + "."
            : $"{head}: that moves macro by {Signed(-gap.CostOf([.. undefined.Select(c => c.Class)]).Value)}, by convention and not by evidence.";
    }

    private static string Matter<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        if (!gap.HasClassErrors) return "Which classes matter most is not tested, as the errors of single classes were not asked for.";
        ClassGap<TLabel>[] heavy = Heaviest(gap, c => c.Drag, level);
        if (heavy.Length == 0) return "No single class is shown to pull the macro average up or down.";
        return "Most weight on the macro average: " + string.Join(", ", heavy.Select(c => Invariant(
            $"{MatrixText.Label(c.Class)} {(c.Drag.Value > 0 ? "pulls it down" : "holds it up")} by {Size(c.Drag.Value)} (p {P(c.Drag.AdjustedPValue)}{Cases(c)})"))) + ".";
    }

    private static string? PrevalenceParts<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull => Parts(gap, "prevalence (how common classes fare)", gap.Prevalence, c => c.Prevalence, level);

    private static string? SecondParts<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull => Parts(gap, gap.IsOfScores ? "pooling (one threshold for all classes)" : "allocation (over- and under-predicted classes)", gap.Second, c => c.Second, level);

    /// <summary>The classes whose parts of a term are largest, of those that are shown; null where there are no parts, or nothing is shown of them or of the term.</summary>
    private static string? Parts<TLabel>(AverageGap<TLabel> gap, string name, GapTerm term, Func<ClassGap<TLabel>, GapTerm> part, double level)
        where TLabel : notnull
    {
        if (!gap.HasClassErrors || IsNothing(term) || gap.Classes.All(c => double.IsNaN(part(c).Value))) return null;
        if (gap.Classes.All(c => double.IsNaN(part(c).StandardError))) return $"Which classes have the largest parts of {name} is not tested, as the errors of its parts were not asked for.";
        ClassGap<TLabel>[] heavy = Heaviest(gap, part, level);
        if (heavy.Length > 0) return $"Largest parts shown of {name}: " + string.Join(", ", heavy.Select(c => $"{MatrixText.Label(c.Class)} {Signed(part(c).Value)} (p {P(part(c).AdjustedPValue)}{Cases(c)})")) + ".";
        return Holds(term, level) ? $"No single class is shown to have a part of {name}." : null;
    }

    private static ClassGap<TLabel>[] Heaviest<TLabel>(AverageGap<TLabel> gap, Func<ClassGap<TLabel>, GapTerm> part, double level)
        where TLabel : notnull => [.. gap.Classes
            .Where(c => c.IsTested && part(c).AdjustedPValue < level)
            .OrderByDescending(c => Math.Abs(part(c).Value))
            .Take(MostClasses)];

    private static string? Thin<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull => FewCasesOf(gap.Classes.Select(c => (c.Class, c.RestsOn)), out int count) is { } thin
            ? $"Fewer than {FewCases} cases: {thin}; what is said of {(count == 1 ? "it" : "them")}, and of macro, rests on little."
            : null;

    private static string? Clusters<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull => gap.Clusters < FewClusters ? Invariant($"There are only {gap.Clusters} clusters, so that every error and test is rough.") : null;

    private static string Cases<TLabel>(ClassGap<TLabel> c)
        where TLabel : notnull => IsFew(c.RestsOn) ? $", only {VerdictText.Cases(c.RestsOn)} case{(c.RestsOn == 1 ? "" : "s")}" : "";
}

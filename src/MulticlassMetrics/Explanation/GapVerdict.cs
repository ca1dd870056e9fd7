using System.Collections.Immutable;
using System.Globalization;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Reads an explained gap out in sentences. A clause that claims something rests on a test at the level of the gap's intervals.</summary>
internal static class GapVerdict
{
    private const int FewCases = 10;
    private const int MostClasses = 3;

    public static ImmutableArray<string> Of<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        double level = 1 - gap.Confidence;
        var sentences = ImmutableArray.CreateBuilder<string>();
        sentences.Add(Format($"Macro {gap.Metric} {gap.Macro.Value:0.000} tells how the average class fares, micro {gap.Metric} {gap.Micro.Value:0.000} how the average {(gap.IsOfScores ? "decision" : "prediction")} does."));
        sentences.Add(Story(gap, level));
        if (Skill(gap, level) is { } skill) sentences.Add(skill);
        sentences.Add(Matter(gap, level));
        if (Thin(gap) is { } thin) sentences.Add(thin);
        return sentences.ToImmutable();
    }

    private static string Story<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        string direction = gap.Gap.Value >= 0 ? "above" : "below";
        string second = Second(gap, level);
        if (!Holds(gap.Gap, level))
        {
            string parts = Holds(gap.Prevalence, level) ? $", although {Prevalence(gap)}; {second}" : ".";
            return Format($"The data cannot say that micro and macro differ ({Number(gap.Gap)}){parts}");
        }

        string head = Format($"micro {gap.Metric} is {direction} macro by {Size(gap.Gap.Value)}");
        if (!Holds(gap.Prevalence, level)) return Format($"Not shown: {head} (p {P(gap.Gap)}), but whether common classes are done better the data cannot say ({Number(gap.Prevalence)}); {second}");
        if (gap.Direction != MetricDirection.HigherIsBetter) return Format($"M{head[1..]}; {Prevalence(gap)}; {second}");
        return (gap.Gap.Value > 0, gap.Prevalence.Value > 0) switch
        {
            (true, true) => Format($"Yes: {head}, and {Prevalence(gap)}; {second}"),
            (true, false) => Format($"No: {head}, but {Prevalence(gap)}; {second}"),
            (false, false) => Format($"The reverse of the common story: {head}; {Prevalence(gap)}; {second}"),
            (false, true) => Format($"No: {head}, although {Prevalence(gap)}; {second}"),
        };
    }

    private static string Prevalence<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        bool higher = gap.Prevalence.Value > 0;
        string how = gap.Direction switch
        {
            MetricDirection.HigherIsBetter => higher ? "are done better" : "are done worse",
            MetricDirection.LowerIsBetter => higher ? "are done worse" : "are done better",
            _ => higher ? "have higher values" : "have lower ones",
        };
        return $"common classes {how} ({Number(gap.Prevalence)})";
    }

    private static string Second<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        string what = gap.IsOfScores ? "one threshold for all classes" : "over- and under-predicted classes";
        return Holds(gap.Second, level)
            ? $"{what} account{(gap.IsOfScores ? "s" : "")} for {Number(gap.Second)}."
            : gap.Second.PValue == 1
                ? $"{what} account{(gap.IsOfScores ? "s" : "")} for nothing."
                : $"what {what} add{(gap.IsOfScores ? "s" : "")} ({Number(gap.Second)}) is not shown to differ from zero.";
    }

    private static string? Skill<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        if (gap.GapWithoutSkill is not { } without || gap.GapBeyondNoSkill is not { } beyond) return null;
        string head = Format($"Without any skill the gap would be {Signed(without.Value)} already; ");
        string rest = Holds(beyond, level) ? $"the model's own part is {Number(beyond)}." : $"that the model adds to it is not shown ({Number(beyond)}).";
        return gap.MicroAucOfPriors is { } priors
            ? Format($"{head}{rest} A model that only knows the class shares would get a micro {gap.Metric} of {priors:0.000}.")
            : head + rest;
    }

    private static string Matter<TLabel>(AverageGap<TLabel> gap, double level)
        where TLabel : notnull
    {
        ClassGap<TLabel>[] heavy = [.. gap.Classes
            .Where(c => c.Drag.AdjustedPValue < level)
            .OrderByDescending(c => Math.Abs(c.Drag.Value))
            .Take(MostClasses)];
        if (heavy.Length == 0) return "No single class is shown to pull the macro average up or down.";
        return "Most weight on the macro average: " + string.Join(", ", heavy.Select(c => Format(
            $"{MatrixText.Label(c.Class)} {(c.Drag.Value > 0 ? "pulls it down" : "holds it up")} by {Size(c.Drag.Value)} (p {P(c.Drag, adjusted: true)}{Cases(c)})"))) + ".";
    }

    private static string? Thin<TLabel>(AverageGap<TLabel> gap)
        where TLabel : notnull
    {
        ClassGap<TLabel>[] thin = [.. gap.Classes.Where(c => c.Cases < FewCases)];
        if (thin.Length == 0) return null;
        string names = string.Join(", ", thin.Take(5).Select(c => Format($"{MatrixText.Label(c.Class)} ({c.Cases})"))) + (thin.Length > 5 ? ", …" : "");
        return Format($"Fewer than {FewCases} cases: {names}; what is said of {(thin.Length == 1 ? "it" : "them")}, and of macro, rests on little.");
    }

    private static string Cases<TLabel>(ClassGap<TLabel> c)
        where TLabel : notnull => c.Cases < FewCases ? Format($", only {c.Cases} cases") : "";

    private static bool Holds(GapTerm term, double level) => term.PValue < level;

    private static string Number(GapTerm term) => $"{Signed(term.Value)}, p {P(term)}";

    // Three digits, or as many as show the first two that are not zero.
    private static string Size(double value)
    {
        double size = Math.Abs(value);
        int digits = size is 0 or >= 0.001 ? 3 : Math.Min(9, 1 - (int)Math.Floor(Math.Log10(size)));
        return size.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Signed(double value) => (value > 0 ? "+" : value < 0 ? "-" : "") + Size(value);

    private static string P(GapTerm term, bool adjusted = false)
    {
        double p = adjusted ? term.AdjustedPValue : term.PValue;
        return double.IsNaN(p) ? "not known" : p < 0.001 ? "< 0.001" : p < 0.01 ? Format($"= {p:0.000}") : Format($"= {p:0.00}");
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

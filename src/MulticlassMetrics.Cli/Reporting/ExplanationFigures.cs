namespace MulticlassMetrics.Cli;

/// <summary>The numbers of an explained gap as figures, under the names that JSON and CSV have for them.</summary>
internal static class ExplanationFigures
{
    public static IEnumerable<(string Name, Figure Figure)> Of(ExplainedGap explained)
    {
        AverageGap<string> gap = explained.Gap;
        yield return ("micro", Plain(gap.Micro, gap));
        yield return ("macro", Plain(gap.Macro, gap));
        yield return ("weighted", Plain(gap.Weighted, gap));
        yield return ("gap", Tested(gap.Gap, gap));
        yield return ("prevalence", Tested(gap.Prevalence, gap));
        yield return (explained.Second, Tested(gap.Second, gap));
        if (gap.GapWithoutSkill is { } without) yield return ("gapWithoutSkill", Tested(without, gap));
        if (gap.GapBeyondNoSkill is { } beyond) yield return ("gapBeyondNoSkill", Tested(beyond, gap));
        if (gap.MicroAucOfPriors is { } priors)
        {
            yield return ("microAucOfPriors", new Figure(priors, Estimate: new Estimate(gap.Metric, priors, double.NaN, double.NaN, double.NaN, gap.Confidence, "fixed reference", gap.Samples, [])));
        }
    }

    public static IEnumerable<(string Name, Figure Figure)> Of(ExplainedGap explained, ClassGap<string> part)
    {
        AverageGap<string> gap = explained.Gap;
        yield return ("share", Plain(part.Share, gap));
        yield return ("value", Plain(part.Value, gap) with { Undefined = part.UndefinedReason });
        yield return ("prevalence", OfClass(part.Prevalence, gap));

        // Average precision has no such parts.
        if (explained.Metric.OfScores is null || !double.IsNaN(part.Second.Value)) yield return (explained.Second, OfClass(part.Second, gap));
        yield return ("drag", OfClass(part.Drag, gap) with { Undefined = double.IsNaN(part.Drag.Value) ? "there is no other class" : null });
    }

    public static IEnumerable<(string Name, Figure Figure)> Of(AverageChange change)
    {
        yield return ("earlier", Plain(change.Earlier));
        yield return ("later", Plain(change.Later));
        yield return ("change", Tested(change.Change));
        yield return ("performance", Tested(change.Performance));
        yield return ("mix", Tested(change.Mix));

        Figure Tested(GapTerm term) => Plain(term) with { PValue = term.PValue };

        Figure Plain(GapTerm term) => Of(term, change.Metric, change.Confidence, samples: 0);
    }

    public static Figure Tested(GapTerm term, AverageGap<string> gap) => Plain(term, gap) with { PValue = term.PValue };

    private static Figure OfClass(GapTerm term, AverageGap<string> gap) => Tested(term, gap) with { AdjustedPValue = term.AdjustedPValue };

    private static Figure Plain(GapTerm term, AverageGap<string> gap) => Of(term, gap.Metric, gap.Confidence, gap.Samples);

    private static Figure Of(GapTerm term, string metric, double confidence, double samples) => new(
        term.Value, double.IsNaN(term.Value) ? "0/0" : null, Estimate: new Estimate(metric, term.Value, term.StandardError, term.Low, term.High, confidence, term.Method, samples, []));
}

namespace MulticlassMetrics;

/// <summary>Judges the numbers of a requirement together.</summary>
/// <remarks>
/// Holm's procedure without p-values: while k claims are open, those whose bounds at one minus α/k decide are decided; with fewer open, α/k is larger, and it starts
/// again, until none more is decided. It decides what Holm's adjusted p-values below α would, whatever the method of the bounds. Passing and failing are two such
/// procedures, since each is an error of its own.
/// </remarks>
internal static class GateJudge
{
    /// <summary>How many findings of a requirement say where to look, and stand in the message.</summary>
    public const int MostExplained = 20;

    private const double Power = 0.8;

    public static IEnumerable<GateFinding> Judge(GateClaim[] claims, double? confidence, MultipleTesting adjustment)
    {
        var findings = new GateFinding?[claims.Length];
        if (confidence is { } level)
        {
            Decide(claims, findings, GateVerdict.Pass, level, adjustment);
            Decide(claims, findings, GateVerdict.Fail, level, adjustment);
        }

        // Where to look costs a pass over the rows for each, and nobody looks at a thousand classes.
        for (int i = 0; i < claims.Length; i++) findings[i] ??= Plain(claims[i]);
        foreach (int i in Enumerable.Range(0, claims.Length).Where(i => findings[i]!.Verdict != GateVerdict.Pass).OrderBy(i => findings[i]!.Verdict).Take(MostExplained))
        {
            findings[i] = Explained(claims[i], findings[i]!);
        }

        return findings!;
    }

    private static GateFinding Plain(GateClaim claim) => claim.Finding with
    {
        Verdict = claim.CanBeJudged ? claim.Target.Decide(claim.Finding.Value) : GateVerdict.Fail,
    };

    // The widest bounds stay with what is not decided, so that they lie on both sides of the threshold. A claim counts until this procedure decides it, whatever the other one said.
    private static void Decide(GateClaim[] claims, GateFinding?[] findings, GateVerdict verdict, double confidence, MultipleTesting adjustment)
    {
        List<int> open = [.. Enumerable.Range(0, claims.Length).Where(i => claims[i].CanBeJudged && claims[i].BoundsAt is not null)];
        int counted = open.Count;
        open.RemoveAll(i => findings[i] is { Verdict: GateVerdict.Pass });
        while (open.Count > 0)
        {
            double level = adjustment == MultipleTesting.Holm ? 1 - ((1 - confidence) / counted) : confidence;
            int decided = open.RemoveAll(i =>
            {
                GateFinding finding = AtLevel(claims[i], level);
                if (finding.Verdict == verdict) findings[i] = finding;
                else if (!(findings[i]?.Confidence > level)) findings[i] = finding with { Verdict = GateVerdict.Inconclusive };
                return finding.Verdict == verdict;
            });
            counted -= decided;
            if (decided == 0 || adjustment == MultipleTesting.None) return;
        }
    }

    private static GateFinding AtLevel(GateClaim claim, double level)
    {
        GateBounds bounds = claim.BoundsAt!((2 * level) - 1);
        return claim.Finding with
        {
            Verdict = claim.Target.Decide(bounds.Low, bounds.High),
            Confidence = level,
            LowerBound = bounds.Low,
            UpperBound = bounds.High,
            Method = bounds.Method,
            Warnings = bounds.Warnings,
        };
    }

    private static GateFinding Explained(GateClaim claim, GateFinding finding)
    {
        if (!claim.CanBeJudged) return finding;
        if (claim.Mistakes?.Invoke() is { } report)
        {
            finding = finding with { Mistakes = [.. report.Mistakes.Where(mistakes => !mistakes.Items.IsEmpty)], Notes = report.Notes };
        }

        if (finding is not { Verdict: GateVerdict.Inconclusive, Confidence: { } level } || claim.PowerAt is null || !double.IsFinite(finding.Value)) return finding;
        double? end = claim.Target.OpenEnd(finding.Value, finding.LowerBound, finding.UpperBound);
        if (end is not { } bound) return finding;
        double needed = claim.PowerAt(1 - level).SamplesForBound(bound, Power);
        return double.IsNaN(needed) && claim.Range is { } range
            ? finding with { SamplesNeeded = UnvaryingSamples.Needed(finding, range, bound), AreAllAlike = true }
            : finding with { SamplesNeeded = needed };
    }
}

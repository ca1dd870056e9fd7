namespace MulticlassMetrics;

/// <summary>That a value is not worse than a baseline's by more than a margin.</summary>
internal sealed class BaselineRule(GateSubject subject, double margin) : GateRule
{
    private readonly GateTarget _target = subject.Direction == MetricDirection.LowerIsBetter
        ? new GateTarget(double.NegativeInfinity, margin)
        : new GateTarget(-margin, double.PositiveInfinity);

    public override string Name => $"{subject.Name} against baseline, margin {GateText.Number(margin)}";

    public override bool IsFamily => subject.IsFamily;

    public override IEnumerable<GateClaim> ClaimsOn<TLabel>(Evaluation<TLabel> evaluation, BaselineRun<TLabel>? baseline) =>
        subject.MeasuresOn(evaluation).Select(measure => ClaimOf(measure, evaluation, baseline));

    private GateClaim ClaimOf<TLabel>(Measure measure, Evaluation<TLabel> evaluation, BaselineRun<TLabel>? baseline)
        where TLabel : notnull
    {
        var blank = new GateFinding
        {
            Subject = $"{measure.Name} against baseline{(baseline is null ? "" : $" {baseline.Name}")}",
            RequiredLow = _target.Low,
            RequiredHigh = _target.High,
            Samples = evaluation.SampleCount,
            Baseline = baseline?.Name,
        };
        string? missing = baseline is null ? "no baseline was given" : measure.WhyMissing(evaluation) ?? Prefixed(measure.WhyMissing(baseline.Evaluation));
        if (missing is not null) return new GateClaim(blank with { Reason = missing }, _target);

        Measured mine = MeasureRule.Read(measure, evaluation), theirs = MeasureRule.Read(measure, baseline!.Evaluation);
        string? undefined = WhyUndefined(mine, theirs, _target, measure.Range) ?? Prefixed(WhyUndefined(theirs, mine, new GateTarget(-_target.High, -_target.Low), measure.Range));
        if (undefined is not null) return new GateClaim(blank with { Reason = $"undefined: {undefined}" }, _target);

        PairedDifference difference = measure.DifferenceOn(baseline.Comparison, 0.9);
        if (double.IsNaN(difference.Difference)) return new GateClaim(blank with { Reason = "undefined: the difference of the two has no value" }, _target);
        (long better, long worse) = Discordant(measure, evaluation, baseline);
        GateFinding finding = blank with { Value = difference.Difference, Fixed = better, Broken = worse };

        // What is infinitely better or worse needs no bounds, and has none.
        if (double.IsInfinity(difference.Difference)) return new GateClaim(finding, _target) { Mistakes = Mistakes };
        return new GateClaim(finding, _target)
        {
            BoundsAt = level =>
            {
                if (evaluation.IsOneCluster) return GateBounds.OneCluster;
                PairedDifference at = measure.DifferenceOn(baseline.Comparison, level);
                return new GateBounds(at.Low, at.High, at.Method, at.Warnings);
            },
            PowerAt = evaluation.IsOneCluster ? null : level => PowerAnalysis.Of(difference, TestSides.OneSided, level),
            Mistakes = Mistakes,
        };

        MistakeReport Mistakes() => new([MistakeFinder.Broken(measure, evaluation, baseline)], []);
    }

    // What stands in for the baseline's undefined value must make the baseline no easier to match; the same number for the same class on both sides makes no difference.
    private static string? WhyUndefined(Measured measured, Measured other, GateTarget target, MetricRange range) => measured.Undefined ?? measured.StandIns
        .Where(part => !target.IsSafe(part.Value, range) && !(measured.StandInsCancel && other.StandIns.Contains(part)))
        .Select(part => part.Reason).FirstOrDefault();

    private static string? Prefixed(string? reason) => reason is null ? null : $"in the baseline, {reason}";

    private static (long Fixed, long Broken) Discordant<TLabel>(Measure measure, Evaluation<TLabel> evaluation, BaselineRun<TLabel> baseline)
        where TLabel : notnull
    {
        Func<int, bool> concerns = measure.RowsOf(evaluation, baseline.Evaluation);
        long better = 0, worse = 0;
        foreach (int row in baseline.Discordant)
        {
            if (!concerns(row)) continue;
            if (evaluation.IsRight(row)) better++;
            else worse++;
        }

        return (better, worse);
    }
}

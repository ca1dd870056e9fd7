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
        string? undefined = WhyUndefined(mine, _target, measure.Range) ?? Prefixed(WhyUndefined(theirs, new GateTarget(-_target.High, -_target.Low), measure.Range));
        if (undefined is not null) return new GateClaim(blank with { Reason = $"undefined: {undefined}" }, _target);

        bool isOneCluster = evaluation.IsOneCluster;
        PairedComparison<TLabel> comparison = isOneCluster ? evaluation.CompareRows(baseline.Evaluation) : evaluation.Compare(baseline.Evaluation);
        PairedDifference difference = measure.DifferenceOn(comparison, 0.9);
        (long better, long worse) = Discordant(evaluation, baseline.Evaluation);
        return new GateClaim(blank with { Value = difference.Difference, Fixed = better, Broken = worse }, _target)
        {
            BoundsAt = level =>
            {
                if (isOneCluster) return GateBounds.OneCluster;
                PairedDifference at = measure.DifferenceOn(comparison, level);
                return new GateBounds(at.Low, at.High, at.Method, at.Warnings);
            },
            PowerAt = isOneCluster ? null : level => PowerAnalysis.Of(difference, TestSides.OneSided, level),
            Mistakes = () => new MistakeReport([MistakeFinder.Broken(evaluation, baseline.Evaluation)], []),
        };
    }

    // What stands in for the baseline's undefined value must make the baseline no easier to match.
    private static string? WhyUndefined(Measured measured, GateTarget target, MetricRange range) =>
        measured.Undefined ?? measured.StandIns.Where(part => !target.IsSafe(part.Value, range)).Select(part => part.Reason).FirstOrDefault();

    private static string? Prefixed(string? reason) => reason is null ? null : $"in the baseline, {reason}";

    private static (long Fixed, long Broken) Discordant<TLabel>(Evaluation<TLabel> evaluation, Evaluation<TLabel> baseline)
        where TLabel : notnull
    {
        long better = 0, worse = 0;
        for (int row = 0; row < evaluation.RowCount; row++)
        {
            if (!evaluation.Counts(row)) continue;
            bool mine = evaluation.IsRight(row), theirs = baseline.IsRight(row);
            if (mine && !theirs) better++;
            if (theirs && !mine) worse++;
        }

        return (better, worse);
    }
}

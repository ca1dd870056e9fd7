namespace MulticlassMetrics;

/// <summary>What a requirement asks, apart from where and how sure.</summary>
internal abstract class GateRule
{
    /// <summary>What is required, such as <c>F1 (macro) at least 0.800</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is about several numbers, which are judged together.</summary>
    public abstract bool IsFamily { get; }

    /// <summary>The numbers of which something is required.</summary>
    public abstract IEnumerable<GateClaim> ClaimsOn<TLabel>(Evaluation<TLabel> evaluation, BaselineRun<TLabel>? baseline)
        where TLabel : notnull;
}

/// <summary>The predictions of a baseline for the rows of a model, set against the model's once for all requirements.</summary>
internal sealed class BaselineRun<TLabel>(string name, Evaluation<TLabel> model, Evaluation<TLabel> evaluation)
    where TLabel : notnull
{
    private readonly Lazy<PairedComparison<TLabel>> _comparison = new(() => model.IsOneCluster ? model.CompareRows(evaluation) : model.Compare(evaluation));
    private readonly Lazy<int[]> _discordant = new(() => [.. Enumerable.Range(0, model.RowCount).Where(row => model.Counts(row) && model.IsRight(row) != evaluation.IsRight(row))]);

    public string Name => name;

    /// <summary>What the baseline predicted.</summary>
    public Evaluation<TLabel> Evaluation => evaluation;

    public PairedComparison<TLabel> Comparison => _comparison.Value;

    /// <summary>The rows that one of the two has right and the other has not, in order.</summary>
    public ReadOnlySpan<int> Discordant => _discordant.Value;
}

/// <summary>That a value lies somewhere.</summary>
internal sealed class MeasureRule(GateSubject subject, GateTarget target) : GateRule
{
    public override string Name => $"{subject.Name} {GateText.Required(target)}";

    public override bool IsFamily => subject.IsFamily;

    public override IEnumerable<GateClaim> ClaimsOn<TLabel>(Evaluation<TLabel> evaluation, BaselineRun<TLabel>? baseline) =>
        subject.MeasuresOn(evaluation).Select(measure => ClaimOf(measure, evaluation));

    private GateClaim ClaimOf<TLabel>(Measure measure, Evaluation<TLabel> evaluation)
        where TLabel : notnull
    {
        var blank = new GateFinding { Subject = measure.Name, RequiredLow = target.Low, RequiredHigh = target.High, Samples = evaluation.SampleCount };
        if (measure.WhyMissing(evaluation) is { } missing) return new GateClaim(blank with { Reason = missing }, target);
        Measured measured = Read(measure, evaluation);
        string? undefined = measured.Undefined ?? measured.StandIns.Where(part => !target.IsSafe(part.Value, measure.Range)).Select(part => part.Reason).FirstOrDefault();
        GateFinding finding = blank with
        {
            Value = undefined is null ? measured.Value : double.NaN,
            Reason = undefined is null ? null : $"undefined: {undefined}",
            Hits = measured.Trials?.Hits ?? double.NaN,
            Trials = measured.Trials?.Trials ?? double.NaN,
        };
        return new GateClaim(finding, target)
        {
            BoundsAt = level =>
            {
                if (evaluation.IsOneCluster) return GateBounds.OneCluster;
                Estimate estimate = evaluation.Estimate(measure, level);
                return new GateBounds(estimate.Low, estimate.High, estimate.Method, estimate.Warnings);
            },
            PowerAt = evaluation.IsOneCluster ? null : level => PowerAnalysis.Of(evaluation.IsClustered ? evaluation.Influence(measure) : measure.InfluenceOn(evaluation), TestSides.OneSided, level),
            Range = measure.Range,
            Mistakes = () => measure.MistakesOn(evaluation),
        };
    }

    /// <summary>The value, of which an averager that was told to throw is another way to say that it is undefined.</summary>
    public static Measured Read<TLabel>(Measure measure, Evaluation<TLabel> evaluation)
        where TLabel : notnull
    {
        try
        {
            return measure.MeasureOn(evaluation);
        }
        catch (UndefinedMetricException exception)
        {
            return new Measured(double.NaN, exception.Message.TrimEnd('.'));
        }
    }
}

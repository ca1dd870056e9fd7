namespace MulticlassMetrics.Cli;

/// <summary>Everything that <c>metrics explain</c> says, before any format.</summary>
internal sealed record Explanation(Predictions Predictions, double Confidence, RareChoice Rare, IReadOnlyList<ExplainedGap> Gaps)
{
    /// <summary>The changes since an earlier test set; null where there is none.</summary>
    public IReadOnlyList<ExplainedChange>? Changes { get; init; }

    /// <summary>How many samples the earlier test set has.</summary>
    public double EarlierSamples { get; init; }

    public static Explanation Of(Predictions predictions, string table, IReadOnlyList<ExplainedMetric> metrics, RareChoice rare, GapChoice choice) => new(
        predictions, choice.Confidence, rare, [.. metrics.Select(metric => ExplainedGap.Of(metric, predictions, table, choice).With(rare))]);

    /// <summary>The same with the changes since an earlier test set.</summary>
    public Explanation Since((Predictions Predictions, string Name) earlier, string name) => this with
    {
        EarlierSamples = earlier.Predictions.Matrix.SampleCount,
        Changes = [.. Gaps.Select(gap => ExplainedChange.Of(gap.Metric, earlier.Predictions, Predictions, (earlier.Name, name), Confidence))],
    };

    /// <summary>The same with the areas between classes.</summary>
    public Explanation WithAreas() => Gaps.Any(gap => gap.Metric.HasAreasBetweenClasses)
        ? this with { Gaps = [.. Gaps.Select(gap => gap.Metric.HasAreasBetweenClasses ? gap with { Areas = AreasBetweenClasses.Of(Predictions.Scores!) } : gap)] }
        : throw new InputException("--matrix goes with --metric rocAuc.");
}

/// <summary>How gaps are explained.</summary>
/// <param name="Confidence">The level of intervals and tests.</param>
/// <param name="Undefined">What a class counts when its ratio is 0/0.</param>
/// <param name="AllErrors">Whether every class's parts get their errors; null where the number of classes decides.</param>
internal sealed record GapChoice(double Confidence, UndefinedPolicy Undefined, bool? AllErrors = null);

/// <summary>One metric's gap between micro and macro.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Gap">The gap in parts.</param>
/// <param name="CostOfRare">What the rare classes cost macro; null where no class is rare or all are.</param>
/// <param name="Rare">The rare classes.</param>
/// <param name="Absent">The classes without a value, which take no part.</param>
internal sealed record ExplainedGap(ExplainedMetric Metric, AverageGap<string> Gap, GapTerm? CostOfRare, IReadOnlyList<string> Rare, IReadOnlyList<string> Absent)
{
    /// <summary>The areas between the classes; null where they were not asked for.</summary>
    public AreasBetweenClasses? Areas { get; init; }

    /// <summary>The name of the second term.</summary>
    public string Second => Gap.IsOfScores ? "pooling" : "allocation";

    /// <summary>Explains without a question about rare classes.</summary>
    public static ExplainedGap Of(ExplainedMetric metric, Predictions predictions, string table, GapChoice choice)
    {
        AverageGap<string> gap = Measure(metric, predictions, table, choice);
        HashSet<string> present = [.. gap.Classes.Select(c => c.Class)];
        IReadOnlyList<string> all = metric.OfScores is null ? predictions.Matrix.Classes : predictions.Scores!.Classes;
        return new ExplainedGap(metric, gap, null, [], [.. all.Where(label => !present.Contains(label))]);
    }

    public ExplainedGap With(RareChoice choice)
    {
        IReadOnlyList<string> rare = choice.Among(Gap);
        return this with { Rare = rare, CostOfRare = rare.Count == 0 || rare.Count == Gap.Classes.Length ? null : Gap.CostOf(rare) };
    }

    private static AverageGap<string> Measure(ExplainedMetric metric, Predictions predictions, string table, GapChoice choice)
    {
        int[]? groups = predictions.Clusters?.Groups;
        try
        {
            if (metric.OfCounts is { } ratio)
            {
                return groups is null
                    ? AverageGap.Of(predictions.Matrix, ratio, choice.Undefined, choice.Confidence, choice.AllErrors)
                    : AverageGap.Of(predictions.Clusters!.Pairs, ratio, groups, choice.Undefined, choice.Confidence, choice.AllErrors);
            }

            ClassScores<string> scores = predictions.Scores ?? throw new InputException($"{table} has no columns of scores, which {metric.Name} needs (choose with --scores).");
            return groups is null
                ? AverageGap.Of(scores, metric.OfScores!, choice.Confidence, choice.AllErrors)
                : AverageGap.Of(scores, metric.OfScores!, groups, choice.Confidence, choice.AllErrors);
        }
        catch (ArgumentException e)
        {
            // The library names the parameter, which means nothing here.
            throw new InputException($"{table}: {e.Message.Split(" (Parameter")[0]}", e);
        }
    }
}

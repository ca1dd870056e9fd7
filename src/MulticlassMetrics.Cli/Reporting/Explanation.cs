namespace MulticlassMetrics.Cli;

/// <summary>Everything that <c>metrics explain</c> says, before any format.</summary>
internal sealed record Explanation(Predictions Predictions, double Confidence, RareChoice Rare, IReadOnlyList<ExplainedGap> Gaps)
{
    public static Explanation Of(Predictions predictions, string table, IReadOnlyList<ExplainedMetric> metrics, RareChoice rare, double confidence, UndefinedPolicy undefined) => new(
        predictions, confidence, rare, [.. metrics.Select(metric => ExplainedGap.Of(metric, predictions, table, confidence, undefined).With(rare))]);
}

/// <summary>One metric's gap between micro and macro.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Gap">The gap in parts.</param>
/// <param name="CostOfRare">What the rare classes cost macro; null where no class is rare or all are.</param>
/// <param name="Rare">The rare classes.</param>
/// <param name="Absent">The classes without a value, which take no part.</param>
internal sealed record ExplainedGap(ExplainedMetric Metric, AverageGap<string> Gap, GapTerm? CostOfRare, IReadOnlyList<string> Rare, IReadOnlyList<string> Absent)
{
    /// <summary>The name of the second term.</summary>
    public string Second => Gap.IsOfScores ? "pooling" : "allocation";

    /// <summary>Explains without a question about rare classes.</summary>
    public static ExplainedGap Of(ExplainedMetric metric, Predictions predictions, string table, double confidence, UndefinedPolicy undefined)
    {
        AverageGap<string> gap = Measure(metric, predictions, table, confidence, undefined);
        HashSet<string> present = [.. gap.Classes.Select(c => c.Class)];
        IReadOnlyList<string> all = metric.OfScores is null ? predictions.Matrix.Classes : predictions.Scores!.Classes;
        return new ExplainedGap(metric, gap, null, [], [.. all.Where(label => !present.Contains(label))]);
    }

    public ExplainedGap With(RareChoice choice)
    {
        IReadOnlyList<string> rare = choice.Among(Gap);
        return this with { Rare = rare, CostOfRare = rare.Count == 0 || rare.Count == Gap.Classes.Length ? null : Gap.CostOf(rare) };
    }

    private static AverageGap<string> Measure(ExplainedMetric metric, Predictions predictions, string table, double confidence, UndefinedPolicy undefined)
    {
        int[]? groups = predictions.Clusters?.Groups;
        try
        {
            if (metric.OfCounts is { } ratio)
            {
                return groups is null
                    ? AverageGap.Of(predictions.Matrix, ratio, undefined, confidence)
                    : AverageGap.Of(predictions.Clusters!.Pairs, ratio, groups, undefined, confidence);
            }

            ClassScores<string> scores = predictions.Scores ?? throw new InputException($"{table} has no columns of scores, which {metric.Name} needs (choose with --scores).");
            return groups is null
                ? AverageGap.Of(scores, metric.OfScores!, confidence)
                : AverageGap.Of(scores, metric.OfScores!, groups, confidence);
        }
        catch (ArgumentException e)
        {
            // The library names the parameter, which means nothing here.
            throw new InputException($"{table}: {e.Message.Split(" (Parameter")[0]}", e);
        }
    }
}

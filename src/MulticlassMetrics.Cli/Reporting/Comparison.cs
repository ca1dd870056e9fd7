namespace MulticlassMetrics.Cli;

/// <summary>A difference with why it is undefined, where it is.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="Undefined">Why there is no difference; null where there is one.</param>
/// <param name="AdjustedPValue">The p-value after Holm's adjustment over the classes; NaN where there is none.</param>
internal sealed record ComparedFigure(PairedDifference Difference, string? Undefined, double AdjustedPValue = double.NaN)
{
    /// <summary>Where error and interval come from, if not from the influence of each sample.</summary>
    public BootstrapResult? Bootstrap { get; init; }

    public double StandardError => Bootstrap?.StandardError ?? Difference.StandardError;

    public double Low => Bootstrap?.Low ?? Difference.Low;

    public double High => Bootstrap?.High ?? Difference.High;
}

/// <summary>One metric of a comparison: its averages in the order of <see cref="Comparison.AverageNames"/>, and the classes in theirs.</summary>
internal sealed record ComparedMetric(string Key, string Title, IReadOnlyList<ComparedFigure> Averages, IReadOnlyList<ComparedFigure> PerClass);

/// <summary>Everything that <c>metrics compare</c> says, before any format.</summary>
internal sealed record Comparison(
    PairedPredictions Models, double Confidence, IReadOnlyList<ComparedMetric> Metrics, IReadOnlyList<(string Key, string Title, ComparedFigure Figure)> Overall)
{
    /// <summary>The bootstrap that averages and overall statistics have their intervals from; null for none.</summary>
    public ComparisonBootstrap? Bootstrap { get; init; }

    public static IReadOnlyList<string> AverageNames { get; } = ["micro", "macro", "weighted"];

    public static Comparison Of(PairedPredictions models, double confidence, UndefinedPolicy undefined)
    {
        PairedComparison<string> paired = models.Comparison;
        ConfusionMatrix<string> first = models.First.Matrix, second = models.Second.Matrix;
        List<ComparedMetric> metrics = [OfCounts("precision", Metric.Precision), OfCounts("recall", Metric.Recall), OfCounts("f1", Metric.F1)];
        List<(string Key, string Title, ComparedFigure Figure)> overall =
        [
            OfMatrix("accuracy", Metric.Accuracy), OfMatrix("balancedAccuracy", Metric.BalancedAccuracy), OfMatrix("cohenKappa", Metric.CohenKappa),
            .. first.HasOrderedClasses ? [OfMatrix("cohenKappaLinear", Metric.CohenKappaLinear), OfMatrix("cohenKappaQuadratic", Metric.CohenKappaQuadratic)]
                : Array.Empty<(string, string, ComparedFigure)>(),
            OfMatrix("matthewsCorrelation", Metric.MulticlassMatthewsCorrelation, "Matthews correlation"), OfMatrix("gwetAc1", Metric.GwetAc1),
            OfMatrix("krippendorffAlpha", Metric.KrippendorffAlpha), OfMatrix("mutualInformation", Metric.MutualInformation, "mutual information (nats)"),
        ];
        if (models is { FirstScores: { } firstScores, SecondScores: { } secondScores })
        {
            metrics.Add(OfRanks("rocAuc", Metric.RocAuc));
            metrics.Add(OfRanks("averagePrecision", Metric.AveragePrecision));

            ComparedMetric OfRanks(string key, ScoreMetric metric) => Of(
                key, firstScores, secondScores, metric, undefined, averager => paired.Difference(averager, metric, confidence), () => paired.PerClass(metric, confidence));
        }

        return new Comparison(models, confidence, metrics, overall);

        ComparedMetric OfCounts(string key, CountsMetric metric) => Of(
            key, first, second, metric, undefined, averager => paired.Difference(averager, metric, confidence), () => paired.PerClass(metric, confidence));

        (string, string, ComparedFigure) OfMatrix(string key, MatrixMetric metric, string? title = null)
        {
            string? why = Either(double.IsNaN(metric.Measure(first)) ? metric.ExplainUndefined(first) : null, double.IsNaN(metric.Measure(second)) ? metric.ExplainUndefined(second) : null);
            return (key, title ?? metric.Name, new ComparedFigure(paired.Difference(metric, confidence), why));
        }
    }

    private static ComparedMetric Of<TPart>(
        string key, IClassParts<string, TPart> first, IClassParts<string, TPart> second, IMetric<TPart> metric, UndefinedPolicy undefined,
        Func<IAverager, PairedDifference> ofAverage, Func<IEnumerable<ClassDifference<string>>> ofClasses)
        where TPart : IPoolable<TPart>
    {
        // Macro goes first: told to throw, it names the class, which the pool cannot.
        AveragedScore<string> firstMacro = new MacroAverager(undefined).Average(first, metric), secondMacro = new MacroAverager(undefined).Average(second, metric);
        AveragedScore<string> firstMicro = new MicroAverager(undefined).Average(first, metric), secondMicro = new MicroAverager(undefined).Average(second, metric);
        AveragedScore<string> firstWeighted = new WeightedAverager(undefined).Average(first, metric), secondWeighted = new WeightedAverager(undefined).Average(second, metric);
        return new ComparedMetric(
            key, metric.Name,
            [
                new ComparedFigure(ofAverage(new MicroAverager(undefined)), Why(firstMicro, secondMicro)),
                new ComparedFigure(ofAverage(new MacroAverager(undefined)), Why(firstMacro, secondMacro)),
                new ComparedFigure(ofAverage(new WeightedAverager(undefined)), Why(firstWeighted, secondWeighted)),
            ],
            [.. ofClasses().Select((c, i) => new ComparedFigure(
                c.Difference, Either(firstMacro.PerClass[i].UndefinedReason, secondMacro.PerClass[i].UndefinedReason), c.AdjustedPValue))]);
    }

    private static string? Why(AveragedScore<string> first, AveragedScore<string> second) => Either(
        double.IsNaN(first.Value) ? Figure.Of(first).Undefined : null, double.IsNaN(second.Value) ? Figure.Of(second).Undefined : null);

    private static string? Either(string? first, string? second) => (first, second) switch
    {
        (null, null) => null,
        (_, null) => "first: " + first,
        (null, _) => "second: " + second,
        _ => first == second ? "both: " + first : $"first: {first}; second: {second}",
    };
}

using System.Globalization;
using Spectre.Console;

namespace MulticlassMetrics.Cli;

/// <summary>Replaces the intervals of averages and overall statistics by those of a seeded bootstrap.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Replicates">How many replicates to draw for each number.</param>
/// <param name="Confidence">The level of the intervals.</param>
internal sealed record ComparisonBootstrap(long Seed, int Replicates, double Confidence)
{
    public Comparison Apply(Comparison comparison, UndefinedPolicy undefined)
    {
        PairedPredictions models = comparison.Models;
        IAverager[] averagers = [new MicroAverager(undefined), new MacroAverager(undefined), new WeightedAverager(undefined)];
        int numbers = comparison.Metrics.Sum(metric => metric.Averages.Count) + comparison.Overall.Count;
        return WithBar(numbers * Replicates, progress =>
        {
            var options = new BootstrapOptions
            {
                Seed = Seed,
                Replicates = Replicates,
                Confidence = Confidence,
                Scheme = models.ClusterKeys is { } keys ? ResamplingScheme.ClusteredBy(keys) : ResamplingScheme.Samples,
                Progress = progress,
            };
            return comparison with
            {
                Bootstrap = this,
                Metrics = [.. comparison.Metrics.Select(metric => metric with { Averages = [.. metric.Averages.Select((figure, a) => Resampled(figure, () => Average(models, metric.Key, averagers[a], options)))] })],
                Overall = [.. comparison.Overall.Select(item => (item.Key, item.Title, Resampled(item.Figure, () => Overall(models, item.Key, options))))],
            };
        });
    }

    private static ComparedFigure Resampled(ComparedFigure figure, Func<BootstrapResult> bootstrap)
    {
        // Without variance every replicate is the same; the engine's interval then says what the data cannot rule out.
        if (!(figure.Difference.StandardError > 0)) return figure;
        try
        {
            return figure with { Bootstrap = bootstrap() };
        }
        catch (InvalidOperationException refused)
        {
            // As when a class of two samples is missing from every seventh replicate.
            throw new InputException($"the bootstrap of a difference is refused: {refused.Message}");
        }
    }

    private static BootstrapResult Average(PairedPredictions models, string key, IAverager averager, BootstrapOptions options) =>
        Metric.TryByName(key, out CountsMetric? ofCounts) ? Bootstrap.Difference(models.First, models.Second, averager, ofCounts, options)
        : Metric.TryScoreMetricByName(key, out ScoreMetric? ofScores) ? Bootstrap.Difference(models.FirstScores!, models.SecondScores!, averager, ofScores, options)
        : throw new InvalidOperationException($"No metric '{key}'.");

    private static BootstrapResult Overall(PairedPredictions models, string key, BootstrapOptions options) =>
        Bootstrap.Difference(models.First, models.Second, Metric.MatrixMetricByName(key).Measure, options);

    // On standard error and only where a person sees it: what is printed stays the same in a pipe.
    private static Comparison WithBar(int total, Func<IProgress<int>?, Comparison> work)
    {
        if (Console.IsErrorRedirected) return work(null);
        Comparison? result = null;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("bootstrap", maxValue: total);
            result = work(new Bar(task));
        });
        return result!;
    }

    // Each number reports its own replicates from one up, and starts again.
    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        private readonly Lock _gate = new();
        private int _last;

        public void Report(int value)
        {
            lock (_gate)
            {
                task.Increment(value >= _last ? value - _last : value);
                _last = value;
            }
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"BCa bootstrap of {Replicates} replicates, seed {Seed}");
}

using System.Collections.Immutable;

namespace MulticlassMetrics;

/// <summary>The usual metrics of each class and their averages: precision, recall, F1, specificity and Jaccard; micro, macro, weighted and worst.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Prints as a text table, for a test's output. Made by <see cref="ClassificationReport.Of"/>, whose type shows an example. Immutable.</remarks>
public sealed class ClassificationReport<TLabel>
    where TLabel : notnull
{
    private readonly AveragedScore<TLabel>[,] _averages;

    internal ClassificationReport(ConfusionMatrix<TLabel> matrix, UndefinedPolicy undefined)
    {
        Matrix = matrix;
        Undefined = undefined;
        Averagers = [new MicroAverager(undefined), new MacroAverager(undefined), new WeightedAverager(undefined), new WorstAverager(undefined)];
        _averages = new AveragedScore<TLabel>[Averagers.Length, Metrics.Length];
        for (int a = 0; a < Averagers.Length; a++)
        {
            for (int m = 0; m < Metrics.Length; m++) _averages[a, m] = Averagers[a].Average(matrix, Metrics[m]);
        }
    }

    /// <summary>What the report is of.</summary>
    public ConfusionMatrix<TLabel> Matrix { get; }

    /// <summary>What a class contributes to an average when its ratio is 0/0.</summary>
    public UndefinedPolicy Undefined { get; }

    /// <summary>The metrics, in the order of the columns.</summary>
    public ImmutableArray<CountsMetric> Metrics { get; } = [Metric.Precision, Metric.Recall, Metric.F1, Metric.Specificity, Metric.Jaccard];

    /// <summary>The averagers, in the order of the rows: micro, macro, weighted, worst.</summary>
    public ImmutableArray<IAverager> Averagers { get; }

    /// <summary>The micro average of one of <see cref="Metrics"/>.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">The metric is not in the report.</exception>
    public AveragedScore<TLabel> Micro(CountsMetric metric) => _averages[0, Column(metric)];

    /// <summary>The macro average of one of <see cref="Metrics"/>.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">The metric is not in the report.</exception>
    public AveragedScore<TLabel> Macro(CountsMetric metric) => _averages[1, Column(metric)];

    /// <summary>The support-weighted average of one of <see cref="Metrics"/>.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">The metric is not in the report.</exception>
    public AveragedScore<TLabel> Weighted(CountsMetric metric) => _averages[2, Column(metric)];

    /// <summary>The worst class by one of <see cref="Metrics"/>.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">The metric is not in the report.</exception>
    public AveragedScore<TLabel> Worst(CountsMetric metric) => _averages[3, Column(metric)];

    /// <summary>Samples, classes and accuracy, a row a class, a row an average; undefined ratios are marked and explained below.</summary>
    public override string ToString() => ReportText.Write(this);

    internal AveragedScore<TLabel> At(int averager, int metric) => _averages[averager, metric];

    private int Column(CountsMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        int column = Metrics.IndexOf(metric);
        return column >= 0 ? column : throw new ArgumentException($"The report has no '{metric.Name}'; average the matrix instead.", nameof(metric));
    }
}

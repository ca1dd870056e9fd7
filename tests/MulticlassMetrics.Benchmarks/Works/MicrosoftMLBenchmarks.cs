using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MulticlassMetrics.Benchmarks;

/// <summary>What Microsoft.ML's multi-class evaluator tells, by it and by this library, from the same million rows of ten scores.</summary>
public class MicrosoftMLBenchmarks
{
    private const int Classes = 10;

    private readonly MLContext _context = new(seed: 1);
    private int[] _classes = [];
    private int[] _actual = [];
    private int[] _predicted = [];
    private float[] _scores = [];
    private IDataView? _view;

    [GlobalSetup]
    public void Prepare()
    {
        _classes = [.. Enumerable.Range(0, Classes)];
        (_actual, _predicted) = Samples.Labels(Samples.Count(1_000_000), Classes);
        _scores = Array.ConvertAll(Samples.Scores(_actual, Classes), score => (float)score);
        Row[] rows = [.. _actual.Select((label, i) => new Row
        {
            Label = (uint)label + 1, PredictedLabel = (uint)_predicted[i] + 1, Score = _scores.AsSpan(i * Classes, Classes).ToArray(),
        })];

        // Cached, so that what is timed is the evaluator and not the making of its rows.
        _view = _context.Data.Cache(_context.Data.LoadFromEnumerable(rows));
        Evaluate();
    }

    [Benchmark(Baseline = true)]
    public MulticlassClassificationMetrics Evaluate() => _context.MulticlassClassification.Evaluate(_view, topKPredictionCount: 3);

    /// <summary>The confusion matrix, both accuracies, precision and recall by class, log loss and top-3 accuracy.</summary>
    [Benchmark]
    public double Ours()
    {
        ConfusionMatrix<int> matrix = ConfusionMatrix.FromLabels(_actual, _predicted);
        ClassScores<int> scores = ClassScores.From(_actual, _scores, _classes);
        double sum = matrix.Accuracy + matrix.BalancedAccuracy + scores.LogLoss() + scores.TopKAccuracy(3);
        foreach (BinaryCounts counts in matrix.PerClass) sum += counts.Precision + counts.Recall;
        return sum;
    }

    internal sealed class Row
    {
        [KeyType(Classes)]
        public uint Label { get; set; }

        [KeyType(Classes)]
        public uint PredictedLabel { get; set; }

        [VectorType(Classes)]
        public float[] Score { get; set; } = [];
    }
}

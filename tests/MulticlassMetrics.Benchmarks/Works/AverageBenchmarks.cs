using BenchmarkDotNet.Attributes;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Averages over a matrix that is ready: what they allocate grows with the classes, and with neither the samples nor the cells.</summary>
[MemoryDiagnoser]
public class AverageBenchmarks
{
    private ConfusionMatrix<int> _matrix = ConfusionMatrix.FromLabels([0], [0]);

    [Params(10_000, 1_000_000)]
    public int Count { get; set; } = 10_000;

    [Params(10, 100, 1000)]
    public int Classes { get; set; } = 10;

    [GlobalSetup]
    public void Prepare()
    {
        (int[] actual, int[] predicted) = Samples.Labels(Samples.Count(Count), Classes);
        _matrix = ConfusionMatrix.FromLabels(actual, predicted, options: new LabelOptions<int> { Classes = [.. Enumerable.Range(0, Classes)] });
    }

    [Benchmark]
    public double MicroF1() => Averager.Micro.F1(_matrix).Value;

    [Benchmark]
    public double MacroF1() => Averager.Macro.F1(_matrix).Value;

    [Benchmark]
    public double WeightedF1() => Averager.Weighted.F1(_matrix).Value;
}

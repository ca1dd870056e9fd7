using System.Numerics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Counting 10 million labels that are numbers, against reading them once.</summary>
public class CountingBenchmarks
{
    private int[] _actual = [];
    private int[] _predicted = [];
    private int[] _equal = [];
    private LabelOptions<int> _declared = new();

    [Params(10, 100, 1000)]
    public int Classes { get; set; } = 10;

    [Params(10_000_000)]
    public int Count { get; set; } = 10_000_000;

    [GlobalSetup]
    public void Prepare()
    {
        (_actual, _predicted) = Samples.Labels(Samples.Count(Count), Classes);
        _equal = new int[_actual.Length];
        Array.Fill(_equal, Classes / 2);
        _declared = new LabelOptions<int> { Classes = [.. Enumerable.Range(0, Classes)] };
    }

    /// <summary>The limit: one thread adds up both arrays, a vector at a time.</summary>
    [Benchmark(Baseline = true)]
    public int VectorSum() => Sum(_actual) + Sum(_predicted);

    [Benchmark]
    public ConfusionMatrix<int> Declared() => ConfusionMatrix.FromLabels(_actual, _predicted, options: _declared);

    [Benchmark]
    public ConfusionMatrix<int> Discovered() => ConfusionMatrix.FromLabels(_actual, _predicted);

    [Benchmark]
    public ConfusionMatrix<int> Declared_AllEqual() => ConfusionMatrix.FromLabels(_equal, _equal, options: _declared);

    /// <summary>Precision, recall and F1, each micro, macro and weighted, from the labels.</summary>
    [Benchmark]
    public double NineAverages()
    {
        ConfusionMatrix<int> matrix = Discovered();
        double sum = 0;
        foreach (IAverager averager in (ReadOnlySpan<IAverager>)[Averager.Micro, Averager.Macro, Averager.Weighted])
        {
            sum += averager.Precision(matrix).Value + averager.Recall(matrix).Value + averager.F1(matrix).Value;
        }

        return sum;
    }

    internal void Save(DataFiles files)
    {
        files.Write($"labels-{Classes}.actual.i32", _actual);
        files.Write($"labels-{Classes}.predicted.i32", _predicted);
    }

    private static int Sum(int[] values)
    {
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(values);
        Vector<int> first = default, second = default, third = default, fourth = default;
        int i = 0;
        for (; i <= vectors.Length - 4; i += 4)
        {
            first += vectors[i];
            second += vectors[i + 1];
            third += vectors[i + 2];
            fourth += vectors[i + 3];
        }

        for (; i < vectors.Length; i++) first += vectors[i];
        int sum = Vector.Sum(first + second + third + fourth);
        for (int k = vectors.Length * Vector<int>.Count; k < values.Length; k++) sum += values[k];
        return sum;
    }
}

using BenchmarkDotNet.Attributes;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Counting a million labels that are strings, and numbers of as many classes.</summary>
public class TextBenchmarks
{
    private int[] _actual = [];
    private int[] _predicted = [];
    private (string[] Actual, string[] Predicted) _repeated = ([], []);
    private (string[] Actual, string[] Predicted) _distinct = ([], []);

    [Params(10, 10_000, 100_000)]
    public int Classes { get; set; } = 10;

    [GlobalSetup]
    public void Prepare()
    {
        (_actual, _predicted) = Samples.Labels(Samples.Count(1_000_000), Classes);
        _repeated = (Samples.Repeated(_actual, Classes), Samples.Repeated(_predicted, Classes));
        _distinct = (Samples.Distinct(_actual), Samples.Distinct(_predicted));
    }

    [Benchmark]
    public ConfusionMatrix<int> Numbers() => ConfusionMatrix.FromLabels(_actual, _predicted);

    [Benchmark]
    public ConfusionMatrix<string> Strings_Repeated() => ConfusionMatrix.FromLabels(_repeated.Actual, _repeated.Predicted);

    [Benchmark]
    public ConfusionMatrix<string> Strings_Distinct() => ConfusionMatrix.FromLabels(_distinct.Actual, _distinct.Predicted);

    internal void Save(DataFiles files)
    {
        files.Write($"texts-{Classes}.actual.i32", _actual);
        files.Write($"texts-{Classes}.predicted.i32", _predicted);
    }
}

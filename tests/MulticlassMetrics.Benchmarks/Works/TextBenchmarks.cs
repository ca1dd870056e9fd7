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

    /// <summary>The limit of finding labels by their objects: one thread that reads the length and the last character of each.</summary>
    [Benchmark]
    public long Touch_Repeated() => Touch(_repeated.Actual) + Touch(_repeated.Predicted);

    /// <summary>The same of labels that are objects of their own.</summary>
    [Benchmark]
    public long Touch_Distinct() => Touch(_distinct.Actual) + Touch(_distinct.Predicted);

    internal void Save(DataFiles files)
    {
        files.Write($"texts-{Classes}.actual.i32", _actual);
        files.Write($"texts-{Classes}.predicted.i32", _predicted);
    }

    private static long Touch(string[] labels)
    {
        long sum = 0;
        foreach (string label in labels) sum += label.Length + label[^1];
        return sum;
    }
}

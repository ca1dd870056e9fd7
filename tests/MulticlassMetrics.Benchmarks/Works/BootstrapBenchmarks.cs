using BenchmarkDotNet.Attributes;

namespace MulticlassMetrics.Benchmarks;

/// <summary>10,000 bootstrap replicates of macro F1 of 20 classes, against a tight loop that resamples rows.</summary>
public class BootstrapBenchmarks
{
    /// <summary>How many replicates the loop makes; its time is that of as many as ours when multiplied.</summary>
    public const int LoopReplicates = 100;

    public const int Replicates = 10_000;

    private const int Classes = 20;

    private ConfusionMatrix<int> _matrix = ConfusionMatrix.FromLabels([0], [0]);
    private ushort[] _cells = [];

    [Params(100_000, 1_000_000)]
    public int Count { get; set; } = 100_000;

    [GlobalSetup]
    public void Prepare()
    {
        (int[] actual, int[] predicted) = Samples.Labels(Samples.Count(Count), Classes);
        _matrix = ConfusionMatrix.FromLabels(actual, predicted);
        _cells = [.. actual.Zip(predicted, (a, p) => (ushort)((a * Classes) + p))];
    }

    [Benchmark]
    public BootstrapResult Ours() => Bootstrap.Of(_matrix, Averager.Macro, Metric.F1, new BootstrapOptions { Seed = 1, Replicates = Samples.AreFew ? 200 : Replicates });

    /// <summary>A hundredth of the work: draws rows, counts their cells, measures.</summary>
    [Benchmark]
    public double ResampleRows()
    {
        Span<int> counts = stackalloc int[Classes * Classes];
        ulong state = 1;
        double sum = 0;
        for (int replicate = 0; replicate < LoopReplicates; replicate++)
        {
            counts.Clear();
            for (int i = 0; i < _cells.Length; i++) counts[_cells[(int)Math.BigMul(Samples.Next(ref state), (ulong)_cells.Length, out _)]]++;
            sum += MacroF1(counts);
        }

        return sum;
    }

    private static double MacroF1(ReadOnlySpan<int> counts)
    {
        double sum = 0;
        for (int c = 0; c < Classes; c++)
        {
            int margins = 0;
            for (int d = 0; d < Classes; d++) margins += counts[(c * Classes) + d] + counts[(d * Classes) + c];
            if (margins > 0) sum += 2.0 * counts[(c * Classes) + c] / margins;
        }

        return sum / Classes;
    }
}

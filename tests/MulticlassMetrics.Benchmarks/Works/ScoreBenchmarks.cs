using System.Numerics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Areas under curves of a million rows of ten scores, from the arrays, against sorting every column.</summary>
public class ScoreBenchmarks
{
    private const int Classes = 10;

    private int[] _classes = [];
    private int[] _actual = [];
    private double[] _scores = [];
    private double[][] _columns = [];
    private double[] _all = [];
    private int[] _places = [];

    [Params(1_000_000)]
    public int Count { get; set; } = 1_000_000;

    [GlobalSetup]
    public void Prepare()
    {
        _classes = [.. Enumerable.Range(0, Classes)];
        (_actual, _) = Samples.Labels(Samples.Count(Count), Classes);
        _scores = Samples.Scores(_actual, Classes);
        _all = new double[_scores.Length];
        _places = new int[_scores.Length];
        _columns = [.. Enumerable.Range(0, Classes).Select(_ => new double[_actual.Length])];
    }

    /// <summary>Puts the columns back out of order.</summary>
    [IterationSetup(Target = nameof(SortEveryColumn))]
    public void Shuffle()
    {
        for (int c = 0; c < Classes; c++)
        {
            for (int i = 0; i < _actual.Length; i++) _columns[c][i] = _scores[(i * Classes) + c];
        }
    }

    /// <summary>The plain way: every column sorted, one after the other.</summary>
    [Benchmark(Baseline = true)]
    public double SortEveryColumn()
    {
        foreach (double[] column in _columns) Array.Sort(column);
        return _columns[0][0];
    }

    /// <summary>The scores of each class's own samples sorted, after all scores are read once: what any area needs, without setting a negative against them.</summary>
    [Benchmark]
    public double ReadAllAndSortPositives()
    {
        double sum = Sum(_scores);
        int[] next = new int[Classes];
        for (int i = 0; i < _actual.Length; i++) _columns[_actual[i]][next[_actual[i]]++] = _scores[(i * Classes) + _actual[i]];
        for (int c = 0; c < Classes; c++) Array.Sort(_columns[c], 0, next[c]);
        return sum + _columns[0][0];

        static double Sum(double[] scores)
        {
            Vector<double> lanes = default;
            foreach (Vector<double> some in MemoryMarshal.Cast<double, Vector<double>>(scores.AsSpan())) lanes += some;
            return Vector.Sum(lanes);
        }
    }

    /// <summary>All scores sorted with their places, which the reference without skill of an explained gap needs: by one thread, with what the runtime has.</summary>
    [Benchmark]
    public int SortAllWithPlaces()
    {
        _scores.CopyTo(_all, 0);
        for (int i = 0; i < _places.Length; i++) _places[i] = i;
        Array.Sort(_all, _places);
        return _places[0];
    }

    [Benchmark]
    public double MacroAuc() => Averager.Macro.Auc(Bind()).Value;

    [Benchmark]
    public double MicroAuc() => Averager.Micro.Auc(Bind()).Value;

    [Benchmark]
    public double MacroAndMicroAuc()
    {
        ClassScores<int> scores = Bind();
        return Averager.Macro.Auc(scores).Value + Averager.Micro.Auc(scores).Value;
    }

    [Benchmark]
    public double MacroAveragePrecision() => Averager.Macro.AveragePrecision(Bind()).Value;

    [Benchmark]
    public double MicroAveragePrecision() => Averager.Micro.AveragePrecision(Bind()).Value;

    /// <summary>The AUC of every class with its interval by DeLong.</summary>
    [Benchmark]
    public double DeLongOfAllClasses()
    {
        ClassScores<int> scores = Bind();
        double sum = 0;
        foreach (int label in _classes) sum += scores.Estimate(label, Metric.RocAuc).Low;
        return sum;
    }

    [Benchmark]
    public AverageGap<int> Explain_Totals() => AverageGap.Of(Bind(), Metric.RocAuc, poolingErrors: false);

    [Benchmark]
    public AverageGap<int> Explain_Contributions() => AverageGap.Of(Bind(), Metric.RocAuc, poolingErrors: true);

    internal void Save(DataFiles files)
    {
        files.Write("scores.actual.i32", _actual);
        files.Write("scores.f64", _scores);
    }

    private ClassScores<int> Bind() => ClassScores.From(_actual, _scores, _classes);
}

using System.Globalization;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Measures everything that the table of ratios needs.</summary>
/// <param name="files">Where to leave the data for peers.</param>
/// <param name="rounds">How often to time each work.</param>
/// <param name="only">The start of the keys to measure; empty for all.</param>
internal sealed class Measurements(DataFiles files, int rounds, string only)
{
    private readonly Dictionary<string, double> _seconds = [];

    /// <summary>The median seconds of each work that was measured, by key; under other keys, bytes.</summary>
    public IReadOnlyDictionary<string, double> Values => _seconds;

    public void Add(string key, double value) => _seconds[key] = value;

    public bool IsWanted(string key) => key.StartsWith(only, StringComparison.Ordinal) || only.StartsWith(key, StringComparison.Ordinal);

    public void Run()
    {
        foreach (int classes in (ReadOnlySpan<int>)[10, 100, 1000]) Group($"count-{classes}", key => Counting(key, classes, 10_000_000));
        foreach (int classes in (ReadOnlySpan<int>)[10, 10_000, 100_000]) Group($"text-{classes}", key => Texts(key, classes));
        Group("scores", key => Scores(key, 1_000_000));
        Group("bootstrap-100000", key => Resampling(key, 100_000));
        Group("bootstrap-1000000", key => Resampling(key, 1_000_000));
        Group("ml", MicrosoftML);
        foreach (int classes in (ReadOnlySpan<int>)[10, 100, 1000])
        {
            foreach (int count in (ReadOnlySpan<int>)[10_000, 1_000_000]) Group($"average-{classes}-{count}", key => Allocation(key, classes, count));
        }

        foreach (int count in Curve.Counts)
        {
            foreach (int classes in Curve.Classes) Group($"curve-count-{classes}-{count}", key => CurveOfCounting(key, classes, count));
            if (count <= Curve.MostScoredRows) Group($"curve-auc-{count}", key => CurveOfScores(key, count));
        }
    }

    private void Group(string key, Action<string> measure)
    {
        if (!IsWanted(key)) return;
        if (!Samples.AreFew) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {key}"));
        measure(key);
        GC.Collect();
    }

    private void Time(string key, params Work[] works)
    {
        foreach ((string name, double seconds) in Timing.InTurns(rounds, works)) _seconds.Add($"{key}.{name}", seconds);
    }

    private void Counting(string key, int classes, int count)
    {
        var of = new CountingBenchmarks { Classes = classes, Count = count };
        of.Prepare();
        of.Save(files);
        Time(
            key, new Work("sum", () => of.VectorSum()), new Work("declared", () => of.Declared()), new Work("discovered", () => of.Discovered()),
            new Work("equal", () => of.Declared_AllEqual()), new Work("averages", () => of.NineAverages()));
    }

    private void Texts(string key, int classes)
    {
        var of = new TextBenchmarks { Classes = classes };
        of.Prepare();
        of.Save(files);
        Time(
            key, new Work("numbers", () => of.Numbers()), new Work("repeated", () => of.Strings_Repeated()), new Work("distinct", () => of.Strings_Distinct()),
            new Work("touchRepeated", () => of.Touch_Repeated()), new Work("touchDistinct", () => of.Touch_Distinct()));
        _seconds.Add($"{key}.numbersBytes", Allocated(() => of.Numbers()));
        _seconds.Add($"{key}.stringsBytes", Allocated(() => of.Strings_Distinct()));
    }

    private void Scores(string key, int count)
    {
        var of = new ScoreBenchmarks { Count = count };
        of.Prepare();
        of.Save(files);
        Time(
            key, new Work("sort", () => of.SortEveryColumn(), of.Shuffle), new Work("macroAuc", () => of.MacroAuc()), new Work("microAuc", () => of.MicroAuc()),
            new Work("bothAuc", () => of.MacroAndMicroAuc()), new Work("macroAp", () => of.MacroAveragePrecision()), new Work("microAp", () => of.MicroAveragePrecision()),
            new Work("deLong", () => of.DeLongOfAllClasses()), new Work("explain", () => of.Explain_Totals()), new Work("contributions", () => of.Explain_Contributions()),
            new Work("sortAll", () => of.SortAllWithPlaces()), new Work("sortPositives", () => of.ReadAllAndSortPositives()));
    }

    private void Resampling(string key, int count)
    {
        var of = new BootstrapBenchmarks { Count = count };
        of.Prepare();
        Time(key, new Work("ours", () => of.Ours()), new Work("loop", () => of.ResampleRows()));
        _seconds[$"{key}.loop"] *= BootstrapBenchmarks.Replicates / BootstrapBenchmarks.LoopReplicates;
    }

    private void MicrosoftML(string key)
    {
        var of = new MicrosoftMLBenchmarks();
        of.Prepare();
        Time(key, new Work("evaluate", () => of.Evaluate()), new Work("ours", () => of.Ours()));
    }

    private void Allocation(string key, int classes, int count)
    {
        var of = new AverageBenchmarks { Classes = classes, Count = count };
        of.Prepare();
        of.MacroF1();
        _seconds.Add($"{key}.bytes", Allocated(() => of.MacroF1()));
        Time(key, new Work("macro", () => of.MacroF1()));
    }

    private void CurveOfCounting(string key, int classes, int count)
    {
        var of = new CountingBenchmarks { Classes = classes, Count = count };
        of.Prepare();
        Time(key, new Work("declared", () => of.Declared()));
    }

    private void CurveOfScores(string key, int count)
    {
        var of = new ScoreBenchmarks { Count = count };
        of.Prepare();
        Time(key, new Work("macroAuc", () => of.MacroAuc()));
    }

    // What is allocated in all is no less than what is held at once.
    private static double Allocated(Action work)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}

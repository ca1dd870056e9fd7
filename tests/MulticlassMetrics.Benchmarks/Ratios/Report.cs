using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Writes what was measured as Markdown, ratios first.</summary>
internal static class Report
{
    // What 100,000 classes may take.
    private const double MostBytes = 200e6;

    public static void Write(TextWriter to, IReadOnlyDictionary<string, double> values, int rounds, string peers)
    {
        to.WriteLine(Invariant($"{DateTime.UtcNow:d MMMM yyyy}; {Processor()}, {Environment.ProcessorCount} cores, AVX2 {Yes(Avx2.IsSupported)}, AVX-512 {Yes(Avx512F.IsSupported)}; {RuntimeInformation.OSDescription.Split('#')[0].Trim()}; {RuntimeInformation.FrameworkDescription}; {peers}. Every other time is the median of {rounds}."));
        to.WriteLine();
        to.WriteLine("| work | against | ratio | reach | | this | other |");
        to.WriteLine("|---|---|--:|--:|---|--:|--:|");
        foreach (Line line in Line.All)
        {
            if (values.TryGetValue(line.Ours, out double ours)) to.WriteLine(Row(line, ours, values.TryGetValue(line.Other, out double other) ? other : double.NaN));
        }

        foreach (string of in (ReadOnlySpan<string>)["strings", "numbers"])
        {
            if (!values.TryGetValue($"text-100000.{of}Bytes", out double bytes)) continue;
            to.WriteLine(Invariant($"| 100,000 classes, 1 million {of}: allocated in all | | {bytes / 1e6:F0} MB | ≤ 200 MB | {Mark(bytes <= MostBytes)} | | |"));
        }

        Limits(to, values);
        Allocations(to, values);
        Curves(to, values);
    }

    private static string Row(Line line, double ours, double other)
    {
        string reach = line.AtMost > 0 ? Invariant($"≤ {line.AtMost}×") : Invariant($"≥ {line.AtLeast}×");
        if (double.IsNaN(other)) return $"| {line.Work} | {line.Against} | | {reach} | not measured | {Time(ours)} | |";
        (string shown, bool reached) = line.AtMost > 0
            ? ($"{Figures(ours / other)}×", ours / other <= line.AtMost)
            : ($"{Figures(other / ours)}× faster", other / ours >= line.AtLeast);
        return $"| {line.Work} | {line.Against} | {shown} | {reach} | {Mark(reached)} | {Time(ours)} | {Time(other)} |";
    }

    private static void Limits(TextWriter to, IReadOnlyDictionary<string, double> values)
    {
        Line[] known = [.. Line.Limits.Where(line => values.ContainsKey(line.Ours) && values.ContainsKey(line.Other))];
        if (known.Length == 0) return;
        to.WriteLine();
        to.WriteLine("Limits, in the same run:");
        to.WriteLine();
        to.WriteLine("| work | against | ratio | this | other |");
        to.WriteLine("|---|---|--:|--:|--:|");
        foreach (Line line in known) to.WriteLine($"| {line.Work} | {line.Against} | {Figures(values[line.Ours] / values[line.Other])}× | {Time(values[line.Ours])} | {Time(values[line.Other])} |");
    }

    private static void Allocations(TextWriter to, IReadOnlyDictionary<string, double> values)
    {
        string[] keys = [.. values.Keys.Where(key => key.StartsWith("average-", StringComparison.Ordinal) && key.EndsWith(".bytes", StringComparison.Ordinal))];
        if (keys.Length == 0) return;
        to.WriteLine();
        to.WriteLine("Macro F1 over a matrix that is ready:");
        to.WriteLine();
        to.WriteLine("| classes | samples | allocated | time |");
        to.WriteLine("|--:|--:|--:|--:|");
        foreach (string key in keys)
        {
            string[] parts = key.Split('-', '.');
            to.WriteLine($"| {parts[1]} | {parts[2]} | {values[key].ToString("N0", CultureInfo.InvariantCulture)} bytes | {Time(values[key.Replace(".bytes", ".macro", StringComparison.Ordinal)])} |");
        }
    }

    private static void Curves(TextWriter to, IReadOnlyDictionary<string, double> values)
    {
        if (!values.Keys.Any(key => key.StartsWith("curve-", StringComparison.Ordinal))) return;
        to.WriteLine();
        to.WriteLine("Nanoseconds a sample, over the number of samples:");
        to.WriteLine();
        to.WriteLine($"| work | {string.Join(" | ", Curve.Counts.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)))} |");
        to.WriteLine($"|---|{string.Concat(Curve.Counts.Select(_ => "--:|"))}");
        foreach (int classes in Curve.Classes) to.WriteLine($"| matrix, {classes} declared classes | {Cells(count => $"curve-count-{classes}-{count}.declared")} |");
        to.WriteLine($"| macro AUC, 10 classes | {Cells(count => $"curve-auc-{count}.macroAuc")} |");

        string Cells(Func<int, string> key) => string.Join(" | ", Curve.Counts.Select(count =>
            values.TryGetValue(key(count), out double seconds) ? Figures(seconds / Samples.Count(count) * 1e9) : ""));
    }

    private static string Time(double seconds) => seconds >= 1 ? Figures(seconds) + " s" : seconds >= 1e-3 ? Figures(seconds * 1e3) + " ms" : Figures(seconds * 1e6) + " µs";

    private static string Figures(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "F1" : value >= 0.1 ? "F2" : "F3", CultureInfo.InvariantCulture);

    private static string Mark(bool reached) => reached ? "yes" : "**no**";

    private static string Yes(bool has) => has ? "yes" : "no";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Processor()
    {
        const string Field = "model name";
        return File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) is { } line
            ? line.Split(':', 2)[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }
}

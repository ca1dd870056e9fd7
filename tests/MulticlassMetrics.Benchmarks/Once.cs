using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Runs every benchmark once on a few samples, so that a build notices one that no longer works.</summary>
internal static class Once
{
    public static int Run()
    {
        Samples.AreFew = true;
        string folder = Directory.CreateTempSubdirectory("metrics-benchmarks-").FullName;
        try
        {
            IConfig config = ManualConfig.CreateEmpty()
                .AddJob(Job.Dry.WithToolchain(InProcessNoEmitToolchain.Instance))
                .AddLogger(NullLogger.Instance)
                .WithArtifactsPath(folder)
                .WithOptions(ConfigOptions.DisableOptimizationsValidator);
            BenchmarkReport[] reports = [.. BenchmarkRunner.Run(typeof(Once).Assembly, config).SelectMany(summary => summary.Reports)];
            BenchmarkReport[] failed = [.. reports.Where(report => !report.Success || report.ResultStatistics is null)];
            foreach (BenchmarkReport report in failed) Console.Error.WriteLine($"{report.BenchmarkCase.DisplayInfo} did not run.");

            var measured = new Measurements(new DataFiles(folder), rounds: 1, only: "");
            measured.Run();
            using var table = new StringWriter();
            Report.Write(table, measured.Values, rounds: 1, "few samples");
            string[] missing = [.. Line.All.Where(line => !line.Ours.StartsWith("tool.", StringComparison.Ordinal) && !measured.Values.ContainsKey(line.Ours)).Select(line => line.Ours)];
            if (missing.Length > 0) Console.Error.WriteLine($"The table of ratios has no values for {string.Join(", ", missing)}.");

            Console.WriteLine($"{reports.Length - failed.Length} of {reports.Length} benchmarks ran once, and {measured.Values.Count} values of the table of ratios.");
            return reports.Length > 0 && failed.Length == 0 && missing.Length == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

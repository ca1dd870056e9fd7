using System.Diagnostics;
using System.Globalization;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Times the tool and its peers as whole processes.</summary>
/// <param name="tool">The tool's assembly, published.</param>
/// <param name="hello">The assembly of a program that prints one line.</param>
internal sealed class ToolRuns(string tool, string hello)
{
    private const int Classes = 10;

    /// <param name="measured">What takes the times.</param>
    /// <param name="files">Where to write the CSV.</param>
    /// <param name="rounds">How often to start each program.</param>
    /// <param name="slowRounds">How often where a run takes most of a minute: with intervals, and pandas.</param>
    public void Run(Measurements measured, DataFiles files, int rounds, int slowRounds)
    {
        if (!measured.IsWanted("tool")) return;
        string csv = WriteCsv(files);
        Work[] works =
        [
            new("hello", () => Start("dotnet", hello)),
            new("help", () => Start("dotnet", tool, "--help")),
            new("report", () => Start("dotnet", tool, "report", csv, "--confidence", "none")),
        ];
        Work[] slow =
        [
            new("intervals", () => Start("dotnet", tool, "report", csv)),
            new("pandas", () => Start(Peers.Python, Peers.Script, "report", csv)),
        ];
        foreach (Work work in works) work.Run();
        foreach ((string key, double seconds) in Turns(rounds, works).Concat(Turns(slowRounds, slow))) measured.Add($"tool.{key}", seconds);
    }

    private static IEnumerable<(string Key, double Seconds)> Turns(int rounds, Work[] works)
    {
        double[][] seconds = [.. works.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int w = 0; w < works.Length; w++)
            {
                long start = Stopwatch.GetTimestamp();
                works[w].Run();
                seconds[w][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }

        return works.Zip(seconds, (work, of) => (work.Key, Timing.Median(of)));
    }

    private static string WriteCsv(DataFiles files)
    {
        (int[] actual, int[] predicted) = Samples.Labels(Samples.Count(1_000_000), Classes);
        double[] scores = Samples.Scores(actual, Classes);
        string path = files.PathOf("predictions.csv");
        using var writer = new StreamWriter(path);
        writer.WriteLine("actual,predicted," + string.Join(',', Enumerable.Range(0, Classes).Select(c => "score:" + Samples.Name(c))));
        for (int i = 0; i < actual.Length; i++)
        {
            writer.Write(Samples.Name(actual[i]));
            writer.Write(',');
            writer.Write(Samples.Name(predicted[i]));

            // As a model writes them that computes in single precision.
            for (int c = 0; c < Classes; c++) writer.Write(string.Create(CultureInfo.InvariantCulture, $",{(float)scores[(i * Classes) + c]}"));
            writer.Write('\n');
        }

        return path;
    }

    private static void Start(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}

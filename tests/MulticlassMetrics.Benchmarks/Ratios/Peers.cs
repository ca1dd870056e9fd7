using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MulticlassMetrics.Benchmarks;

/// <summary>Runs scikit-learn on the files that this library was measured on.</summary>
internal static class Peers
{
    // Debian's, which has scikit-learn; another Python may come first on the path.
    public const string Python = "/usr/bin/python3";

    public static string Script { get; } = Path.Combine(AppContext.BaseDirectory, "peers.py");

    /// <summary>Adds what the peers measured, and returns what they are.</summary>
    public static string Run(Measurements measured, DataFiles files, int rounds, string only)
    {
        var start = new ProcessStartInfo(Python, [Script, "time", files.Folder, rounds.ToString(CultureInfo.InvariantCulture), only]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Python} {Script} ended with {process.ExitCode}.");
        using var document = JsonDocument.Parse(output);
        foreach (JsonProperty item in document.RootElement.GetProperty("seconds").EnumerateObject()) measured.Add(item.Name, item.Value.GetDouble());
        return document.RootElement.GetProperty("versions").GetString()!;
    }
}

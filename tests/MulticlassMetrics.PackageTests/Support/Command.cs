using System.Diagnostics;
using System.Text;

namespace MulticlassMetrics.PackageTests.Support;

/// <summary>Runs programs as somebody would in a shell of their own, without what the test run has set for itself.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static Task<CommandResult> DotNetAsync(string folder, params string[] arguments) =>
        RunAsync(folder, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments);

    public static async Task<CommandResult> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string variable in start.Environment.Keys.Where(IsOfTheTestRun).ToArray())
            start.Environment.Remove(variable);
        // No build server may outlive the run; whole words, whatever language the machine speaks.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        StringBuilder output = new();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        string command = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {Patience}:{Environment.NewLine}{output}");
        }

        lock (output)
            return new CommandResult(command, process.ExitCode, output.ToString());

        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
                return;
            lock (output)
                output.AppendLine(line.Data);
        }
    }

    private static bool IsOfTheTestRun(string variable) =>
        variable.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("CORECLR_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("COVERLET", StringComparison.OrdinalIgnoreCase);
}

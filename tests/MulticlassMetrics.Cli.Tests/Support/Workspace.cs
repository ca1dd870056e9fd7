using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MulticlassMetrics.Cli.Tests;

/// <summary>A folder of its own in which the tool is run as a process, so that messages name files as a user sees them.</summary>
internal sealed class Workspace : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Workspace() => Folder = Directory.CreateTempSubdirectory("metrics-").FullName;

    public string Folder { get; }

    /// <summary>Writes a file as UTF-8 without a byte order mark.</summary>
    public Workspace With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public Workspace With(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), content);
        return this;
    }

    public ToolResult Run(params string[] arguments) => RunOn("", arguments);

    public ToolResult RunOn(string input, params string[] arguments) => RunOn(Encoding.UTF8.GetBytes(input), arguments);

    public ToolResult RunOn(byte[] input, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"metrics {string.Join(' ', arguments)} did not end within {Patience}.");
        }

        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Runs the tool and expects it to succeed.</summary>
    public string Print(params string[] arguments)
    {
        ToolResult result = Run(arguments);
        result.Should().Match<ToolResult>(r => r.ExitCode == 0 && r.Error == "");
        return result.Output;
    }

    public JsonElement PrintJson(params string[] arguments) => JsonDocument.Parse(Print([.. arguments, "--format", "json"])).RootElement;

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "metrics.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Whatever the machine that runs the tests says about colours, a pipe gets none.
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["CLICOLOR_FORCE"] = "1";
        start.Environment["TERM"] = "xterm-256color";
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

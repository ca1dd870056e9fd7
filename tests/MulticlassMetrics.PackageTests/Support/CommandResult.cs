namespace MulticlassMetrics.PackageTests.Support;

/// <summary>How a program ended and all that it printed, errors included.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <exception cref="InvalidOperationException">The program failed; the message has what it printed.</exception>
    public CommandResult Succeeds() => ExitCode == 0
        ? this
        : throw new InvalidOperationException($"{Command} ended with {ExitCode}:{Environment.NewLine}{Output}");
}

namespace MulticlassMetrics.Cli.Tests;

internal sealed record ToolResult(int ExitCode, string Output, string Error);

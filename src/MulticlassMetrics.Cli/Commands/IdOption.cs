using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary>The option that names the column which tells rows apart, for gates and baselines.</summary>
internal static class IdOption
{
    public static Option<string?> Create() => new("--id") { Description = "The column that tells rows apart. Without it rows go by their line in the file, and a baseline cannot be shared with code, which needs ids.", HelpName = "COLUMN" };
}

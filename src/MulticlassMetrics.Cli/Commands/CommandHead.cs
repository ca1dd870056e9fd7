using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary>What the list of commands says of one.</summary>
/// <param name="Name">The word that calls it.</param>
/// <param name="Description">What it does.</param>
/// <param name="Files">What help calls the files that it reads.</param>
internal sealed record CommandHead(string Name, string Description, params string[] Files)
{
    /// <summary>The command without its options, which take a good part of the start to make, where nothing on the command line is of it; else all of it.</summary>
    public Command For(string[] args, Func<Command> whole) => Array.Exists(args, arg => arg.Contains(Name, StringComparison.Ordinal)) ? whole() : ToCommand(Files.Select(Argument));

    /// <summary>The command, to which options are still to be added.</summary>
    /// <param name="files">Its files.</param>
    public Command ToCommand(IEnumerable<Argument<string>> files)
    {
        var command = new Command(Name, Description);
        foreach (Argument<string> file in files) command.Add(file);
        return command;
    }

    public static Argument<string> Argument(string name) => new(name) { Description = "A CSV file with a header, gzipped or not, or a Parquet file; - for standard input." };
}

using System.CommandLine;
using System.CommandLine.Invocation;

namespace MulticlassMetrics.Cli;

/// <summary>The command line: what is asked for, and how it ends.</summary>
internal static class Tool
{
    private const int Failure = 2;

    public static int Run(string[] args)
    {
        try
        {
            // Response files are off: a column or class may start with an @.
            ParseResult result = Commands(args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Action is ParseErrorAction) throw new InputException(Explain(result) + " Try --help.");
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is InputException or UndefinedMetricException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine("metrics: " + OneLine(e.Message));
            return Failure;
        }
    }

    private static RootCommand Commands(string[] args) => new("How good a multi-class classifier is, from a file of its predictions.")
    {
        ReportCommand.Head.For(args, ReportCommand.Create),
        CompareCommand.Head.For(args, CompareCommand.Create),
        ExplainCommand.Head.For(args, ExplainCommand.Create),
        GateCommand.Head.For(args, GateCommand.Create),
        BaselineCommand.Head.For(args, BaselineCommand.Create),
    };

    // Of several errors the one about a word that nobody knows is the cause, and the parser names it last.
    private static string Explain(ParseResult result) =>
        result.UnmatchedTokens is [string unknown, ..] ? $"There is no command, option or argument {Label.Quote(unknown)}." : result.Errors[0].Message;

    private static string OneLine(string message) => string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

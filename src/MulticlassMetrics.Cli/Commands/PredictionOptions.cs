using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary>The options of every command that reads predictions.</summary>
internal sealed class PredictionOptions
{
    private readonly Option<string> _actual = Column("--actual", "The column of actual labels.", "actual");
    private readonly Option<string> _predicted = Column("--predicted", "The column of predicted labels. Where there is none, the highest score decides.", "predicted");
    private readonly Option<string?> _weight = new("--weight") { Description = "The column of sample weights. Without it every row weighs one.", HelpName = "COLUMN" };

    private readonly Option<string> _scores = new("--scores")
    {
        Description = "The columns of scores, * standing for the class, read where there are some; none to do without.",
        HelpName = "PATTERN",
        DefaultValueFactory = _ => ScorePattern.Default,
    };

    private readonly Option<string?> _classes = new("--classes")
    {
        Description = "The classes in their order, separated by commas; a label outside is an error. "
            + "Without it: those of the scores, else the labels that occur, in numeric order when all are integers, else as the score columns stand or in ordinal order.",
        HelpName = "A,B,C",
    };

    private readonly Option<string?> _cluster = new("--cluster")
    {
        Description = "The column that groups rows which are alike, as by patient, so that standard errors allow for it.",
        HelpName = "COLUMN",
    };

    private readonly Argument<string>[] _files;

    /// <param name="files">What help calls the files.</param>
    public PredictionOptions(string[] files) => _files = Array.ConvertAll(files, CommandHead.Argument);

    public Command AddTo(CommandHead head)
    {
        Command command = head.ToCommand(_files);
        command.Add(_actual);
        command.Add(_predicted);
        command.Add(_scores);
        command.Add(_weight);
        command.Add(_classes);
        command.Add(_cluster);
        return command;
    }

    public PredictionInput Read(ParseResult result, int file = 0) => new(
        result.GetRequiredValue(_files[file]),
        result.GetRequiredValue(_actual),
        new ColumnChoice(result.GetRequiredValue(_predicted), IsGiven(result, _predicted)),
        result.GetValue(_weight),
        result.GetValue(_cluster),
        ScorePattern.Parse(result.GetRequiredValue(_scores), IsGiven(result, _scores)),
        result.GetValue(_classes) is { } classes ? DeclaredClasses.Parse(classes) : null);

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Option<string> Column(string name, string description, string otherwise) =>
        new(name) { Description = description, HelpName = "COLUMN", DefaultValueFactory = _ => otherwise };
}

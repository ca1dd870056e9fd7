using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary>The options of every command that reads predictions.</summary>
internal sealed class PredictionOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "A CSV file with a header, or - for standard input." };
    private readonly Option<string> _actual = Column("--actual", "The column of actual labels.", "actual");
    private readonly Option<string> _predicted = Column("--predicted", "The column of predicted labels.", "predicted");
    private readonly Option<string?> _weight = new("--weight") { Description = "The column of sample weights. Without it every row weighs one.", HelpName = "COLUMN" };

    private readonly Option<string?> _classes = new("--classes")
    {
        Description = "The classes in their order, separated by commas; a label outside is an error. "
            + "Without it: the labels that occur, in numeric order when all are integers, else in ordinal order.",
        HelpName = "A,B,C",
    };

    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_actual);
        command.Add(_predicted);
        command.Add(_weight);
        command.Add(_classes);
    }

    public PredictionInput Read(ParseResult result) => new(
        result.GetRequiredValue(_file),
        result.GetRequiredValue(_actual),
        result.GetRequiredValue(_predicted),
        result.GetValue(_weight),
        result.GetValue(_classes) is { } classes ? DeclaredClasses.Parse(classes) : null);

    private static Option<string> Column(string name, string description, string otherwise) =>
        new(name) { Description = description, HelpName = "COLUMN", DefaultValueFactory = _ => otherwise };
}

using System.CommandLine;
using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>The option that sets the level of the intervals.</summary>
/// <param name="canBeNone">Whether the command can do without intervals.</param>
internal sealed class LevelOption(bool canBeNone)
{
    private const string None = "none";

    private readonly Option<string> _confidence = new("--confidence")
    {
        Description = canBeNone ? "The level of the confidence intervals, or none to do without." : "The level of the confidence intervals and of the tests.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => "0.95",
    };

    public void AddTo(Command command) => command.Add(_confidence);

    /// <summary>Null where no intervals are wanted.</summary>
    public double? Read(ParseResult result)
    {
        string text = result.GetRequiredValue(_confidence);
        if (canBeNone && text == None) return null;
        if (TryShare(text, out double level)) return level;
        throw new InputException(canBeNone
            ? $"--confidence {Label.Quote(text)} is neither a number above 0 and below 1 nor {None}."
            : $"--confidence {Label.Quote(text)} is not a number above 0 and below 1.");
    }

    /// <summary>Reads a number above 0 and below 1.</summary>
    public static bool TryShare(string text, out double share) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out share) && share > 0 && share < 1;
}

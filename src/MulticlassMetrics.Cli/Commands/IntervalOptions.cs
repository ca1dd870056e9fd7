using System.CommandLine;
using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>The options of every command that says how sure its numbers are.</summary>
internal sealed class IntervalOptions
{
    private const string None = "none";

    private readonly Option<string> _confidence = new("--confidence")
    {
        Description = "The level of the confidence intervals, or none to do without.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => "0.95",
    };

    private readonly Choice<IntervalKind> _kind = new(
        "--interval", "auto takes for each number the interval that covers best; wald is value ± z standard errors, as pROC does for AUCs.", IntervalKind.Auto);

    public void AddTo(Command command)
    {
        command.Add(_confidence);
        _kind.AddTo(command);
    }

    /// <summary>Null where no intervals are wanted.</summary>
    public IntervalChoice? Read(ParseResult result)
    {
        string text = result.GetRequiredValue(_confidence);
        if (text == None) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double level) && level > 0 && level < 1
            ? new IntervalChoice(level, _kind.Read(result))
            : throw new InputException($"--confidence {Label.Quote(text)} is neither a number above 0 and below 1 nor {None}.");
    }
}

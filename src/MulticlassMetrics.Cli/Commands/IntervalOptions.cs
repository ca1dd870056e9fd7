using System.CommandLine;

namespace MulticlassMetrics.Cli;

/// <summary>The options of every command that says how sure its numbers are.</summary>
internal sealed class IntervalOptions
{
    private readonly LevelOption _level = new(canBeNone: true);

    private readonly Choice<IntervalKind> _kind = new(
        "--interval", "auto takes for each number the interval that covers best; wald is value ± z standard errors, as pROC does for AUCs.", IntervalKind.Auto);

    public void AddTo(Command command)
    {
        _level.AddTo(command);
        _kind.AddTo(command);
    }

    /// <summary>Null where no intervals are wanted.</summary>
    public IntervalChoice? Read(ParseResult result) => _level.Read(result) is { } level ? new IntervalChoice(level, _kind.Read(result)) : null;
}

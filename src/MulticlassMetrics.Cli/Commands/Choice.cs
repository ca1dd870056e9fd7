using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics.Cli;

/// <summary>An option whose values are the members of an enumeration, written in lower case.</summary>
/// <remarks>The option itself is of text: help would show the default of an enumeration in another case than it can be given.</remarks>
internal sealed class Choice<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _choices;
    private readonly Option<string> _option;

    public Choice(string name, string description, T otherwise)
        : this(name, description, otherwise, Enum.GetValues<T>())
    {
    }

    /// <param name="name">The option.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="otherwise">Its value where it is not given.</param>
    /// <param name="among">The members that a command can take.</param>
    public Choice(string name, string description, T otherwise, params ReadOnlySpan<T> among)
    {
        _choices = among.ToArray().ToDictionary(Name);
        _option = new Option<string>(name) { Description = description, HelpName = string.Join('|', _choices.Keys), DefaultValueFactory = _ => Name(otherwise) };
        _option.CompletionSources.Add([.. _choices.Keys]);
        _option.Validators.Add(result =>
        {
            if (result.Tokens is not [.., { Value: { } given }] || _choices.ContainsKey(given)) return;
            result.AddError($"{name} {Label.Quote(given)} is not one of {string.Join(", ", _choices.Keys)}.");
        });
    }

    public void AddTo(Command command) => command.Add(_option);

    public T Read(ParseResult result) => _choices[result.GetRequiredValue(_option)];

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Options are written in lower case.")]
    private static string Name(T value) => value.ToString().ToLowerInvariant();
}

using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics.Cli;

/// <summary>An option whose values are the members of an enumeration, written in lower case.</summary>
/// <remarks>The option itself is of text: help would show the default of an enumeration in another case than it can be given.</remarks>
internal sealed class Choice<T>
    where T : struct, Enum
{
    private readonly Option<string> _option;

    public Choice(string name, string description, T otherwise)
        : this(name, description, otherwise, Choice.NamesOf(typeof(T)))
    {
    }

    /// <param name="name">The option.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="otherwise">Its value where it is not given.</param>
    /// <param name="among">The members that a command can take.</param>
    public Choice(string name, string description, T otherwise, params T[] among)
        : this(name, description, otherwise, Array.ConvertAll(among, value => value.ToString()))
    {
    }

    private Choice(string name, string description, T otherwise, string[] names) => _option = Choice.Of(name, description, otherwise.ToString(), names);

    public void AddTo(Command command) => command.Add(_option);

    public T Read(ParseResult result) => Enum.Parse<T>(result.GetRequiredValue(_option), ignoreCase: true);
}

/// <summary>What does not depend on the enumeration, lest it be compiled anew for each when the tool starts.</summary>
internal static class Choice
{
    public static string[] NamesOf(Type enumeration) => Enum.GetNames(enumeration);

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Options are written in lower case.")]
    public static Option<string> Of(string name, string description, string otherwise, string[] names)
    {
        string[] choices = Array.ConvertAll(names, choice => choice.ToLowerInvariant());
        string byDefault = otherwise.ToLowerInvariant();
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', choices), DefaultValueFactory = _ => byDefault };
        option.CompletionSources.Add(choices);
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [.., { Value: { } given }] || Array.IndexOf(choices, given) >= 0) return;
            result.AddError($"{name} {Label.Quote(given)} is not one of {string.Join(", ", choices)}.");
        });
        return option;
    }
}

using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics.Cli;

/// <summary>An option whose values are the members of an enumeration, written in lower case.</summary>
/// <remarks>The option itself is of text: help would show the default of an enumeration in another case than it can be given.</remarks>
internal sealed class Choice<T>
    where T : struct, Enum
{
    // Two arrays and no dictionary, whose code would be compiled anew for each enumeration when the tool starts.
    private readonly string[] _names;
    private readonly T[] _values;
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
        _values = among.ToArray();
        _names = new string[_values.Length];
        for (int i = 0; i < _names.Length; i++) _names[i] = NameOf(_values[i]);
        string byDefault = NameOf(otherwise);
        _option = new Option<string>(name) { Description = description, HelpName = string.Join('|', _names), DefaultValueFactory = _ => byDefault };
        _option.CompletionSources.Add(_names);
        _option.Validators.Add(result =>
        {
            if (result.Tokens is not [.., { Value: { } given }] || Array.IndexOf(_names, given) >= 0) return;
            result.AddError($"{name} {Label.Quote(given)} is not one of {string.Join(", ", _names)}.");
        });
    }

    public void AddTo(Command command) => command.Add(_option);

    public T Read(ParseResult result) => _values[Array.IndexOf(_names, result.GetRequiredValue(_option))];

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Options are written in lower case.")]
    private static string NameOf(T value) => value.ToString().ToLowerInvariant();
}

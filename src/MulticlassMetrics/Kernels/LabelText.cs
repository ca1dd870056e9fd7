using System.Globalization;

namespace MulticlassMetrics.Kernels;

/// <summary>Labels as text that is the same on every machine, and back; for what is stored.</summary>
internal sealed class LabelText<TLabel>(Func<TLabel, string> write, Func<string, TLabel> read)
    where TLabel : notnull
{
    /// <summary>That of strings, integers, enumerations, bool and char; null for types that need to be told how.</summary>
    public static LabelText<TLabel>? BuiltIn { get; } = LabelText.BuiltIn<TLabel>();

    /// <exception cref="FormatException">There is no text, or it would not come back: it holds half a surrogate pair.</exception>
    public string Write(TLabel label)
    {
        string? text = write(label);
        if (text is null) throw new FormatException($"The label '{label}' was written as null.");
        for (int at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (!char.IsSurrogatePair(text, at)) throw new FormatException(FormattableString.Invariant($"The label '{text}' holds half a surrogate pair at position {at}, which no encoding can hold."));
            at++;
        }

        return text;
    }

    /// <exception cref="FormatException">The text is of no label.</exception>
    public TLabel Read(string text)
    {
        try
        {
            return read(text) ?? throw new FormatException("It was read as null.");
        }
        catch (Exception cause) when (cause is FormatException or OverflowException or ArgumentException)
        {
            throw new FormatException($"'{text}' is no {typeof(TLabel).Name}.", cause);
        }
    }
}

/// <summary>The ways to write labels that need no telling.</summary>
internal static class LabelText
{
    public static LabelText<TLabel> Parsable<TLabel>()
        where TLabel : ISpanFormattable, ISpanParsable<TLabel> =>
        new(label => label.ToString(null, CultureInfo.InvariantCulture), text => TLabel.Parse(text, CultureInfo.InvariantCulture));

    public static LabelText<TLabel>? BuiltIn<TLabel>()
        where TLabel : notnull =>
        typeof(TLabel).IsEnum ? Names<TLabel>() : (LabelText<TLabel>?)OfType(typeof(TLabel));

    private static object? OfType(Type type) =>
        type == typeof(string) ? new LabelText<string>(text => text, text => text)
        : type == typeof(int) ? Parsable<int>()
        : type == typeof(long) ? Parsable<long>()
        : type == typeof(short) ? Parsable<short>()
        : type == typeof(sbyte) ? Parsable<sbyte>()
        : type == typeof(byte) ? Parsable<byte>()
        : type == typeof(ushort) ? Parsable<ushort>()
        : type == typeof(uint) ? Parsable<uint>()
        : type == typeof(ulong) ? Parsable<ulong>()
        : type == typeof(char) ? Parsable<char>()
        : type == typeof(bool) ? new LabelText<bool>(value => value ? "true" : "false", bool.Parse)
        : null;

    // By name, so that renumbering the members does not change what was stored; an undefined value is written as its number.
    private static LabelText<TLabel> Names<TLabel>()
        where TLabel : notnull =>
        new(label => label.ToString()!, text => (TLabel)Enum.Parse(typeof(TLabel), text));
}

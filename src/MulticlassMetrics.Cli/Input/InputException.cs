using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics.Cli;

/// <summary>Something the user gave is wrong; the message is the one line that says what.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the tool.")]
internal sealed class InputException : Exception
{
    public InputException(string message)
        : base(message)
    {
    }

    public InputException(string message, Exception cause)
        : base(message, cause)
    {
    }

    public static InputException At(ITable table, string message) => At(table, table.Line, message);

    public static InputException At(ITable table, long line, string message) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{table.Name}, {table.Unit} {line}: {message}"));
}

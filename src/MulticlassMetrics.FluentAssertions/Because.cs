using System.Globalization;

namespace MulticlassMetrics.Assertions;

/// <summary>The reason that a test gives, as it stands in the message.</summary>
internal static class Because
{
    private const string Word = "because";

    /// <exception cref="ArgumentException">The text has places for which there is nothing.</exception>
    public static string Write(string because, object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(because);
        ArgumentNullException.ThrowIfNull(arguments, "becauseArgs");
        if (string.IsNullOrWhiteSpace(because)) return "";
        string reason = because.Trim();
        try
        {
            // Braces of a text that has nothing to fill in are its own.
            if (arguments.Length > 0) reason = string.Format(CultureInfo.InvariantCulture, reason, arguments);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"'{because}' cannot be written with {arguments.Length.ToString(CultureInfo.InvariantCulture)} arguments.", nameof(because), exception);
        }

        return reason.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? $" {reason}" : $" {Word} {reason}";
    }
}

namespace MulticlassMetrics.Cli;

/// <summary>How columns of scores are named: the text before and after the name of the class.</summary>
/// <param name="Before">What comes before the class.</param>
/// <param name="After">What comes after it.</param>
/// <param name="IsGiven">Whether the user asked for such columns, so that there must be some.</param>
internal sealed record ScorePattern(string Before, string After, bool IsGiven)
{
    public const string Default = "score:*";
    public const string None = "none";

    /// <summary>Null for scores that are not to be read.</summary>
    public static ScorePattern? Parse(string text, bool isGiven)
    {
        if (text == None) return null;
        string[] parts = text.Split('*');
        return parts.Length == 2
            ? new ScorePattern(parts[0], parts[1], isGiven)
            : throw new InputException($"--scores {Label.Quote(text)} needs one * where the class stands, as in {Default}, or is {None}.");
    }

    /// <summary>The class that a column scores; null where it is no column of scores.</summary>
    public string? ClassOf(string column)
    {
        bool fits = column.Length > Before.Length + After.Length && column.StartsWith(Before, StringComparison.Ordinal) && column.EndsWith(After, StringComparison.Ordinal);
        return fits && column[Before.Length..^After.Length] is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;
    }

    public string ColumnOf(string label) => Before + label + After;

    public override string ToString() => Before + "*" + After;
}

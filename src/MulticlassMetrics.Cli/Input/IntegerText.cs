namespace MulticlassMetrics.Cli;

/// <summary>Orders texts that are integers by their value, however long they are.</summary>
/// <remarks>Texts of one value (7, 07 and +7) are different labels and follow each other in ordinal order.</remarks>
internal sealed class IntegerText : IComparer<string>
{
    public static IntegerText Order { get; } = new();

    public static bool IsInteger(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan(text is ['-' or '+', ..] ? 1 : 0);
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    public int Compare(string? x, string? y)
    {
        (int sign, int otherSign) = (Split(x, out ReadOnlySpan<char> digits), Split(y, out ReadOnlySpan<char> otherDigits));
        int order = sign.CompareTo(otherSign);
        if (order == 0)
        {
            order = digits.Length.CompareTo(otherDigits.Length);
            if (order == 0) order = digits.SequenceCompareTo(otherDigits);
            order *= sign;
        }

        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    private static int Split(string? text, out ReadOnlySpan<char> digits)
    {
        digits = text.AsSpan().TrimStart("+-").TrimStart('0');
        return digits.Length == 0 ? 0 : text![0] == '-' ? -1 : 1;
    }
}

namespace MulticlassMetrics.Cli;

/// <summary>Draws signed numbers as bars from a line in the middle, in characters that any terminal, pipe or log has.</summary>
internal static class Bar
{
    /// <summary>How many characters stand at each side of the line.</summary>
    public const int Half = 8;

    /// <summary>The bar of a value, as wide as any other.</summary>
    /// <param name="value">The value; one that is not a number has no bar.</param>
    /// <param name="largest">The size of a value whose bar fills its side.</param>
    public static string Draw(double value, double largest)
    {
        // In halves of a character; what is less than a quarter of one is not drawn.
        int halves = double.IsNaN(value) || value == 0 || !(largest > 0) ? 0 : (int)Math.Clamp(Math.Round(Math.Abs(value) / largest * 2 * Half), 0, 2 * Half);
        string full = new('█', halves / 2);
        bool odd = halves % 2 == 1;
        return value < 0
            ? ((odd ? "▐" : "") + full).PadLeft(Half) + "│" + new string(' ', Half)
            : new string(' ', Half) + "│" + (full + (odd ? "▌" : "")).PadRight(Half);
    }
}

namespace MulticlassMetrics.Cli;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The known name with the fewest wrong, missing, extra or swapped letters, case aside; null where none is near.</summary>
    public static string? To(string typed, IEnumerable<string> known)
    {
        (string Name, int Distance)[] near = [.. known.Select(name => (name, Distance(Fold(typed), Fold(name)))).Where(c => c.Item2 <= Math.Max(1, Math.Max(typed.Length, c.name.Length) / 3))];
        return near.Length == 0 ? null : near.MinBy(c => c.Distance).Name;
    }

    /// <summary>The question to append to a message; empty where nothing is near.</summary>
    public static string Question(string typed, IEnumerable<string> known) => To(typed, known) is { } name ? $" Did you mean {Label.Quote(name)}?" : "";

    private static string Fold(string text) => text.ToUpperInvariant();

    // Optimal string alignment: edits and swaps of neighbours.
    private static int Distance(string one, string other)
    {
        int[,] cost = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= other.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int change = cost[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[one.Length, other.Length];
    }
}

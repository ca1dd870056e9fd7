using System.Globalization;

namespace MulticlassMetrics.Cli;

/// <summary>Which classes count as rare.</summary>
/// <param name="Below">The share or support below which they do.</param>
/// <param name="Names">Their names, which count instead; null where a number decides.</param>
internal sealed record RareChoice(double Below, IReadOnlyList<string>? Names)
{
    private bool IsShare => Below < 1;

    /// <summary>What decides, in JSON.</summary>
    public string Criterion => Names is not null ? "name" : IsShare ? "share" : "support";

    /// <summary>What decides, for people.</summary>
    public string Description => Names is not null ? "as named" : $"{Criterion} below {Below.ToString("R", CultureInfo.InvariantCulture)}";

    public static RareChoice Parse(string number, bool isGiven, string? names)
    {
        if (names is not null) return isGiven ? throw new InputException("--rare and --rare-classes exclude each other.") : new RareChoice(0, DeclaredClasses.Parse(names, "--rare-classes"));
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double below) && below > 0 && double.IsFinite(below)
            ? new RareChoice(below, null)
            : throw new InputException($"--rare {Label.Quote(number)} is neither a share below 1 nor a support from 1 up.");
    }

    /// <summary>The rare classes among those that take part.</summary>
    public IReadOnlyList<string> Among(AverageGap<string> gap)
    {
        if (Names is null) return [.. gap.Classes.Where(c => IsShare ? c.Share.Value < Below : c.Support < Below).Select(c => c.Class)];
        foreach (string name in Names)
        {
            if (!gap.Classes.Any(c => c.Class == name)) throw new InputException($"--rare-classes {Label.Quote(name)} is not among the classes with a value of {gap.Metric}.");
        }

        return Names;
    }
}

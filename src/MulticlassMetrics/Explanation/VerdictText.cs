using System.Globalization;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How verdicts write numbers, names and tests.</summary>
internal static class VerdictText
{
    /// <summary>The number of cases below which a class must not be spoken of without saying how few it has.</summary>
    public const int FewCases = 10;

    // Weights that are equal must not make ten cases fewer by rounding.
    private const double Rounding = 1e-9;

    private const int MostNames = 5;

    // What is written as zero.
    private const double Smallest = 1e-9;

    public static bool IsFew(double cases) => cases < FewCases - Rounding;

    /// <summary>A number of cases, of effective ones to a tenth that they reach.</summary>
    public static string Cases(double cases) => Invariant($"{Math.Floor((cases + Rounding) * 10) / 10:0.#}");

    public static bool Holds(GapTerm term, double level) => term.PValue < level;

    public static string Number(GapTerm term) => $"{Signed(term.Value)}, p {P(term.PValue)}";

    /// <summary>Without its sign, to three digits, or as many as show the first two that are not zero.</summary>
    public static string Size(double value)
    {
        double size = Math.Abs(value) < Smallest ? 0 : Math.Abs(value);
        int digits = size is 0 or >= 0.001 ? 3 : 1 - (int)Math.Floor(Math.Log10(size));
        return size.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    public static string Signed(double value) => (value >= Smallest ? "+" : value <= -Smallest ? "-" : "") + Size(value);

    // Three digits where two could hide on which side of a level it lies; cut off, since what is below the level must not be rounded up to it.
    public static string P(double p) => double.IsNaN(p) ? "not known"
        : p < 0.001 ? "< 0.001"
        : p < 0.1 ? Invariant($"= {Math.Floor(p * 1000) / 1000:0.000}")
        : Invariant($"= {Math.Floor(p * 100) / 100:0.00}");

    public static string Names<TLabel>(IEnumerable<TLabel> labels)
        where TLabel : notnull => Listed([.. labels.Select(MatrixText.Label)]);

    /// <summary>The first few of them, and how many more there are.</summary>
    public static string Listed(string[] names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Length > MostNames ? Invariant($" and {names.Length - MostNames} more") : "");

    /// <summary>Classes with their numbers of cases, of those that have few; null where none has.</summary>
    public static string? FewCasesOf<TLabel>(IEnumerable<(TLabel Class, double Cases)> classes, out int count)
        where TLabel : notnull
    {
        string[] thin = [.. classes.Where(c => IsFew(c.Cases)).Select(c => $"{MatrixText.Label(c.Class)} ({Cases(c.Cases)})")];
        count = thin.Length;
        return count == 0 ? null : Listed(thin);
    }

    public static string Level(double level) => Invariant($"A difference is called shown where p is below {Math.Round(level, 12):0.############}");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

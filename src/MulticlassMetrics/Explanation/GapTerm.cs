using System.Collections.Immutable;
using System.Globalization;

namespace MulticlassMetrics;

/// <summary>One part of an explained gap: a number with its error and a test of whether it is zero.</summary>
/// <param name="Value">The part.</param>
/// <param name="StandardError">Its standard error, by the influence of each sample; NaN where it is not known or was not asked for.</param>
/// <param name="Low">The lower end of its interval; NaN where there is none.</param>
/// <param name="High">The upper end of its interval; NaN where there is none.</param>
/// <param name="PValue">The two-sided p-value of its being zero: the level at which value ± z standard errors, with what was not seen, would just reach zero. 1 for what is zero whatever the data; NaN where nothing is tested.</param>
/// <param name="AdjustedPValue">For the parts of single classes, the p-value after Holm's adjustment over the classes of one term; else <paramref name="PValue"/>.</param>
/// <remarks>
/// The interval of a difference or a part of one is value ± z standard errors (Wald); that of an average, a share or a class's value is made as <see cref="Estimates"/> makes it:
/// Wilson for proportions, else by the range. Where the value of a class shows no variance (all its cases right, or all wrong), or it rests on fewer than 10 cases (samples; predictions for precision; of weighted ones their effective number), an
/// error says little about what was not seen: the interval of the class's parts is then at least as wide as how far it could lie from where it was seen
/// (Clopper–Pearson on its cases), and <see cref="Method"/> says so.
/// Two are equal when all numbers are, and the method. <c>default</c> is zero with an error of zero. Immutable. <see cref="AverageGap"/> shows an example.
/// </remarks>
public readonly record struct GapTerm(double Value, double StandardError, double Low, double High, double PValue, double AdjustedPValue)
{
    private readonly string? _method;

    /// <summary>The method of the interval, in words, such as <c>Wald</c>.</summary>
    public string Method
    {
        get => _method ?? "none";
        init => _method = value;
    }

    /// <summary>The value with its sign and its interval, to three digits.</summary>
    public override string ToString() => double.IsNaN(Low) || double.IsNaN(High)
        ? Value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Value:+0.000;-0.000;0.000} [{Low:+0.000;-0.000;0.000}, {High:+0.000;-0.000;0.000}]");

    /// <summary>A part of which nothing but the value is known.</summary>
    internal static GapTerm Unknown(double value) => new(value, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The same number without a test.</summary>
    internal GapTerm Untested() => this with { PValue = double.NaN, AdjustedPValue = double.NaN };

    internal static ImmutableArray<GapTerm> Adjusted(GapTerm[] terms)
    {
        ImmutableArray<double> adjusted = Holm.Adjust(Array.ConvertAll(terms, term => term.PValue));
        return [.. terms.Select((term, c) => term with { AdjustedPValue = adjusted[c] })];
    }
}

using System.Globalization;
using System.Text;

namespace MulticlassMetrics;

/// <summary>A sum of the four counts, each times a factor: the numerator or the denominator of a <see cref="RatioMetric"/>, or a gradient.</summary>
/// <param name="TruePositives">The factor of TP.</param>
/// <param name="FalsePositives">The factor of FP.</param>
/// <param name="TrueNegatives">The factor of TN.</param>
/// <param name="FalseNegatives">The factor of FN.</param>
/// <remarks>Two forms are equal when their factors are. See <see cref="Metric.Ratio"/> for an example.</remarks>
public readonly record struct CountsForm(double TruePositives = 0, double FalsePositives = 0, double TrueNegatives = 0, double FalseNegatives = 0)
{
    /// <summary>The value of the sum.</summary>
    /// <param name="counts">The counts.</param>
    public double Of(BinaryCounts counts) =>
        TruePositives * counts.TruePositives + FalsePositives * counts.FalsePositives
        + TrueNegatives * counts.TrueNegatives + FalseNegatives * counts.FalseNegatives;

    /// <summary>The sum as text, such as <c>2TP + FP + FN</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, TruePositives, "TP");
        Append(text, FalsePositives, "FP");
        Append(text, TrueNegatives, "TN");
        Append(text, FalseNegatives, "FN");
        return text.Length == 0 ? "0" : text.ToString();
    }

    private static void Append(StringBuilder text, double factor, string count)
    {
        if (factor == 0) return;
        text.Append(text.Length == 0 ? factor < 0 ? "-" : "" : factor < 0 ? " - " : " + ");
        if (Math.Abs(factor) != 1) text.Append(Math.Abs(factor).ToString("0.######", CultureInfo.InvariantCulture));
        text.Append(count);
    }
}

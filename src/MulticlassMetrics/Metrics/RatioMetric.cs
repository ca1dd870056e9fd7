namespace MulticlassMetrics;

/// <summary>A metric that is a ratio of two sums of counts: precision, recall, every F-beta and most others.</summary>
/// <remarks>
/// Being data, it gives with no further code the value of a class, the micro average (add the sums, then divide), the weights that make the
/// micro average a mean of classes, and the derivative by each count. Made by <see cref="Metric.Ratio"/>, which shows an example. Immutable.
/// </remarks>
public sealed class RatioMetric : CountsMetric, IRatioMetric<BinaryCounts>
{
    internal RatioMetric(string name, CountsForm numerator, CountsForm denominator, MetricRange range, MetricDirection direction)
        : base(name, $"{Bracketed(numerator)} / {Bracketed(denominator)}", range, direction)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    /// <summary>The sum above the line.</summary>
    public CountsForm Numerator { get; }

    /// <summary>The sum below the line.</summary>
    public CountsForm Denominator { get; }

    /// <summary>Divides the two sums.</summary>
    /// <param name="part">The counts.</param>
    /// <returns>The ratio; NaN for 0/0, +∞ for a positive number divided by zero.</returns>
    public override double Measure(BinaryCounts part) => Numerator.Of(part) / Denominator.Of(part);

    /// <inheritdoc/>
    public double NumeratorOf(BinaryCounts part) => Numerator.Of(part);

    /// <inheritdoc/>
    public double DenominatorOf(BinaryCounts part) => Denominator.Of(part);

    /// <inheritdoc/>
    public override CountsForm Gradient(BinaryCounts counts)
    {
        double below = Denominator.Of(counts);
        double ratio = Numerator.Of(counts) / below;
        if (!double.IsFinite(ratio)) return NoGradient;
        CountsForm a = Numerator, b = Denominator;
        return new CountsForm(
            (a.TruePositives - ratio * b.TruePositives) / below,
            (a.FalsePositives - ratio * b.FalsePositives) / below,
            (a.TrueNegatives - ratio * b.TrueNegatives) / below,
            (a.FalseNegatives - ratio * b.FalseNegatives) / below);
    }

    /// <inheritdoc/>
    public override string ExplainUndefined(BinaryCounts part) => $"0/0: {Denominator} = 0";

    private static string Bracketed(CountsForm form)
    {
        string text = form.ToString();
        return text.Contains(' ', StringComparison.Ordinal) ? $"({text})" : text;
    }
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>An interval with the name of the method it comes from.</summary>
/// <param name="Ends">The ends; NaN where there is no interval.</param>
/// <param name="Method">The method, in words.</param>
internal readonly record struct Interval(ConfidenceInterval Ends, string Method)
{
    /// <param name="value">The estimate.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="range">Where it lives.</param>
    /// <param name="confidence">The level.</param>
    /// <param name="method">The method.</param>
    /// <param name="cases">How many independent cases it rests on, for where the error says nothing; taken as at least one.</param>
    public static Interval Of(double value, double error, MetricRange range, double confidence, IntervalMethod method, double cases)
    {
        double z = Confidence.Quantile(confidence);
        if (!Enum.IsDefined(method)) throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method.");
        bool wald = method == IntervalMethod.Wald, isShare = range == MetricRange.ZeroToOne, isCorrelation = range == MetricRange.MinusOneToOne;
        if (method == IntervalMethod.ByRange) method = isShare ? IntervalMethod.Logit : isCorrelation ? IntervalMethod.Tanh : IntervalMethod.Wald;
        if (method is IntervalMethod.Logit or IntervalMethod.Wilson && !isShare) throw Misfit(method, range, "[0, 1]");
        if (method == IntervalMethod.Tanh && !isCorrelation) throw Misfit(method, range, "[-1, 1]");
        if (double.IsNaN(value)) return new Interval(new ConfidenceInterval(double.NaN, double.NaN), "none: undefined");
        if (!double.IsFinite(value) || !double.IsFinite(error)) return new Interval(new ConfidenceInterval(double.NaN, double.NaN), "none: no standard error");

        bool atAnEnd = value <= range.Minimum || value >= range.Maximum;
        if ((error == 0 || atAnEnd) && !wald && (isShare || isCorrelation)) return Fallback(value, isShare, confidence, Math.Max(1, cases), error == 0);
        if (error == 0 && !wald) return new Interval(new ConfidenceInterval(double.NaN, double.NaN), "none: no variance");
        return method switch
        {
            IntervalMethod.Logit => new Interval(Logit(value, error, z), "logit"),
            IntervalMethod.Tanh => new Interval(new ConfidenceInterval(Math.Tanh(Math.Atanh(value) - (z * error / (1 - (value * value)))), Math.Tanh(Math.Atanh(value) + (z * error / (1 - (value * value))))), "tanh"),
            IntervalMethod.Wilson => new Interval(Wilson(value, error, confidence), "Wilson (effective samples)"),
            _ => new Interval(new ConfidenceInterval(Math.Max(range.Minimum, value - (z * error)), Math.Min(range.Maximum, value + (z * error))), error == 0 ? "Wald (zero variance)" : "Wald"),
        };
    }

    public static ConfidenceInterval Logit(double value, double error, double z)
    {
        double centre = Math.Log(value / (1 - value)), half = z * error / (value * (1 - value));
        return new ConfidenceInterval(Expit(centre - half), Expit(centre + half));
    }

    // The number of plain trials whose share would have this standard error.
    private static ConfidenceInterval Wilson(double value, double error, double confidence)
    {
        double trials = value * (1 - value) / (error * error);
        return new Proportion(value * trials, trials).Wilson(confidence);
    }

    // As if the statistic were the share of a class with as many cases as the rarest: exact there, and wider than needed for a mean of classes.
    private static Interval Fallback(double value, bool isShare, double confidence, double cases, bool isFlat)
    {
        double share = isShare ? value : (value + 1) / 2;
        ConfidenceInterval ends = new Proportion(Math.Clamp(share, 0, 1) * cases, cases).ClopperPearson(confidence);
        if (!isShare) ends = new ConfidenceInterval((2 * ends.Low) - 1, (2 * ends.High) - 1);
        return new Interval(ends, FormattableString.Invariant($"Clopper-Pearson on {cases:0.##} cases ({(isFlat ? "zero variance" : "at the end of the range")})"));
    }

    private static double Expit(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static ArgumentException Misfit(IntervalMethod method, MetricRange range, string fitting) =>
        new($"A {method} interval is for what lives in {fitting}; this lives in {range}.", nameof(method));
}

using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Turns influence into terms at one level, after grouping the samples where they are clustered.</summary>
/// <param name="Confidence">The level of the intervals.</param>
/// <param name="Sampled">What brings a statistic to the samples as they were drawn.</param>
internal sealed record TermMaker(double Confidence, Func<Influence, Influence> Sampled)
{
    // What a rounding error makes of an exact zero is no evidence.
    private const double Rounding = 1e-13;
    private const double SmallestP = 1e-300;

    public MeasuredTerm Measure(Influence influence) => Measure([influence])[0];

    /// <summary>Measures statistics of the same samples together.</summary>
    public MeasuredTerm[] Measure(Influence[] influences)
    {
        Influence[] sampled = Array.ConvertAll(influences, influence => Sampled(influence));
        double[] errors = Influence.StandardErrors(sampled);
        return [.. influences.Select((influence, i) => new MeasuredTerm(influence.Value, errors[i] < Rounding * Math.Max(1, Math.Abs(influence.Value)) ? 0 : errors[i])
        {
            IsOfPlainRows = sampled[i].Units.Clusters is null && sampled[i].Units.SquaredWeights == sampled[i].Units.Weights,
        })];
    }

    /// <summary>How many clusters there are; infinity where samples are on their own.</summary>
    public double ClustersOf(Influence influence) => Sampled(influence).Units is { Clusters: not null } units ? units.ClusterCount : double.PositiveInfinity;

    public GapTerm Of(Influence influence, UnseenShift? unseen = null, LevelScale? scale = null) => Of(Measure(influence), unseen, scale);

    /// <param name="measured">The term.</param>
    /// <param name="unseen">How far classes without variance could move it.</param>
    /// <param name="scale">Where averages and values live, whose interval is that of any other estimate; null for differences.</param>
    public GapTerm Of(MeasuredTerm measured, UnseenShift? unseen = null, LevelScale? scale = null)
    {
        (double value, double error) = measured;
        MetricRange range = scale?.Range ?? MetricRange.Unbounded;
        if (double.IsNaN(value) || double.IsNaN(error)) return GapTerm.Unknown(value);
        IReadOnlyList<FlatClass> flat = (error == 0 ? unseen?.All : unseen?.Own) ?? [];
        double half = (Kernels.Confidence.Quantile(Confidence) * error) + Reach(flat, Kernels.Confidence.Tail(Confidence));
        if (!double.IsFinite(half)) return new GapTerm(value, error, double.NaN, double.NaN, double.NaN, double.NaN) { Method = "none: no variance" };
        double p = PValue(Math.Abs(value), error, flat);
        double low = Math.Max(range.Minimum, value - half), high = Math.Min(range.Maximum, value + half);
        string method = error == 0 ? "Wald (zero variance)" : "Wald";
        if (scale is { } of && error > 0 && value > range.Minimum && value < range.Maximum)
        {
            // What few cases cannot rule out is beside it, not in place of it.
            Interval interval = Interval.Of(value, error, range, Confidence, of.Method, cases: 1);
            (low, high) = flat.Count == 0 ? (interval.Ends.Low, interval.Ends.High) : (Math.Min(low, interval.Ends.Low), Math.Max(high, interval.Ends.High));
            method = of.Method == IntervalMethod.Wilson && measured.IsOfPlainRows ? "Wilson" : interval.Method;
        }

        if (flat.Count == 0) return new GapTerm(value, error, low, high, p, p) { Method = method };
        string exact = FormattableString.Invariant($"Clopper-Pearson on {flat.Min(shift => shift.Cases):0.##} cases ({(error == 0 ? "zero variance" : "what was not seen")})");
        return new GapTerm(value, error, low, high, p, p) { Method = error == 0 ? exact : $"{method}, {exact}" };
    }

    // The level at which the interval would end at zero, by bisection of its logarithm where there is no formula.
    private static double PValue(double size, double error, IReadOnlyList<FlatClass> flat)
    {
        if (size < Rounding) return 1;
        if (flat.Count == 0) return error == 0 ? double.NaN : Tails.Normal(size / error);
        if (Half(1) >= size) return 1;
        double low = Math.Log(SmallestP), high = 0;
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            if (Half(Math.Exp(middle)) > size) low = middle;
            else high = middle;
        }

        return Math.Exp(high);

        double Half(double p) => (error == 0 ? 0 : -Normal.InvCDF(0, 1, p / 2) * error) + Reach(flat, p / 2);
    }

    private static double Reach(IReadOnlyList<FlatClass> flat, double tail)
    {
        double reach = 0;
        foreach (FlatClass shift in flat) reach += shift.Reach(tail);
        return reach;
    }
}

/// <summary>A number with its standard error.</summary>
internal readonly record struct MeasuredTerm(double Value, double Error)
{
    /// <summary>Whether its samples are on their own and weigh the same.</summary>
    public bool IsOfPlainRows { get; init; }
}

/// <summary>Where an average or a value lives, and how its interval is made: as that of any other estimate of it.</summary>
internal readonly record struct LevelScale(MetricRange Range, IntervalMethod Method)
{
    /// <summary>A share of samples.</summary>
    public static LevelScale Share { get; } = new(MetricRange.ZeroToOne, IntervalMethod.Wilson);

    public static LevelScale Of(IMetric metric) => new(metric.Range, IntervalMethod.ByRange);

    /// <summary>The value of one class.</summary>
    public static LevelScale OfClass(RatioMetric metric) => Estimates.IsShareOfTrials(metric) ? Share : Of(metric);

    /// <summary>The micro average of all classes.</summary>
    public static LevelScale OfMicro(RatioMetric metric) => Estimates.IsAccuracy(metric) ? Share : Of(metric);
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>One class of binned scores, or several pooled: how much positive and negative weight scores lie where.</summary>
/// <remarks>Made by <see cref="BinnedScoreAccumulator{TLabel}"/>, which shows an example. Equality is by reference. Immutable, hence safe to read from any thread.</remarks>
public sealed class BinnedClass : IPoolable<BinnedClass>
{
    private readonly BinnedCurve _curve;

    internal BinnedClass(BinnedCurve curve)
    {
        _curve = curve;
        RocAuc = curve.RocArea();
        AveragePrecision = curve.AveragePrecision();
    }

    /// <summary>The weight of the samples that are of the class; their number where each weighs one.</summary>
    public double Support => _curve.PositiveWeight;

    /// <summary>The weight of the samples that are not of the class.</summary>
    public double NegativeWeight => _curve.NegativeWeight;

    /// <summary>The number of occupied bins.</summary>
    public int BinCount => _curve.Bins.Length;

    /// <summary>Whether every bin holds one score only, so that nothing was lost.</summary>
    public bool IsExact => Array.TrueForAll(_curve.Bins, bin => bin.IsOneScore);

    /// <summary>The area under the ROC curve with its bounds.</summary>
    /// <value>
    /// (W + T / 2) / PN, with W the weight of the pairs of a positive in a higher bin than a negative and T that of the pairs of one bin. It is off by at most
    /// half of those pairs of one bin that may not be tied, ½ Σ P_b N_b / PN over the bins b of several scores. Undefined without positives or without negatives.
    /// </value>
    public BinnedValue RocAuc { get; }

    /// <summary>Average precision with its bounds.</summary>
    /// <value>
    /// The step sum with the entries of a bin taken as tied. The upper bound has the positives of every bin above its negatives; the lower one has them below, one
    /// by one, as the integral of precision over their weight. Undefined without positives.
    /// </value>
    public BinnedValue AveragePrecision { get; }

    /// <summary>The counts at the lower edges of the occupied bins.</summary>
    /// <value>
    /// Each threshold is the lowest score that occurred in its bin, so that the counts at it are exact (to rounding where weights are no whole numbers): its points are points
    /// of the curve of all scores, of which those inside of bins are missing. Made anew on each call.
    /// </value>
    public ThresholdCurve Curve => ThresholdCurve.Of(_curve.Bins);

    /// <summary>Joins the entries of several classes.</summary>
    /// <param name="parts">The classes.</param>
    /// <returns>The pool, at the coarsest resolution of any of them; of no parts, one without entries.</returns>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public static BinnedClass Pool(ReadOnlySpan<BinnedClass> parts)
    {
        var curves = new BinnedCurve[parts.Length];
        for (int c = 0; c < curves.Length; c++) curves[c] = (parts[c] ?? throw new ArgumentNullException(nameof(parts)))._curve;
        return new BinnedClass(BinnedCurve.Pool(curves));
    }

    /// <summary>The weights of both sides and the number of bins.</summary>
    public override string ToString() => FormattableString.Invariant($"{Support} positive, {NegativeWeight} negative in {BinCount} bins");
}

using System.Diagnostics.CodeAnalysis;

namespace MulticlassMetrics;

/// <content>Statistics of the whole matrix found by name, for tools and files.</content>
public static partial class Metric
{
    // Lazy: the order in which the files' fields are set is not defined.
    private static readonly Lazy<Dictionary<string, MatrixMetric>> NamedOfMatrix = new(MatrixCatalogue);

    /// <summary>The statistics of the whole matrix that <see cref="MatrixMetricByName"/> knows, in the order of the documentation; information in nats.</summary>
    public static IReadOnlyList<MatrixMetric> OfMatrix => [.. NamedOfMatrix.Value.Values.Distinct()];

    /// <summary>Finds a statistic of the whole matrix by its name.</summary>
    /// <param name="name">
    /// The name as printed, or in any casing and with or without spaces, hyphens and apostrophes (<c>gwetAc1</c>), or a common other name (<c>kappa</c>, <c>mcc</c>).
    /// A name that a metric of one class has too, such as <c>Matthews correlation</c>, is here that of the whole matrix.
    /// </param>
    /// <returns>The statistic.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no such statistic; the message lists the names.</exception>
    public static MatrixMetric MatrixMetricByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryMatrixMetricByName(name, out MatrixMetric? metric)
            ? metric
            : throw new ArgumentException($"There is no statistic of the matrix '{name}'. There are: {string.Join(", ", OfMatrix.Select(m => m.Name))}.", nameof(name));
    }

    /// <summary>Finds a statistic of the whole matrix by its name.</summary>
    /// <param name="name">The name, as for <see cref="MatrixMetricByName"/>.</param>
    /// <param name="metric">The statistic, or null.</param>
    /// <returns>Whether there is such a statistic.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static bool TryMatrixMetricByName(string name, [NotNullWhen(true)] out MatrixMetric? metric)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NamedOfMatrix.Value.TryGetValue(Key(name), out metric);
    }

    private static Dictionary<string, MatrixMetric> MatrixCatalogue()
    {
        var named = new Dictionary<string, MatrixMetric>(StringComparer.Ordinal);
        Add(Accuracy, "overall accuracy");
        Add(ErrorRate, "hamming loss", "zero-one loss");
        Add(BalancedAccuracy, "macro accuracy");
        Add(AdjustedBalancedAccuracy, "balanced accuracy adjusted");
        Add(CohenKappa, "cohen kappa", "kappa");
        Add(CohenKappaLinear, "cohen kappa linear", "linear kappa", "linearly weighted kappa");
        Add(CohenKappaQuadratic, "cohen kappa quadratic", "quadratic kappa", "quadratic weighted kappa", "quadratically weighted kappa");
        Add(MulticlassMatthewsCorrelation, "matthews correlation", "matthews correlation coefficient", "mcc", "rk");
        Add(GwetAc1, "gwet ac1", "ac1");
        Add(ScottPi, "scott pi", "unbiased kappa");
        Add(BennettS, "bennett s");
        Add(KrippendorffAlpha, "krippendorff alpha", "alpha");
        Add(KrippendorffAlphaSmallSample, "krippendorff alpha small sample");
        Add(ExpectedAgreement, "random accuracy");
        Add(PooledExpectedAgreement, "unbiased random accuracy");
        Add(ActualEntropy, "reference entropy");
        Add(PredictedEntropy, "response entropy");
        Add(JointEntropy);
        Add(PredictedEntropyGivenActual, "conditional entropy");
        Add(ActualEntropyGivenPredicted);
        Add(MutualInformation);
        foreach (MutualInformationNormalizer normalizer in Enum.GetValues<MutualInformationNormalizer>()) Add(NormalizedMutualInformation(normalizer));
        named.Add(Key("normalized mutual information"), named[Key("normalized mutual information (arithmetic mean)")]);
        Add(UncertaintyCoefficient, "theil's u", "relative classifier information", "rci", "homogeneity");
        Add(CrossEntropyOfShares);
        Add(DivergenceOfShares, "kullback-leibler divergence", "kl divergence");
        Add(PhiSquared);
        Add(PearsonChiSquared, "chi-squared");
        Add(CramersV, "cramer's v", "cramer v");
        Add(ContingencyCoefficient, "pearson's c");
        Add(LambdaOfActual, "lambda a");
        Add(LambdaOfPredicted, "lambda b");
        Add(BangdiwalaB, "bangdiwala b");
        Add(AdjustedRandIndex, "ari");
        Add(NoInformationRate, "nir");
        Add(ClassBalanceAccuracy, "cba");
        Add(ConfusionEntropy, "cen");
        Add(ModifiedConfusionEntropy, "mcen");
        Add(F1OfMacroMeans());
        return named;

        void Add(MatrixMetric metric, params ReadOnlySpan<string> others)
        {
            named.Add(Key(metric.Name), metric);
            foreach (string other in others) named.TryAdd(Key(other), metric);
        }
    }
}

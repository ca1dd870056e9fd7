using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MulticlassMetrics;

/// <content>Metrics found by name, for tools and files.</content>
public static partial class Metric
{
    // Lazy: the order in which the files' fields are set is not defined.
    private static readonly Lazy<Dictionary<string, CountsMetric>> Named = new(Catalogue);

    /// <summary>The metrics of counts that <see cref="ByName"/> knows, in the order of the documentation; F-beta and Tversky stand for families and are left out.</summary>
    public static IReadOnlyList<CountsMetric> OfCounts => [.. Named.Value.Values.Distinct()];

    /// <summary>Finds a metric of counts by its name.</summary>
    /// <param name="name">
    /// The name as printed, or in any casing and with or without spaces, hyphens and apostrophes (<c>negativePredictiveValue</c>), a common other name
    /// (<c>sensitivity</c>, <c>npv</c>, <c>iou</c>), or <c>F</c> followed by beta (<c>F0.5</c>).
    /// </param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no such metric; the message lists the names.</exception>
    public static CountsMetric ByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryByName(name, out CountsMetric? metric)
            ? metric
            : throw new ArgumentException($"There is no metric '{name}'. There are: {string.Join(", ", OfCounts.Select(m => m.Name))}, F<beta>.", nameof(name));
    }

    /// <summary>Finds a metric of counts by its name.</summary>
    /// <param name="name">The name, as for <see cref="ByName"/>.</param>
    /// <param name="metric">The metric, or null.</param>
    /// <returns>Whether there is such a metric.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static bool TryByName(string name, [NotNullWhen(true)] out CountsMetric? metric)
    {
        ArgumentNullException.ThrowIfNull(name);
        string key = Key(name);
        if (IsSignedBeta(name))
        {
            metric = null;
            return false;
        }

        if (Named.Value.TryGetValue(key, out metric)) return true;
        if (key.StartsWith('f') && double.TryParse(key.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double beta) && double.IsFinite(beta))
        {
            metric = FBeta(beta);
            return true;
        }

        return false;
    }

    // A hyphen counts for nothing in a name, but F-1 is not F1.
    private static bool IsSignedBeta(string name)
    {
        int hyphen = name.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && name[..hyphen].Trim() is ("f" or "F") && name.AsSpan(hyphen + 1).TrimStart() is [(>= '0' and <= '9') or '.', ..];
    }

    private static string Key(string name) => string.Concat(name.Where(c => c is not (' ' or '-' or '_' or '\''))).ToLowerInvariant();

    private static Dictionary<string, CountsMetric> Catalogue()
    {
        var named = new Dictionary<string, CountsMetric>(StringComparer.Ordinal);
        Add(Precision, "positive predictive value", "ppv");
        Add(Recall, "sensitivity", "true positive rate", "tpr", "hit rate");
        Add(F1, "f-score", "f-measure", "dice");
        Add(Specificity, "true negative rate", "tnr");
        Add(NegativePredictiveValue, "npv");
        Add(FalsePositiveRate, "fpr", "fall-out");
        Add(FalseNegativeRate, "fnr", "miss rate");
        Add(FalseDiscoveryRate, "fdr");
        Add(FalseOmissionRate, "for");
        Add(Jaccard, "iou", "intersection over union", "threat score", "critical success index");
        Add(OneVsRestAccuracy);
        Add(Prevalence);
        Add(PredictedPrevalence);
        Add(ClassBalancedAccuracy);
        Add(AucOfOneOperatingPoint, "auc of one operating point");
        Add(Informedness, "youden's j", "youden");
        Add(Markedness, "deltap");
        Add(MatthewsCorrelation, "mcc", "phi");
        Add(GeometricMean, "g-mean");
        Add(FowlkesMallows, "fowlkes-mallows index", "fmi");
        Add(PositiveLikelihoodRatio, "plr");
        Add(NegativeLikelihoodRatio, "nlr");
        Add(Lift, "lift score");
        Add(YuleQ, "yule q");
        Add(OptimizedPrecision, "optimised precision");
        Add(DiagnosticOddsRatio, "dor", "odds ratio");
        return named;

        void Add(CountsMetric metric, params ReadOnlySpan<string> others)
        {
            named.Add(Key(metric.Name), metric);
            foreach (string other in others) named.TryAdd(Key(other), metric);
        }
    }
}

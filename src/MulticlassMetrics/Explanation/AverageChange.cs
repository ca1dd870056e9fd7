using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Splits the change of an average between two test sets, as of two months, into change of performance and change of class mix.</summary>
/// <param name="Change">The later average minus the earlier one.</param>
/// <param name="Performance">What the classes' own change accounts for, Σ mean share × change of value.</param>
/// <param name="Mix">What the change of the classes' shares accounts for, Σ mean value × change of share.</param>
/// <remarks>
/// The two parts add up to the change (Kitagawa 1955). The test sets are taken as independent, so that variances add. A macro average does not know the mix.
/// Immutable.
/// </remarks>
/// <example>
/// <code>
/// var may  = ConfusionMatrix.FromLabels(["a", "a", "a", "b"], ["a", "a", "a", "a"]);
/// var june = ConfusionMatrix.FromLabels(["a", "a", "b", "b"], ["a", "a", "b", "a"]);
/// var change = AverageChange.OfWeighted(may, june, Metric.Recall);
/// change.Change.Value;         // 0
/// change.Performance.Value;    // 0.1875
/// change.Mix.Value;            // -0.1875
/// </code>
/// </example>
public sealed record AverageChange(GapTerm Change, GapTerm Performance, GapTerm Mix)
{
    /// <summary>Splits the change of the support-weighted average of a metric (of recall: the accuracy).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="earlier">The earlier test set.</param>
    /// <param name="later">The later test set.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The two have different classes, or the metric is undefined for a class in one of them; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageChange OfWeighted<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric, double confidence = 0.95)
        where TLabel : notnull => Split(earlier, later, metric, confidence, byWeight: false);

    /// <summary>Splits the change of the micro average of a metric, the mix being each class's share of the denominators.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="earlier">The earlier test set.</param>
    /// <param name="later">The later test set.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="confidence">The level of the intervals, in (0, 1).</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The two have different classes, or the metric is undefined for a class in one of them; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static AverageChange OfMicro<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric, double confidence = 0.95)
        where TLabel : notnull => Split(earlier, later, metric, confidence, byWeight: true);

    private static AverageChange Split<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric, double confidence, bool byWeight)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(metric);
        double z = Kernels.Confidence.Quantile(confidence);
        int[] place = Match(earlier, later, metric);

        var before = new ClassStatistic(earlier, metric, UndefinedPolicy.Zero);
        var after = new ClassStatistic(later, metric, UndefinedPolicy.Zero);
        int k = place.Length;
        double[] v0 = before.Values, v1 = Array.ConvertAll(place, c => after.Values[c]);
        double[] s0 = byWeight ? before.Weights : before.Shares, s1 = Array.ConvertAll(place, c => (byWeight ? after.Weights : after.Shares)[c]);

        double[] meanShare = new double[k], meanValue = new double[k], halfValue = new double[k], halfShare = new double[k];
        CompensatedSum performance = default, mix = default;
        for (int c = 0; c < k; c++)
        {
            meanShare[c] = (s0[c] + s1[c]) / 2;
            meanValue[c] = (v0[c] + v1[c]) / 2;
            halfValue[c] = (v1[c] - v0[c]) / 2;
            halfShare[c] = (s1[c] - s0[c]) / 2;
            performance.Add(meanShare[c] * (v1[c] - v0[c]));
            mix.Add(meanValue[c] * (s1[c] - s0[c]));
        }

        GapTerm ofPerformance = Term(performance.Value, Negated(meanShare), halfValue, meanShare, halfValue);
        GapTerm ofMix = Term(mix.Value, halfShare, Negated(meanValue), halfShare, meanValue);
        GapTerm ofChange = Term(performance.Value + mix.Value, Negated(s0), Negated(v0), s1, v1);
        return new AverageChange(ofChange, ofPerformance, ofMix);

        GapTerm Term(double value, double[] valueBefore, double[] shareBefore, double[] valueAfter, double[] shareAfter)
        {
            Influence old = Compose(before, valueBefore, shareBefore);
            Influence recent = Compose(after, Placed(valueAfter), Placed(shareAfter));
            return GapTerm.Of(value, Math.Sqrt(old.Variance() + recent.Variance()), z);
        }

        Influence Compose(ClassStatistic classes, double[] byValue, double[] byShare) =>
            byWeight ? classes.Compose("change", 0, byValue, byWeight: byShare) : classes.Compose("change", 0, byValue, byShare);

        double[] Placed(double[] inOrderOfEarlier)
        {
            double[] placed = new double[k];
            for (int c = 0; c < k; c++) placed[place[c]] = inOrderOfEarlier[c];
            return placed;
        }
    }

    private static int[] Match<TLabel>(ConfusionMatrix<TLabel> earlier, ConfusionMatrix<TLabel> later, RatioMetric metric)
        where TLabel : notnull
    {
        int[] place = new int[earlier.ClassCount];
        for (int c = 0; c < place.Length; c++)
        {
            TLabel label = earlier.Classes[c];
            place[c] = later.Classes.IndexOf(label);
            if (place[c] < 0) throw new ArgumentException($"Class '{MatrixText.Label(label)}' is not in the later test set.", nameof(later));
            if (double.IsNaN(metric.Measure(earlier[label]))) throw Undefined(label, metric, "earlier", nameof(earlier));
            if (double.IsNaN(metric.Measure(later[label]))) throw Undefined(label, metric, "later", nameof(later));
        }

        foreach (TLabel label in later.Classes)
        {
            if (!earlier.Classes.Contains(label)) throw new ArgumentException($"Class '{MatrixText.Label(label)}' is not in the earlier test set.", nameof(earlier));
        }

        return place;
    }

    private static ArgumentException Undefined<TLabel>(TLabel label, RatioMetric metric, string which, string name)
        where TLabel : notnull => new($"{metric.Name} of class '{MatrixText.Label(label)}' is undefined in the {which} test set, so its change is not known.", name);

    private static double[] Negated(double[] vector) => Array.ConvertAll(vector, x => -x);
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Losses and scores of whole rows of probabilities, or of scores. With one column a row that is not of the class has the probability 1 − p.</content>
public static partial class Metric
{
    /// <summary>The mean of minus the logarithm of the probability given to the actual class; from 0 up, less is better. Also called cross-entropy.</summary>
    /// <remarks>
    /// A probability is kept away from 0 and 1 by the precision of the type of the scores (2.2e-16 for double, 1.2e-7 for float), as scikit-learn does, and rows
    /// are not made to sum to one. Undefined unless all scores are in [0, 1] (Good 1952).
    /// </remarks>
    public static ScoresMetric LogLoss { get; } = OfProbabilities(
        "log loss", "mean of -ln p(actual)", MetricRange.NotNegative, MetricDirection.LowerIsBetter,
        (scores, actual, epsilon) => -Math.Log(Math.Clamp(OfActual(scores, actual), epsilon, 1 - epsilon)));

    /// <summary>The mean squared distance between the probabilities and the truth, Σ_k (p_k − y_k)²; in [0, 2] where rows sum to one, less is better.</summary>
    /// <remarks>
    /// With one column it is (p − y)², which is half of what two columns give: the halved convention for binary problems, which scikit-learn follows with two
    /// columns too. Some packages halve every Brier score. Undefined unless all scores are in [0, 1] (Brier 1950).
    /// </remarks>
    public static ScoresMetric BrierScore { get; } = OfProbabilities(
        "Brier score", "mean of sum_k (p_k - y_k)^2", MetricRange.NotNegative, MetricDirection.LowerIsBetter, SquaredDistance);

    /// <summary>The mean of the probability of the actual class over the length of the row's probabilities, p(actual) / √(Σ_k p_k²); in [0, 1], more is better.</summary>
    /// <remarks>With one column the row is (p, 1 − p). Undefined unless all scores are in [0, 1], and when a row is all zeros (Gneiting &amp; Raftery 2007).</remarks>
    public static ScoresMetric SphericalScore { get; } = OfProbabilities(
        "spherical score", "mean of p(actual) / sqrt(sum_k p_k^2)", MetricRange.ZeroToOne, MetricDirection.HigherIsBetter, Spherical, WhyNoLength);

    /// <summary>How far the cumulated probabilities are from the truth, Σ_k (P_k − Y_k)² / (K − 1) over the first K − 1 classes; in [0, 1] where rows sum to one, less is better.</summary>
    /// <remarks>
    /// For ordered classes: putting probability far from the actual class costs more. The order is that of the columns. Divided by K − 1, which some packages
    /// leave out. With one column, or two, it is (p − y)². Undefined unless all scores are in [0, 1] (Epstein 1969; Murphy 1971).
    /// </remarks>
    public static ScoresMetric RankedProbabilityScore { get; } = OfProbabilities(
        "ranked probability score", "mean of sum_k (P_k - Y_k)^2 / (K - 1), P and Y cumulated", MetricRange.NotNegative, MetricDirection.LowerIsBetter, Ranked);

    /// <summary>The mean of max(0, 1 − margin), the margin being the score of the actual class minus the highest of the others; from 0 up, less is better.</summary>
    /// <remarks>
    /// For scores of any kind. Equal infinite scores have margin 0. With one column the margin is the score itself for samples of the class and its
    /// negative for the others (Crammer &amp; Singer 2001).
    /// </remarks>
    public static ScoresMetric HingeLoss { get; } = new(
        "hinge loss", "mean of max(0, 1 - margin)", MetricRange.NotNegative, MetricDirection.LowerIsBetter, scores => RowMean.Of(scores.Table, Hinge), _ => null, Hinge);

    /// <summary>The share of samples whose actual class is among the k highest scores of their row; in [0, 1].</summary>
    /// <param name="k">How many classes may be named; as many as there are classes, or more, gives 1.</param>
    /// <returns>The metric. Of equal scores the earlier column ranks higher, so that k = 1 is the accuracy of the arg max. Undefined with one column, which has no arg max.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1.</exception>
    public static ScoresMetric TopKAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        RowLoss hit = (scores, actual, _) => RankOfActual(scores, actual) < k ? 1 : 0;
        return new ScoresMetric(
            FormattableString.Invariant($"top-{k} accuracy"), FormattableString.Invariant($"share of samples whose class is among the {k} highest"), MetricRange.ZeroToOne,
            MetricDirection.HigherIsBetter, scores => RowMean.Of(scores.Table, hit), scores => scores.ClassCount == 1 ? "one class has no ranking" : null, hit)
        {
            IsShare = true,
        };
    }

    private static ScoresMetric OfProbabilities(
        string name, string definition, MetricRange range, MetricDirection direction, RowLoss loss, Func<ScoreTable, string?>? undefined = null) =>
        new(name, definition, range, direction, scores => RowMean.Of(scores.Table, loss), scores => scores.Table.WhyNotProbabilities() ?? undefined?.Invoke(scores.Table), loss);

    private static double OfActual(ReadOnlySpan<double> scores, int actual) => actual < scores.Length ? scores[actual] : 1 - scores[0];

    private static double SquaredDistance(ReadOnlySpan<double> scores, int actual, double epsilon)
    {
        double sum = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            double off = c == actual ? 1 - scores[c] : scores[c];
            sum += off * off;
        }

        return sum;
    }

    private static double Spherical(ReadOnlySpan<double> scores, int actual, double epsilon)
    {
        // In units of the highest, so that the squares of tiny probabilities do not vanish.
        double rest = scores.Length == 1 ? 1 - scores[0] : 0, highest = rest;
        foreach (double score in scores) highest = Math.Max(highest, score);
        double squares = rest / highest * (rest / highest);
        foreach (double score in scores) squares += score / highest * (score / highest);
        return OfActual(scores, actual) / highest / Math.Sqrt(squares);
    }

    private static double Ranked(ReadOnlySpan<double> scores, int actual, double epsilon)
    {
        if (scores.Length == 1) return SquaredDistance(scores, actual, epsilon);
        double sum = 0, cumulated = 0;
        for (int c = 0; c < scores.Length - 1; c++)
        {
            cumulated += scores[c];
            double off = cumulated - (actual <= c ? 1 : 0);
            sum += off * off;
        }

        return sum / (scores.Length - 1);
    }

    private static double Hinge(ReadOnlySpan<double> scores, int actual, double epsilon)
    {
        if (scores.Length == 1) return Math.Max(0, actual == 0 ? 1 - scores[0] : 1 + scores[0]);
        double highest = double.NegativeInfinity;
        for (int c = 0; c < scores.Length; c++)
        {
            if (c != actual) highest = Math.Max(highest, scores[c]);
        }

        // Spelt out for infinities, whose difference is NaN.
        double margin = scores[actual] == highest ? 0 : scores[actual] - highest;
        return Math.Max(0, 1 - margin);
    }

    private static int RankOfActual(ReadOnlySpan<double> scores, int actual)
    {
        int above = 0;
        double own = scores[actual];
        for (int c = 0; c < scores.Length; c++)
        {
            if (scores[c] > own || (scores[c] == own && c < actual)) above++;
        }

        return above;
    }

    private static string? WhyNoLength(ScoreTable table)
    {
        int zeros = -1;
        table.ForEachRow((row, scores) =>
        {
            if (zeros < 0 && scores.Length > 1 && !scores.ContainsAnyExcept(0.0)) zeros = row;
        });
        return zeros < 0 ? null : FormattableString.Invariant($"0/0: all probabilities of row {zeros} are zero");
    }
}

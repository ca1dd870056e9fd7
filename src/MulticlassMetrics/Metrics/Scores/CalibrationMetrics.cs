using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>How far probabilities are off: calibration errors, and what a class contributes to the Brier score.</content>
public static partial class Metric
{
    /// <summary>The mean over all samples of (p − y)², p being the probability of the class and y whether the sample is of it; in [0, 1], less is better.</summary>
    /// <remarks>
    /// The classes' values sum to <see cref="BrierScore"/>. Defined for classes that never occur, which should get no probability; undefined unless all
    /// scores, of whatever class, are in [0, 1] (Brier 1950).
    /// </remarks>
    public static ScoreMetric ClassBrierScore { get; } = new(
        "class Brier score", "mean of (p - y)^2", MetricRange.ZeroToOne, MetricDirection.LowerIsBetter, MeanSquare, WhyNotProbabilities);

    /// <summary>How far the probability of the predicted class is from how often it is right, over bins of that probability (top label); in [0, 1], less is better.</summary>
    /// <param name="bins">How many bins to cut [0, 1] into.</param>
    /// <param name="norm">How the bins' gaps are put together: their mean (ECE), root mean square, or the largest (MCE).</param>
    /// <param name="binning">Bins of equal width, or of about equal weight.</param>
    /// <returns>The metric, computed from <see cref="CalibrationExtensions.Reliability(ClassScores, int, CalibrationBinning)"/>; undefined unless all scores are in [0, 1] (Guo et al. 2017).</returns>
    /// <remarks>
    /// Chance gaps in the bins add up, so that it is above the true error in small samples; its standard error (for bins of equal width, which do not move with the
    /// data) does not know of this.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1, or <paramref name="norm"/> or <paramref name="binning"/> is not a value of its enumeration.</exception>
    public static ScoresMetric CalibrationError(int bins = 15, CalibrationNorm norm = CalibrationNorm.L1, CalibrationBinning binning = CalibrationBinning.EqualWidth)
    {
        (string name, string definition) = Describe("calibration error", bins, norm, binning);
        return new ScoresMetric(
            name, definition, MetricRange.ZeroToOne, MetricDirection.LowerIsBetter,
            scores => scores.Reliability(bins, binning).CalibrationError(norm), scores => scores.Table.WhyNotProbabilities(),
            derivatives: binning == CalibrationBinning.EqualWidth ? (scores, error) => CalibrationDerivatives.Of(scores, error, bins, norm) : null);
    }

    /// <summary>How far the probability of one class is from how often samples are of it, over bins of that probability; in [0, 1], less is better.</summary>
    /// <param name="bins">How many bins to cut [0, 1] into.</param>
    /// <param name="norm">How the bins' gaps are put together.</param>
    /// <param name="binning">Bins of equal width, or of about equal weight.</param>
    /// <returns>The metric; its macro average is the classwise calibration error. Undefined unless all scores, of whatever class, are in [0, 1] (Kull et al. 2019).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1, or <paramref name="norm"/> or <paramref name="binning"/> is not a value of its enumeration.</exception>
    public static ScoreMetric ClassCalibrationError(int bins = 15, CalibrationNorm norm = CalibrationNorm.L1, CalibrationBinning binning = CalibrationBinning.EqualWidth)
    {
        (string name, string definition) = Describe("class calibration error", bins, norm, binning);
        return new ScoreMetric(
            name, definition, MetricRange.ZeroToOne, MetricDirection.LowerIsBetter, part => part.Reliability(bins, binning).CalibrationError(norm), WhyNotProbabilities);
    }

    private static (string Name, string Definition) Describe(string name, int bins, CalibrationNorm norm, CalibrationBinning binning)
    {
        CalibrationExtensions.Check(bins, binning);
        string gaps = norm switch
        {
            CalibrationNorm.L1 => "mean |gap|",
            CalibrationNorm.L2 => "root of the mean squared gap",
            CalibrationNorm.Max => "largest |gap|",
            _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "There is no such norm."),
        };
        string kind = binning == CalibrationBinning.EqualWidth ? "of equal width" : "of equal mass";
        string how = norm == CalibrationNorm.L1 ? "" : norm == CalibrationNorm.L2 ? ", l2" : ", max";
        return (FormattableString.Invariant($"{name} ({bins} bins {kind}{how})"), $"{gaps} between confidence and accuracy of the bins");
    }

    private static double MeanSquare(ScoredClass part)
    {
        CompensatedSum sum = default, weights = default;
        foreach (ScoreColumns source in part.Sources)
        {
            (ScoreTable table, int[] columns) = (source.Table, source.Columns);
            table.ForEachRow((row, scores) =>
            {
                double weight = table.WeightOf(row);
                foreach (int column in columns)
                {
                    double off = table.IsPositive(row, column) ? 1 - scores[column] : scores[column];
                    sum.Add(weight * off * off);
                    weights.Add(weight);
                }
            });
        }

        return sum.Value / weights.Value;
    }

    // Of a mean over entries: each one's distance from the mean over the weight of all.
    internal static void AddMeanSquareDerivatives(ScoredClass part, double mean, double factor, double[] into)
    {
        double total = part.Support + part.NegativeWeight;
        foreach (ScoreColumns source in part.Sources)
        {
            (ScoreTable table, int[] columns) = (source.Table, source.Columns);
            table.ForEachRow((row, scores) =>
            {
                foreach (int column in columns)
                {
                    double off = table.IsPositive(row, column) ? 1 - scores[column] : scores[column];
                    into[row] += factor * ((off * off) - mean) / total;
                }
            });
        }
    }

    private static string? WhyNotProbabilities(ScoredClass part)
    {
        if (part.Sources.IsEmpty) return "no sample";
        foreach (ScoreColumns source in part.Sources)
        {
            if (source.Table.WhyNotProbabilities() is { } reason) return reason;
        }

        return null;
    }
}

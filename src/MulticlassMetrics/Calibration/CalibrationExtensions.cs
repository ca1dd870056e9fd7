using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Calibration of scores that are probabilities: the data of reliability diagrams and the parts of the Brier score. See <see cref="ReliabilityDiagram"/> for an example.</summary>
public static class CalibrationExtensions
{
    /// <summary>The reliability of the top label: the highest probability of each row against whether its class is the actual one.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="bins">How many bins to cut [0, 1] into.</param>
    /// <param name="binning">Where the bins are cut.</param>
    /// <returns>The diagram. The first class wins a tie; with one column the other side has the probability 1 − p, and loses a tie.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1, or <paramref name="binning"/> is not a value of its enumeration.</exception>
    /// <exception cref="InvalidOperationException">A score is outside [0, 1]; the message names its row and class.</exception>
    public static ReliabilityDiagram Reliability(this ClassScores scores, int bins = 15, CalibrationBinning binning = CalibrationBinning.EqualWidth)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Check(bins, binning);
        RequireProbabilities(scores.Table);
        return ConfidenceEntries.OfTopLabels(scores.Table).Diagram(bins, binning);
    }

    /// <summary>The reliability of one class against the rest: its probability in each row against whether the sample is of it.</summary>
    /// <param name="scored">The class, or several pooled.</param>
    /// <param name="bins">How many bins to cut [0, 1] into.</param>
    /// <param name="binning">Where the bins are cut.</param>
    /// <returns>The diagram; for a class that never occurs, with accuracy 0 throughout.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scored"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1, or <paramref name="binning"/> is not a value of its enumeration.</exception>
    /// <exception cref="ArgumentException"><paramref name="scored"/> has no samples.</exception>
    /// <exception cref="InvalidOperationException">A score, of whatever class, is outside [0, 1]; the message names its row and class.</exception>
    public static ReliabilityDiagram Reliability(this ScoredClass scored, int bins = 15, CalibrationBinning binning = CalibrationBinning.EqualWidth)
    {
        ArgumentNullException.ThrowIfNull(scored);
        Check(bins, binning);
        if (scored.Sources.IsEmpty) throw Throw.NoSamples(nameof(scored));
        foreach (ScoreColumns source in scored.Sources) RequireProbabilities(source.Table);
        return ConfidenceEntries.OfClass(scored.Sources).Diagram(bins, binning);
    }

    /// <summary>The Brier score in parts, summed over the classes: its score is <see cref="Metric.BrierScore"/>.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="bins">How many bins to cut [0, 1] into, for each class.</param>
    /// <param name="binning">Where the bins are cut.</param>
    /// <returns>The parts; those of one class are at <see cref="ReliabilityDiagram.BrierDecomposition"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 1, or <paramref name="binning"/> is not a value of its enumeration.</exception>
    /// <exception cref="InvalidOperationException">A score is outside [0, 1]; the message names its row and class.</exception>
    public static BrierDecomposition BrierDecomposition(this ClassScores scores, int bins = 15, CalibrationBinning binning = CalibrationBinning.EqualWidth)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var sum = new BrierDecomposition(0, 0, 0, 0, 0, 0);
        foreach (ScoredClass scored in scores.PerClass)
        {
            BrierDecomposition part = scored.Reliability(bins, binning).BrierDecomposition;
            sum = new BrierDecomposition(
                sum.Score + part.Score,
                sum.Reliability + part.Reliability,
                sum.Resolution + part.Resolution,
                sum.Uncertainty + part.Uncertainty,
                sum.WithinBinVariance + part.WithinBinVariance,
                sum.WithinBinCovariance + part.WithinBinCovariance);
        }

        return sum;
    }

    internal static void Check(int bins, CalibrationBinning binning)
    {
        if (bins < 1) throw new ArgumentOutOfRangeException(nameof(bins), bins, "There must be at least one bin.");
        if (!Enum.IsDefined(binning)) throw new ArgumentOutOfRangeException(nameof(binning), binning, "There is no such way to cut bins.");
    }

    private static void RequireProbabilities(ScoreTable table)
    {
        if (table.WhyNotProbabilities() is { } reason) throw new InvalidOperationException($"Calibration needs probabilities, and these are {reason}.");
    }
}

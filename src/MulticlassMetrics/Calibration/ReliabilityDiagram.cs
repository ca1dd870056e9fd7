using System.Collections.Immutable;
using System.Diagnostics;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How sure a model said it was against how often it was right, bin by bin: what a reliability diagram plots and calibration errors sum up.</summary>
/// <remarks>
/// Made by <see cref="CalibrationExtensions"/>: of the top label (the probability of the predicted class against whether it is the actual one) or of one
/// class against the rest (its probability against whether the sample is of it). The values depend on the bins. Equality is by reference. Immutable, hence
/// safe to read from any thread (Murphy 1973; DeGroot &amp; Fienberg 1983; Guo et al. 2017).
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["cat", "dog", "cat", "dog"];
/// double[] probabilities = [0.9, 0.1, 0.1, 0.9, 0.4, 0.6, 0.4, 0.6];
/// var scores = ClassScores.From(actual, probabilities, ["cat", "dog"]);
/// ReliabilityDiagram diagram = scores.Reliability(bins: 10);
/// diagram.Bins[5].Confidence;                  // 0.6
/// diagram.Bins[5].Accuracy;                    // 0.5
/// diagram.CalibrationError();                  // 0.1
/// scores["dog"].Reliability(bins: 10, CalibrationBinning.EqualMass).Bins.Length;     // 3
/// </code>
/// </example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ReliabilityDiagram
{
    internal ReliabilityDiagram(ImmutableArray<ReliabilityBin> bins, double totalWeight, BrierDecomposition brier)
    {
        Bins = bins;
        TotalWeight = totalWeight;
        BrierDecomposition = brier;
    }

    /// <summary>The bins in ascending order; together they cover [0, 1].</summary>
    public ImmutableArray<ReliabilityBin> Bins { get; }

    /// <summary>The weight of all samples.</summary>
    public double TotalWeight { get; }

    /// <summary>The Brier score of these probabilities in parts, over these bins.</summary>
    public BrierDecomposition BrierDecomposition { get; }

    /// <summary>The gaps of the bins as one number.</summary>
    /// <param name="norm">How they are put together.</param>
    /// <returns>The calibration error, in [0, 1]; less is better. It shrinks as bins get wider.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="norm"/> is not a value of its enumeration.</exception>
    public double CalibrationError(CalibrationNorm norm = CalibrationNorm.L1)
    {
        if (!Enum.IsDefined(norm)) throw new ArgumentOutOfRangeException(nameof(norm), norm, "There is no such norm.");
        double largest = 0;
        CompensatedSum sum = default;
        foreach (ReliabilityBin bin in Bins)
        {
            if (bin.Weight == 0) continue;
            double gap = Math.Abs(bin.Gap);
            largest = Math.Max(largest, gap);
            sum.Add(bin.Weight * (norm == CalibrationNorm.L2 ? gap * gap : gap));
        }

        double mean = sum.Value / TotalWeight;
        return norm switch
        {
            CalibrationNorm.L1 => mean,
            CalibrationNorm.L2 => Math.Sqrt(mean),
            _ => largest,
        };
    }

    /// <summary>The number of bins and the expected calibration error.</summary>
    public override string ToString() => FormattableString.Invariant($"{Bins.Length} bins, calibration error {CalibrationError():0.000}");
}

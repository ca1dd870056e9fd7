using System.Collections.Immutable;
using System.Globalization;

namespace MulticlassMetrics;

/// <summary>A difference between two models, and how often chance alone makes one as large. See <see cref="PermutationTest"/>.</summary>
/// <remarks>Immutable.</remarks>
public sealed class PermutationResult
{
    internal PermutationResult(string name, double difference, double[] replicates, int undefined, long seed)
    {
        Name = name;
        Difference = difference;
        Replicates = ImmutableArray.Create(replicates);
        UndefinedCount = undefined;
        Seed = seed;

        // Equal differences, summed in another order, may differ in the last digits.
        double least = Math.Abs(difference) - (1e-12 * Math.Max(1, Math.Abs(difference)));
        ExtremeCount = undefined + replicates.Count(replicate => Math.Abs(replicate) >= least);
        PValue = double.IsNaN(difference) ? double.NaN : (ExtremeCount + 1.0) / (replicates.Length + 1.0);
    }

    /// <summary>What is compared.</summary>
    public string Name { get; }

    /// <summary>Second − first; NaN where it is undefined or infinite, and then nothing is drawn.</summary>
    public double Difference { get; }

    /// <summary>The two-sided p-value, (b + 1) / (m + 1), where b of m swaps give a difference at least as far from zero (Phipson &amp; Smyth 2010); never zero, and exact: of exchangeable models it is at most α in at most a share α of test sets.</summary>
    public double PValue { get; }

    /// <summary>How many replicates are at least as far from zero, those without a value included, which can only raise the p-value.</summary>
    public int ExtremeCount { get; }

    /// <summary>The difference in every replicate, in the order drawn; NaN where it was undefined or infinite.</summary>
    public ImmutableArray<double> Replicates { get; }

    /// <summary>In how many replicates the difference was undefined or infinite.</summary>
    public int UndefinedCount { get; }

    /// <summary>The seed that draws the same replicates again.</summary>
    public long Seed { get; }

    /// <summary>The difference and its p-value, such as <c>F1 (macro), second - first = 0.021 (p = 0.034)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Difference:0.000} (p = {PValue:0.000})");
}

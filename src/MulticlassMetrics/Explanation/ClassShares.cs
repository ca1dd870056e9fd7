using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>What a model gets that only knows how common each class is: the reference that a pooled number must be read beside.</summary>
/// <example>
/// <code>
/// string[] actual = ["a", "a", "a", "b"];
/// var scores = ClassScores.From(actual, new[,] { { 0.5, 0.5 }, { 0.5, 0.5 }, { 0.5, 0.5 }, { 0.5, 0.5 } }, ["a", "b"]);
/// Averager.Micro.Auc(scores);      // 0.5
/// scores.MicroAucOfPriors();       // 0.75
/// </code>
/// </example>
public static class ClassShares
{
    /// <summary>The micro AUC of a model that scores every sample with the shares of the classes among these samples.</summary>
    /// <param name="scores">The scores, of which only the actual classes are looked at.</param>
    /// <returns>
    /// Σ_c Σ_d π_c v_d (1[π_c &gt; π_d] + ½·1[π_c = π_d]) with v_d = (1 − π_d)/(K − 1), the share of the pooled negatives in column d; in [½, 1]. A fixed reference
    /// without error. NaN with one class, since there are then no negatives.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    public static double MicroAucOfPriors(this ClassScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.ClassCount < 2) return double.NaN;
        double[] supports = new double[scores.ClassCount];
        for (int c = 0; c < supports.Length; c++) supports[c] = scores.PerClass[c].Support;
        Array.Sort(supports);

        // From the rarest class up; classes of one share tie with each other.
        double total = scores.TotalWeight, below = 0;
        CompensatedSum area = default;
        for (int start = 0, end; start < supports.Length; start = end)
        {
            for (end = start + 1; end < supports.Length && supports[end] == supports[start];) end++;
            double share = supports[start] / total, negatives = (end - start) * (1 - share) / (supports.Length - 1);
            area.Add((end - start) * share * (below + (negatives / 2)));
            below += negatives;
        }

        return area.Value;
    }
}

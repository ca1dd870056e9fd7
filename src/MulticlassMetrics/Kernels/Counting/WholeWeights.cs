namespace MulticlassMetrics.Kernels;

/// <summary>What kind of numbers weights are.</summary>
internal static class WholeWeights
{
    /// <summary>Whether all weights are finite and not negative, and whether they are whole and so small that the sum of their squares is exact.</summary>
    public static bool AreValid(ReadOnlySpan<double> weights, out bool areWhole)
    {
        double squares = 0;
        bool valid = true, whole = true;
        foreach (double weight in weights)
        {
            valid &= weight >= 0 && weight <= double.MaxValue;
            whole &= Math.Floor(weight) == weight;
            squares += weight * weight;
        }

        areWhole = whole && squares <= CompensatedSum.LargestExact;
        return valid;
    }
}

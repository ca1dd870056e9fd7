namespace MulticlassMetrics.Kernels;

/// <summary>The column that a row is decided for.</summary>
internal static class ArgMax
{
    /// <summary>The first column of the highest score.</summary>
    public static int Of(ReadOnlySpan<double> scores)
    {
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            if (scores[c] > scores[best]) best = c;
        }

        return best;
    }

    /// <summary>The first column whose score is most above its threshold.</summary>
    public static int Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> thresholds)
    {
        int best = 0;
        double highest = scores[0] - thresholds[0];
        for (int c = 1; c < scores.Length; c++)
        {
            double margin = scores[c] - thresholds[c];
            if (!(margin > highest)) continue;
            best = c;
            highest = margin;
        }

        return best;
    }
}

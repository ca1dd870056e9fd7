namespace MulticlassMetrics.Kernels;

/// <summary>The lower tail of Binomial(n, ½), by products and sums: the general incomplete beta function loses digits where n is large.</summary>
internal static class FairCoin
{
    // What a running product is divided by before it can overflow.
    private const int Block = 512;
    private static readonly double Limit = Math.ScaleB(1, Block);

    /// <summary>P(X = successes) and P(X ≤ successes), for successes up to n/2.</summary>
    public static (double At, double Below) Lower(double trials, long successes)
    {
        // C(n, m) grows factor by factor; its power of two is kept apart.
        double product = 1, exponent = -trials;
        for (long i = 1; i <= successes; i++)
        {
            product *= (trials - successes + i) / i;
            if (product < Limit) continue;
            product = Math.ScaleB(product, -Block);
            exponent += Block;
        }

        double at = Math.ScaleB(product, (int)Math.Max(exponent, -5000));

        // Each term is k/(n - k + 1) of the one above it, so that the tail ends after some √n terms.
        CompensatedSum relative = default;
        double term = 1;
        for (long k = successes; k >= 0 && term > 1e-18; k--)
        {
            relative.Add(term);
            term *= k / (trials - k + 1);
        }

        return (at, at * relative.Value);
    }
}

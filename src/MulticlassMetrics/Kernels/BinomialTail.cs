namespace MulticlassMetrics.Kernels;

/// <summary>
/// The upper tail of the binomial distribution, summed from its largest term outwards. That term comes from Loader's saddle-point form (Loader
/// 2000, "Fast and accurate computation of binomial probabilities"), which keeps its digits where differences of log-gammas lose them.
/// </summary>
internal static class BinomialTail
{
    // ln(k!) less Stirling's formula, for k too small for the series.
    private static readonly double[] SmallStirlingErrors =
    [
        0, 0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119, 0.01387612882307075, 0.01189670994589177,
        0.01041126526197209, 0.009255462182712733, 0.008330563433362871, 0.007573675487951841, 0.006942840107209530, 0.006408994188004207, 0.005951370112758848, 0.005554733551962801,
    ];

    /// <summary>P(X ≥ successes) of <paramref name="trials"/> draws that each succeed with the given probability.</summary>
    public static double AtLeast(double successes, double trials, double probability)
    {
        if (successes <= 0) return 1;
        if (probability == 1) return 1;

        // Terms fall away from the mean, geometrically after O(√n) of them: sum the side that does not hold it.
        return successes > trials * probability
            ? Sum(successes, trials, probability, 1)
            : 1 - Sum(successes - 1, trials, probability, -1);
    }

    private static double Sum(double from, double trials, double probability, int step)
    {
        double term = Probability(from, trials, probability), odds = probability / (1 - probability);
        CompensatedSum sum = default;
        for (double k = from; term > 0 && k >= 0 && k <= trials; k += step)
        {
            sum.Add(term);
            term *= step > 0 ? (trials - k) / (k + 1) * odds : k / (trials - k + 1) / odds;
            if (term < sum.Value * 1e-18) break;
        }

        return Math.Min(1, sum.Value);
    }

    private static double Probability(double k, double n, double p)
    {
        double q = 1 - p;
        if (k == 0) return Math.Exp(n * Math.Log(q));
        if (k == n) return Math.Exp(n * Math.Log(p));
        double exponent = StirlingError(n) - StirlingError(k) - StirlingError(n - k) - Deviance(k, n * p) - Deviance(n - k, n * q);
        return Math.Exp(exponent) * Math.Sqrt(n / (2 * Math.PI * k * (n - k)));
    }

    /// <summary>x ln(x/m) + m − x, without cancelling where x is near m.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m)) return x * Math.Log(x / m) + m - x;
        double v = (x - m) / (x + m), sum = (x - m) * v, power = 2 * x * v;
        for (int i = 1; ; i++)
        {
            power *= v * v;
            double next = sum + power / (2 * i + 1);
            if (next == sum) return sum;
            sum = next;
        }
    }

    private static double StirlingError(double n)
    {
        if (n < SmallStirlingErrors.Length) return SmallStirlingErrors[(int)n];
        double s = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / s) / s) / s) / s) / n;
    }
}

using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>Normal, gamma and binomial numbers from a stream.</summary>
internal static class RandomVariates
{
    /// <summary>A standard normal number (Marsaglia's polar method).</summary>
    public static double NextNormal(this ref RandomStream random)
    {
        while (true)
        {
            double u = (2 * random.NextDouble()) - 1, v = (2 * random.NextDouble()) - 1, square = (u * u) + (v * v);
            if (square is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    /// <summary>A gamma number of scale one (Marsaglia &amp; Tsang 2000); below shape one by their boost. May be zero where the shape is tiny.</summary>
    public static double NextGamma(this ref RandomStream random, double shape)
    {
        if (shape < 1) return random.NextGamma(shape + 1) * Math.Pow(random.NextOpen(), 1 / shape);
        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.NextNormal(), v = 1 + (c * x);
            if (v <= 0) continue;
            v = v * v * v;
            double u = random.NextOpen(), square = x * x;
            if (u < 1 - (0.0331 * square * square) || Math.Log(u) < (0.5 * square) + (d * (1 - v + Math.Log(v)))) return d * v;
        }
    }

    /// <summary>How many of some tosses of a fair coin fall heads; exact, in time that grows with the logarithm of their number.</summary>
    public static long NextHeads(this ref RandomStream random, long tosses)
    {
        // Where there are too many to toss each: the middle one of so many uniform numbers is a beta number, which tells on which side of it one half lies (Relles 1972).
        double probability = 0.5;
        long heads = 0;
        while (tosses > (probability == 0.5 ? 1 << 14 : 64))
        {
            long middle = (tosses + 1) / 2;
            double below = random.NextGamma(middle), above = random.NextGamma(tosses + 1 - middle), beta = below / (below + above);
            if (beta <= probability)
            {
                heads += middle;
                tosses -= middle;
                probability = (probability - beta) / (1 - beta);
            }
            else
            {
                tosses = middle - 1;
                probability /= beta;
            }
        }

        if (probability != 0.5)
        {
            for (; tosses > 0; tosses--) heads += random.NextDouble() < probability ? 1 : 0;
            return heads;
        }

        for (; tosses >= 64; tosses -= 64) heads += BitOperations.PopCount(random.Next());
        return tosses == 0 ? heads : heads + BitOperations.PopCount(random.Next() >> (64 - (int)tosses));
    }
}

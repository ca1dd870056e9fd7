using MathNet.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>A Poisson distribution to draw from, in time that does not grow with its mean: by inversion up to a mean of 10, above by transformed rejection (PTRS, Hörmann 1993).</summary>
internal readonly struct PoissonLaw
{
    // The logarithms of factorials that draws ask for over and over; the gamma function takes longer than all the rest of a draw.
    private static readonly double[] LogFactorials = FirstLogFactorials(1 << 14);

    private readonly double _mean;
    private readonly double _none;
    private readonly double _a, _b, _squeeze, _logMean, _logScale;

    public PoissonLaw(double mean)
    {
        _mean = mean;
        if (mean < 10)
        {
            _none = Math.Exp(-mean);
            return;
        }

        _b = 0.931 + (2.53 * Math.Sqrt(mean));
        _a = -0.059 + (0.02483 * _b);
        _squeeze = 0.9277 - (3.6224 / (_b - 2));
        _logMean = Math.Log(mean);
        _logScale = Math.Log(1.1239 + (1.1328 / (_b - 3.4)));
    }

    public long Next(ref RandomStream random) => _mean < 10 ? Invert(random.NextDouble()) : Reject(ref random);

    private long Invert(double uniform)
    {
        long count = 0;
        double probability = _none;

        // The probabilities run out before a uniform within rounding of one does.
        while (uniform >= probability && count < 1000)
        {
            uniform -= probability;
            count++;
            probability *= _mean / count;
        }

        return count;
    }

    private long Reject(ref RandomStream random)
    {
        while (true)
        {
            double u = random.NextDouble() - 0.5, v = random.NextOpen(), distance = 0.5 - Math.Abs(u);
            double count = Math.Floor((((2 * _a / distance) + _b) * u) + _mean + 0.43);
            if (distance >= 0.07 && v <= _squeeze) return (long)count;
            if (count < 0 || (distance < 0.013 && v > distance)) continue;
            if (Math.Log(v) + _logScale - Math.Log((_a / (distance * distance)) + _b) <= (count * _logMean) - _mean - LogFactorial(count)) return (long)count;
        }
    }

    private static double LogFactorial(double count) => count < LogFactorials.Length ? LogFactorials[(int)count] : SpecialFunctions.GammaLn(count + 1);

    private static double[] FirstLogFactorials(int count)
    {
        double[] first = new double[count];
        for (int i = 0; i < count; i++) first[i] = SpecialFunctions.GammaLn(i + 1);
        return first;
    }
}

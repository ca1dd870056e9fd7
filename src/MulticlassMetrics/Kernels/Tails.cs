using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace MulticlassMetrics.Kernels;

/// <summary>Tail probabilities without the difference from one that would lose small ones; NaN in, NaN out.</summary>
internal static class Tails
{
    /// <summary>P(X ≥ statistic) of a chi-squared distribution; without degrees of freedom all of it sits at zero.</summary>
    public static double ChiSquared(double statistic, double degrees)
    {
        if (double.IsNaN(statistic)) return double.NaN;
        if (!(statistic > 0)) return 1;
        if (degrees == 0 || double.IsPositiveInfinity(statistic)) return 0;
        return degrees == 1 ? SpecialFunctions.Erfc(Math.Sqrt(statistic / 2)) : SpecialFunctions.GammaUpperRegularized(degrees / 2, statistic / 2);
    }

    /// <summary>P(|Z| ≥ |z|) of the normal distribution.</summary>
    public static double Normal(double z) => double.IsNaN(z) ? double.NaN : SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>P(Z ≥ z) of the normal distribution.</summary>
    public static double UpperNormal(double z) => double.IsNaN(z) ? double.NaN : SpecialFunctions.Erfc(z / Constants.Sqrt2) / 2;

    /// <summary>P(|T| ≥ |t|) of Student's distribution.</summary>
    public static double Student(double t, double degrees) => double.IsNaN(t) ? double.NaN : 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(t));
}

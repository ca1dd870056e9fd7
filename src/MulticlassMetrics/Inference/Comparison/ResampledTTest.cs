using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>The corrected resampled t-test of two models from their values on the folds of a cross-validation or on repeated splits.</summary>
/// <remarks>
/// Values of different folds are not independent, since their training sets overlap; the plain t-test therefore finds differences that are not there. The correction takes
/// (1/J + n_test/n_train)·s² for the variance of the mean of J differences, with J − 1 degrees of freedom (Nadeau &amp; Bengio 2003; Bouckaert &amp; Frank 2004). It asks
/// about the learning procedure, training sets included; <see cref="PairedComparison"/> of the pooled predictions takes the trained models as given. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var test = ResampledTTest.OfFolds(first: [0.80, 0.78, 0.82, 0.79, 0.81], second: [0.83, 0.80, 0.83, 0.83, 0.82], folds: 5);
/// test.MeanDifference;       // 0.022
/// test.Statistic;            // 2.515
/// test.PValue;               // 0.066
/// test.Interval().Low;       // -0.002
/// </code>
/// </example>
public sealed record ResampledTTest
{
    private ResampledTTest(double[] differences, double testToTrain)
    {
        int count = differences.Length;
        double mean = differences.Average(), squares = 0;
        foreach (double difference in differences) squares += (difference - mean) * (difference - mean);

        // Equal differences whose mean is rounded have no spread.
        if (differences.All(difference => difference == differences[0])) (mean, squares) = (differences[0], 0);
        MeanDifference = mean;
        StandardError = Math.Sqrt(((1.0 / count) + testToTrain) * squares / (count - 1));
        DegreesOfFreedom = count - 1;
        Statistic = StandardError > 0 ? mean / StandardError : mean == 0 ? 0 : double.NaN;
        PValue = Tails.Student(Statistic, DegreesOfFreedom);
    }

    /// <summary>The mean of second − first.</summary>
    public double MeanDifference { get; }

    /// <summary>The corrected standard error of the mean.</summary>
    public double StandardError { get; }

    /// <summary>The mean over its standard error; where every difference is the same, 0 if that is zero and else NaN, for no spread is no proof.</summary>
    public double Statistic { get; }

    /// <summary>One less than the number of differences.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The two-sided p-value of no difference; NaN where the statistic is.</summary>
    public double PValue { get; }

    /// <summary>Tests values on repeated splits.</summary>
    /// <param name="first">The first model's value on each split.</param>
    /// <param name="second">The second model's value on the same splits.</param>
    /// <param name="testToTrain">The number of test samples over that of training samples in a split.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, there are fewer than two values, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="testToTrain"/> is not positive and finite.</exception>
    public static ResampledTTest Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double testToTrain)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count) throw Throw.DifferentLengths(nameof(first), first.Count, nameof(second), second.Count);
        if (first.Count < 2) throw new ArgumentException(FormattableString.Invariant($"There are {first.Count} values; a spread needs at least two."), nameof(first));
        if (!(testToTrain > 0 && double.IsFinite(testToTrain)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(testToTrain), testToTrain, FormattableString.Invariant($"The ratio of test to training samples must be positive and finite; it is {testToTrain}."));
        }

        double[] differences = new double[first.Count];
        for (int i = 0; i < differences.Length; i++)
        {
            if (!double.IsFinite(first[i])) throw NotFinite(first[i], i, nameof(first));
            if (!double.IsFinite(second[i])) throw NotFinite(second[i], i, nameof(second));
            differences[i] = second[i] - first[i];
        }

        return new ResampledTTest(differences, testToTrain);
    }

    /// <summary>Tests values on the folds of a cross-validation, once or repeated.</summary>
    /// <param name="first">The first model's value on each fold.</param>
    /// <param name="second">The second model's value on the same folds.</param>
    /// <param name="folds">The number of folds k of one cross-validation; a test fold is 1/(k − 1) of its training set.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of <paramref name="folds"/>, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2.</exception>
    public static ResampledTTest OfFolds(IReadOnlyList<double> first, IReadOnlyList<double> second, int folds)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (folds < 2) throw new ArgumentOutOfRangeException(nameof(folds), folds, $"A cross-validation has at least 2 folds; {folds} were named.");
        if (first.Count % folds != 0) throw new ArgumentException($"There are {first.Count} values, which is no multiple of {folds} folds.", nameof(first));
        return Of(first, second, 1.0 / (folds - 1));
    }

    /// <summary>The interval of the mean difference.</summary>
    /// <param name="confidence">The level, in (0, 1).</param>
    /// <returns>Mean ± t standard errors; NaN where there is no spread.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public ConfidenceInterval Interval(double confidence = 0.95)
    {
        double tail = Confidence.Tail(confidence);
        if (StandardError == 0) return new ConfidenceInterval(double.NaN, double.NaN);

        // The inverse of the library gives up on the far quantiles that one degree of freedom has.
        double t = DegreesOfFreedom == 1 ? Math.Tan(Math.PI * (0.5 - tail)) : StudentT.InvCDF(0, 1, DegreesOfFreedom, 1 - tail);
        return new ConfidenceInterval(MeanDifference - (t * StandardError), MeanDifference + (t * StandardError));
    }

    private static ArgumentException NotFinite(double value, int position, string name) =>
        new(FormattableString.Invariant($"The value at position {position} of '{name}' is {value}; it must be finite."), name);
}

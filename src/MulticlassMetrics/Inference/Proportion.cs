using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A number of successes among a number of independent trials, and the intervals that only such a thing has.</summary>
/// <remarks>
/// Recall, precision, specificity and accuracy are proportions; F1 is not, and has none of these intervals. Two values are equal when both numbers are.
/// <c>default</c> is no successes in no trials: its share is NaN and every interval [0, 1]. Immutable.
/// Sources: Wilson 1927; Clopper &amp; Pearson 1934; Agresti &amp; Coull 1998; Brown, Cai &amp; DasGupta 2001.
/// </remarks>
/// <example>
/// <code>
/// var recall = Proportion.Recall(new BinaryCounts(truePositives: 15, falsePositives: 0, trueNegatives: 0, falseNegatives: 21));
/// recall.Value;                  // 0.417
/// recall.Wilson().Low;           // 0.271
/// recall.Wilson(0.90).High;      // 0.553
/// </code>
/// </example>
public readonly record struct Proportion
{
    /// <summary>Makes a proportion.</summary>
    /// <param name="successes">The number of successes, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">The number of trials; need not be whole, as an effective number is not.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, NaN or infinite, or there are more successes than trials.</exception>
    public Proportion(double successes, double trials)
    {
        if (!(trials >= 0 && double.IsFinite(trials))) throw Throw.NotACount(trials, nameof(trials));
        if (!(successes >= 0 && successes <= trials))
        {
            throw new ArgumentOutOfRangeException(nameof(successes), successes, FormattableString.Invariant($"There must be from 0 to {trials} successes."));
        }

        Successes = successes;
        Trials = trials;
    }

    /// <summary>The number of successes.</summary>
    public double Successes { get; }

    /// <summary>The number of trials.</summary>
    public double Trials { get; }

    /// <summary>The share of successes.</summary>
    /// <value>In [0, 1]; NaN without trials.</value>
    public double Value => Successes / Trials;

    /// <summary>Recall as a proportion: TP among TP + FN. The counts must be numbers of samples, not weights.</summary>
    /// <param name="counts">The counts of a class.</param>
    public static Proportion Recall(BinaryCounts counts) => new(counts.TruePositives, counts.Support);

    /// <summary>Precision as a proportion: TP among TP + FP. The counts must be numbers of samples, not weights.</summary>
    /// <param name="counts">The counts of a class.</param>
    public static Proportion Precision(BinaryCounts counts) => new(counts.TruePositives, counts.PredictedPositives);

    /// <summary>Specificity as a proportion: TN among TN + FP. The counts must be numbers of samples, not weights.</summary>
    /// <param name="counts">The counts of a class.</param>
    public static Proportion Specificity(BinaryCounts counts) => new(counts.TrueNegatives, counts.TrueNegatives + counts.FalsePositives);

    /// <summary>Accuracy as a proportion: right ones among all.</summary>
    /// <param name="matrix">The confusion matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples are weighted, so that there are no trials to count.</exception>
    public static Proportion Accuracy(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Table.IsUnweighted
            ? new Proportion(matrix.Hits, matrix.Hits + matrix.Misses)
            : throw new ArgumentException("Weighted samples are no trials; take Estimates with IntervalMethod.Wilson.", nameof(matrix));
    }

    /// <summary>Wilson's score interval: covers well at any size. The one to take.</summary>
    /// <param name="confidence">The level, in (0, 1).</param>
    /// <returns>The interval, within [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public ConfidenceInterval Wilson(double confidence = 0.95)
    {
        double z = Confidence.Quantile(confidence);
        if (Trials == 0) return new ConfidenceInterval(0, 1);
        double square = z * z, scale = 1 + (square / Trials);
        double centre = (Value + (square / (2 * Trials))) / scale;
        double half = z * Math.Sqrt((Value * (1 - Value) / Trials) + (square / (4 * Trials * Trials))) / scale;
        return new ConfidenceInterval(Successes == 0 ? 0 : Math.Max(0, centre - half), Successes == Trials ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>The exact interval of Clopper and Pearson: never covers too rarely, hence is wide.</summary>
    /// <param name="confidence">The level, in (0, 1).</param>
    /// <returns>The interval, within [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public ConfidenceInterval ClopperPearson(double confidence = 0.95)
    {
        double tail = Confidence.Tail(confidence);
        if (Trials == 0) return new ConfidenceInterval(0, 1);
        double misses = Trials - Successes;
        double low = Successes == 0 ? 0 : misses == 0 ? Math.Pow(tail, 1 / Trials) : BetaQuantile(Successes, misses + 1, tail);
        double high = misses == 0 ? 1 : Successes == 0 ? 1 - Math.Pow(tail, 1 / Trials) : BetaQuantile(Successes + 1, misses, 1 - tail);
        return new ConfidenceInterval(low, high);
    }

    /// <summary>The interval of Jeffreys' prior: equal tails of the Beta(successes + ½, failures + ½) posterior.</summary>
    /// <param name="confidence">The level, in (0, 1).</param>
    /// <returns>The interval, within (0, 1); not pinned to the ends when there are no successes or no failures.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public ConfidenceInterval Jeffreys(double confidence = 0.95)
    {
        double tail = Confidence.Tail(confidence);
        double a = Successes + 0.5, b = Trials - Successes + 0.5;
        return Trials == 0 ? new ConfidenceInterval(0, 1) : new ConfidenceInterval(BetaQuantile(a, b, tail), BetaQuantile(a, b, 1 - tail));
    }

    /// <summary>The interval of Agresti and Coull: the normal one after adding z²/2 successes and as many failures.</summary>
    /// <param name="confidence">The level, in (0, 1).</param>
    /// <returns>The interval, clipped to [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public ConfidenceInterval AgrestiCoull(double confidence = 0.95)
    {
        double z = Confidence.Quantile(confidence), added = z * z;
        return new Proportion(Successes + (added / 2), Trials + added).Normal(confidence);
    }

    /// <summary>The textbook interval, share ± z standard errors. Covers far too rarely near 0 and 1; here for comparison.</summary>
    /// <param name="confidence">The level, in (0, 1).</param>
    /// <returns>The interval, clipped to [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public ConfidenceInterval Normal(double confidence = 0.95)
    {
        double z = Confidence.Quantile(confidence);
        if (Trials == 0) return new ConfidenceInterval(0, 1);
        double half = z * Math.Sqrt(Value * (1 - Value) / Trials);
        return new ConfidenceInterval(Math.Max(0, Value - half), Math.Min(1, Value + half));
    }

    // MathNet's inverse stops at 1e-12 absolute; Newton steps on the distribution function give the remaining digits.
    private static double BetaQuantile(double a, double b, double probability)
    {
        double x = Beta.InvCDF(a, b, probability);
        for (int step = 0; step < 3; step++)
        {
            double density = Beta.PDF(a, b, x);
            if (!(density > 0) || !double.IsFinite(density)) break;
            double next = x - ((SpecialFunctions.BetaRegularized(a, b, x) - probability) / density);
            if (!(next > 0 && next < 1)) break;
            x = next;
        }

        return x;
    }
}

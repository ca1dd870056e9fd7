using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Statistics composed of others, by the chain rule.</content>
public sealed partial class Influence
{
    /// <summary>The sum of two statistics of the same samples.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <exception cref="ArgumentNullException">A statistic is null.</exception>
    /// <exception cref="ArgumentException">They are not of the same samples.</exception>
    public static Influence operator +(Influence left, Influence right) => Combine(left, right, '+', (a, b) => a + b, (_, _) => (1, 1));

    /// <summary>The difference of two statistics of the same samples: of two averages, or of two models.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">What is subtracted.</param>
    /// <exception cref="ArgumentNullException">A statistic is null.</exception>
    /// <exception cref="ArgumentException">They are not of the same samples.</exception>
    public static Influence operator -(Influence left, Influence right) => Combine(left, right, '-', (a, b) => a - b, (_, _) => (1, -1));

    /// <summary>The product of two statistics of the same samples.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <exception cref="ArgumentNullException">A statistic is null.</exception>
    /// <exception cref="ArgumentException">They are not of the same samples.</exception>
    public static Influence operator *(Influence left, Influence right) => Combine(left, right, '*', (a, b) => a * b, (a, b) => (b, a));

    /// <summary>The quotient of two statistics of the same samples.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">What it is divided by.</param>
    /// <exception cref="ArgumentNullException">A statistic is null.</exception>
    /// <exception cref="ArgumentException">They are not of the same samples.</exception>
    public static Influence operator /(Influence left, Influence right) => Combine(left, right, '/', (a, b) => a / b, (a, b) => (1 / b, -a / b / b));

    /// <summary>A statistic times a number.</summary>
    /// <param name="factor">The number.</param>
    /// <param name="statistic">The statistic.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statistic"/> is null.</exception>
    public static Influence operator *(double factor, Influence statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return Compose(FormattableString.Invariant($"{factor} * {statistic.Name}"), MetricRange.Unbounded, [statistic], values => factor * values[0], _ => [factor]);
    }

    /// <summary>A statistic times a number.</summary>
    /// <param name="statistic">The statistic.</param>
    /// <param name="factor">The number.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statistic"/> is null.</exception>
    public static Influence operator *(Influence statistic, double factor) => factor * statistic;

    /// <summary>A statistic with its sign turned.</summary>
    /// <param name="statistic">The statistic.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statistic"/> is null.</exception>
    public static Influence operator -(Influence statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return Compose($"-{statistic.Name}", MetricRange.Unbounded, [statistic], values => -values[0], _ => [-1]);
    }

    /// <summary>Any smooth function of statistics of the same samples.</summary>
    /// <param name="name">The name to print.</param>
    /// <param name="range">The smallest and the largest value, which choose the scale of the interval.</param>
    /// <param name="parts">The statistics.</param>
    /// <param name="function">The function of their values.</param>
    /// <param name="gradient">Its derivatives by each of the values; null for finite differences, good to about nine digits.</param>
    /// <returns>The composed statistic.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are no parts; they are not of the same samples; the gradient has another length.</exception>
    public static Influence Compose(
        string name, MetricRange range, IReadOnlyList<Influence> parts, Func<double[], double> function, Func<double[], double[]>? gradient = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(function);
        if (parts.Count == 0) throw new ArgumentException("There is nothing to compose.", nameof(parts));

        double[] values = [.. parts.Select(part => part.Value)];
        double[] slopes = gradient is null ? Differences(function, values) : gradient(values);
        if (slopes.Length != parts.Count) throw new ArgumentException($"The gradient has {slopes.Length} entries for {parts.Count} statistics.", nameof(gradient));

        Evidence evidence = parts[0].Evidence;
        for (int p = 0; p < parts.Count; p++)
        {
            parts[0].RequireSameSamples(parts[p]);
            if (p > 0) evidence = Evidence.Join(evidence, parts[p].Evidence);
        }

        var derivatives = LinearForm.Sum([.. parts.Select(part => part._derivatives)], slopes);
        return new Influence(name, function(values), range, parts[0].Units, derivatives, evidence);
    }

    private static Influence Combine(Influence left, Influence right, char sign, Func<double, double, double> value, Func<double, double, (double, double)> slopes)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Compose($"{left.Name} {sign} {right.Name}", MetricRange.Unbounded, [left, right], values => value(values[0], values[1]), values =>
        {
            (double first, double second) = slopes(values[0], values[1]);
            return [first, second];
        });
    }

    // Central differences, extrapolated once: the error falls with the fourth power of the step.
    private static double[] Differences(Func<double[], double> function, double[] at)
    {
        double[] slopes = new double[at.Length];
        for (int p = 0; p < at.Length; p++)
        {
            double step = 1e-3 * Math.Max(Math.Abs(at[p]), 1e-3);
            slopes[p] = ((4 * Slope(p, step / 2)) - Slope(p, step)) / 3;
        }

        return slopes;

        double Slope(int p, double step)
        {
            double[] up = [.. at], down = [.. at];
            up[p] += step;
            down[p] -= step;
            return (function(up) - function(down)) / (2 * step);
        }
    }
}

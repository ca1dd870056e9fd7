using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Whether two models differ on the same rows, by swapping their predictions row by row: of equal models either could have made each.</summary>
/// <remarks>
/// Two-sided, for any statistic, without assumptions on its distribution; the null hypothesis is that the models are exchangeable on each row (or cluster), which is more than
/// equal values of the statistic. Statistics of the matrix swap within cells of (actual, first, second), so that the cost hardly grows with the number of samples.
/// Sources: Fisher 1935; Yeh 2000 (for F1); Phipson &amp; Smyth 2010 (the p-value).
/// </remarks>
/// <example>
/// <code>
/// string[] actual = ["a", "a", "a", "b", "b", "b", "b", "a"];
/// var first  = LabelPairs.From(actual, ["a", "b", "a", "b", "a", "b", "a", "a"]);
/// var second = LabelPairs.From(actual, ["a", "a", "a", "b", "a", "b", "b", "a"]);
/// var test = PermutationTest.Of(first, second, Averager.Macro, Metric.F1, new() { Seed = 1 });
/// test.Difference;         // 0.254
/// test.PValue > 0.4;       // two rows that differ prove nothing
/// </code>
/// </example>
public static class PermutationTest
{
    /// <summary>Tests the difference of an averaged metric of counts.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">What the first model predicted.</param>
    /// <param name="second">What the second model predicted for the same rows.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, and how to draw.</param>
    /// <returns>The test of second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The models are not on the same rows with the same weights, or have other classes; the averager does not fit; there are not as many keys as rows; there is one cluster.
    /// </exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PermutationResult Of<TLabel>(LabelPairs<TLabel> first, LabelPairs<TLabel> second, IAverager averager, CountsMetric metric, PermutationOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(options);
        return OfLabels($"{metric.Name} ({averager.Name})", first, second, Bootstrap.AverageOf(averager, metric, first.Matrix.Classes), options);
    }

    /// <summary>Tests the difference of any statistic of the confusion matrix.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">What the first model predicted.</param>
    /// <param name="second">What the second model predicted for the same rows.</param>
    /// <param name="statistic">The statistic of each model's matrix; NaN where it is undefined.</param>
    /// <param name="options">The seed, and how to draw.</param>
    /// <returns>The test of second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for an averaged metric.</exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PermutationResult Of<TLabel>(LabelPairs<TLabel> first, LabelPairs<TLabel> second, Func<ConfusionMatrix<TLabel>, double> statistic, PermutationOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        return OfLabels("statistic", first, second, statistic, options);
    }

    /// <summary>Tests the difference of an averaged metric of scores.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">The scores of the first model.</param>
    /// <param name="second">The scores of the second model for the same rows, on the same scale: metrics of ranks compare rows, and a swapped row keeps its scores.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, and how to draw.</param>
    /// <returns>The test of second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for labels.</exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PermutationResult Of<TLabel>(ClassScores<TLabel> first, ClassScores<TLabel> second, IAverager averager, ScoreMetric metric, PermutationOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(options);
        return OfScores($"{metric.Name} ({averager.Name})", first, second, Bootstrap.AverageOf(averager, metric, first.Classes), options);
    }

    /// <summary>Tests the difference of any statistic of scores.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">The scores of the first model.</param>
    /// <param name="second">The scores of the second model for the same rows, on the same scale.</param>
    /// <param name="statistic">The statistic of each model's scores; NaN where it is undefined.</param>
    /// <param name="options">The seed, and how to draw.</param>
    /// <returns>The test of second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for labels.</exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PermutationResult Of<TLabel>(ClassScores<TLabel> first, ClassScores<TLabel> second, Func<ClassScores<TLabel>, double> statistic, PermutationOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        return OfScores("statistic", first, second, statistic, options);
    }

    private static PermutationResult OfLabels<TLabel>(
        string name, LabelPairs<TLabel> first, LabelPairs<TLabel> second, Func<ConfusionMatrix<TLabel>, double> statistic, PermutationOptions options)
        where TLabel : notnull
    {
        var atoms = SwapAtoms.Of(options.Scheme, first, second);
        ClassList<TLabel> classes = first.Matrix.Classes;
        return Run(name, statistic(second.Matrix) - statistic(first.Matrix), options, b =>
        {
            var random = new RandomStream(options.Seed, b);
            (CellTable one, CellTable two) = atoms.Next(ref random);
            return statistic(new ConfusionMatrix<TLabel>(classes, two, 0)) - statistic(new ConfusionMatrix<TLabel>(classes, one, 0));
        });
    }

    private static PermutationResult OfScores<TLabel>(
        string name, ClassScores<TLabel> first, ClassScores<TLabel> second, Func<ClassScores<TLabel>, double> statistic, PermutationOptions options)
        where TLabel : notnull
    {
        int[] groups = options.Scheme.GroupRows(first.RowCount, row => first.Table.Actual[row]);
        int units = options.Scheme.IsClustered ? groups.Max() + 1 : groups.Length;
        return Run(name, statistic(second) - statistic(first), options, b =>
        {
            var random = new RandomStream(options.Seed, b);
            bool[] heads = new bool[units], swapped = new bool[groups.Length];
            for (int unit = 0; unit < units; unit++) heads[unit] = (random.Next() >> 63) != 0;
            for (int row = 0; row < swapped.Length; row++) swapped[row] = groups[row] >= 0 && heads[options.Scheme.IsClustered ? groups[row] : row];
            var one = new ClassScores<TLabel>(first.Classes, first.Table.Mix(second.Table, swapped), 0);
            var two = new ClassScores<TLabel>(first.Classes, second.Table.Mix(first.Table, swapped), 0);
            return statistic(two) - statistic(one);
        });
    }

    private static PermutationResult Run(string name, double difference, PermutationOptions options, Func<int, double> replicate)
    {
        name = Bootstrap.NameOfDifference(name);
        if (!double.IsFinite(difference)) return new PermutationResult(name, double.NaN, [], 0, options.Seed);
        double[] replicates = ReplicateLoop.Run(options.Replicates, options, () => 0, (b, _) => replicate(b));
        return new PermutationResult(name, difference, replicates, UndefinedReplicates.Count(replicates, options), options.Seed);
    }
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <content>Two models on the same rows: a row is drawn for both.</content>
public static partial class Bootstrap
{
    /// <summary>Bootstraps how much more the second model has of an averaged metric of counts, by cells of (actual, first, second).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">What the first model predicted.</param>
    /// <param name="second">What the second model predicted for the same rows.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>Second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The models are not on the same rows with the same weights, or have other classes; the averager does not fit; there are not as many keys as rows; there is one sample,
    /// or one cluster.
    /// </exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <example>
    /// <code>
    /// string[] actual = ["a", "a", "a", "b", "b", "b", "b", "a"];
    /// var first  = LabelPairs.From(actual, ["a", "b", "a", "b", "a", "b", "a", "a"]);
    /// var second = LabelPairs.From(actual, ["a", "a", "a", "b", "a", "b", "b", "a"]);
    /// var gain = Bootstrap.Difference(first, second, Averager.Macro, Metric.F1, new() { Seed = 1 });
    /// gain.Value;      // 0.254
    /// </code>
    /// </example>
    public static BootstrapResult Difference<TLabel>(
        LabelPairs<TLabel> first, LabelPairs<TLabel> second, IAverager averager, CountsMetric metric, BootstrapOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(options);
        Func<ConfusionMatrix<TLabel>, double> average = AverageOf(averager, metric, first.Matrix.Classes);
        CellAtoms atoms = CellAtoms.Of(options.Scheme, first, second);
        Func<double[]>? effects = AverageSlopes.Knows<TLabel>(averager)
            ? () => Subtract(
                atoms.Effects(1, Influence.Of(second.Matrix, averager, metric).Derivatives), atoms.Effects(0, Influence.Of(first.Matrix, averager, metric).Derivatives))
            : null;
        return BootstrapRun.Of(NameOfDifference($"{metric.Name} ({averager.Name})"), Resamplers.Of(first, second, atoms), both => average(both.Second) - average(both.First), options, effects);
    }

    /// <summary>Bootstraps how much more the second model has of any statistic of the confusion matrix, by cells of (actual, first, second).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">What the first model predicted.</param>
    /// <param name="second">What the second model predicted for the same rows.</param>
    /// <param name="statistic">The statistic of each model's matrix; NaN where it is undefined.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>Second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for an averaged metric.</exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Difference<TLabel>(
        LabelPairs<TLabel> first, LabelPairs<TLabel> second, Func<ConfusionMatrix<TLabel>, double> statistic, BootstrapOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        CellAtoms atoms = CellAtoms.Of(options.Scheme, first, second);
        return BootstrapRun.Of(NameOfDifference(Own), Resamplers.Of(first, second, atoms), both => statistic(both.Second) - statistic(both.First), options);
    }

    /// <summary>Bootstraps how much more the second model has of an averaged metric of scores, by rows.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">The scores of the first model.</param>
    /// <param name="second">The scores of the second model for the same rows.</param>
    /// <param name="averager">The averager.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>Second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for labels.</exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Difference<TLabel>(
        ClassScores<TLabel> first, ClassScores<TLabel> second, IAverager averager, ScoreMetric metric, BootstrapOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(options);
        Func<ClassScores<TLabel>, double> average = AverageOf(averager, metric, first.Classes);
        RowAtoms atoms = AtomsOf(first, options.Scheme);
        Func<double[]>? effects = IsSmooth<TLabel>(averager, metric)
            ? () => atoms.Effects(
                Subtract(Influence.Of(second, averager, metric).Derivatives, Influence.Of(first, averager, metric).Derivatives), first.Table.WeightOf)
            : null;
        return BootstrapRun.Of(NameOfDifference($"{metric.Name} ({averager.Name})"), Resamplers.Of([first, second], atoms), both => average(both[1]) - average(both[0]), options, effects);
    }

    /// <summary>Bootstraps how much more the second model has of any statistic of scores, by rows.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="first">The scores of the first model.</param>
    /// <param name="second">The scores of the second model for the same rows.</param>
    /// <param name="statistic">The statistic of each model's scores; NaN where it is undefined. A row that is drawn twice comes to it once with twice the weight.</param>
    /// <param name="options">The seed, and how to draw and read.</param>
    /// <returns>Second − first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">As for labels.</exception>
    /// <exception cref="InvalidOperationException">The difference is undefined in too many replicates.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BootstrapResult Difference<TLabel>(
        ClassScores<TLabel> first, ClassScores<TLabel> second, Func<ClassScores<TLabel>, double> statistic, BootstrapOptions options)
        where TLabel : notnull
    {
        SamePairing.Require(first, second);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        return BootstrapRun.Of(
            NameOfDifference(Own), Resamplers.Of([first, second], AtomsOf(first, options.Scheme)), both => statistic(both[1]) - statistic(both[0]), options);
    }

    internal static string NameOfDifference(string statistic) => $"{statistic}, second - first";

    private static double[] Subtract(ReadOnlySpan<double> minuend, ReadOnlySpan<double> subtrahend)
    {
        double[] difference = minuend.ToArray();
        for (int i = 0; i < difference.Length; i++) difference[i] -= subtrahend[i];
        return difference;
    }
}

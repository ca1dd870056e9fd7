namespace MulticlassMetrics;

/// <summary>Makes reports.</summary>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels(["cat", "cat", "dog"], ["cat", "dog", "dog"]);
/// var report = ClassificationReport.Of(matrix);
/// report.Macro(Metric.F1);                                             // 0.667
/// report.ToString().Contains("3 samples, 2 classes, accuracy 0.667");
/// </code>
/// </example>
public static class ClassificationReport
{
    /// <summary>The usual metrics of each class and their averages.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="matrix">The confusion matrix.</param>
    /// <param name="undefined">What a class contributes to an average when its ratio is 0/0.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undefined"/> is not a value of its enumeration.</exception>
    /// <exception cref="UndefinedMetricException">A ratio is 0/0 and <paramref name="undefined"/> is <see cref="UndefinedPolicy.Throw"/>.</exception>
    public static ClassificationReport<TLabel> Of<TLabel>(ConfusionMatrix<TLabel> matrix, UndefinedPolicy undefined = UndefinedPolicy.Zero)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new ClassificationReport<TLabel>(matrix, undefined);
    }
}

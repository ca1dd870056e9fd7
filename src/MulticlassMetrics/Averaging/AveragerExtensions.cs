using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>What every averager can do with something that knows its classes. See <see cref="Averager"/> for an example.</summary>
public static class AveragerExtensions
{
    /// <summary>Averages any metric over the classes.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <typeparam name="TPart">What each class contributes.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="classes">A confusion matrix or a selection of its classes.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The average; NaN where it is undefined.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The averager does not fit the classes or the metric.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> Average<TLabel, TPart>(this IAverager averager, IClassParts<TLabel, TPart> classes, IMetric<TPart> metric)
        where TLabel : notnull
        where TPart : IPoolable<TPart>
    {
        ArgumentNullException.ThrowIfNull(averager);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(metric);
        try
        {
            return new AveragedScore<TLabel>(classes.Classes, metric, averager.Name, averager.BindTo(classes.Classes).Average(classes.PerClass, metric));
        }
        catch (UndefinedMetricException undefined) when (undefined.Position >= 0)
        {
            // Averagers know positions only; here is the first place that knows the name.
            throw undefined.Naming(MatrixText.Label(classes.Classes[undefined.Position]));
        }
    }

    /// <summary>The average F1. Macro F1 is the mean of the classes' F1; the F1 of macro precision and recall is <see cref="ConfusionMatrix.F1OfMacroMeans"/>.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="counts">A confusion matrix or a selection of its classes.</param>
    /// <returns>The average, in [0, 1]; a class's F1 is 0/0 only when TP = FP = FN = 0.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> F1<TLabel>(this IAverager averager, IClassParts<TLabel, BinaryCounts> counts)
        where TLabel : notnull => averager.Average(counts, Metric.F1);

    /// <summary>The average precision of predictions, TP / (TP + FP).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="counts">A confusion matrix or a selection of its classes.</param>
    /// <returns>The average, in [0, 1]; a class's precision is 0/0 when it was never predicted.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> Precision<TLabel>(this IAverager averager, IClassParts<TLabel, BinaryCounts> counts)
        where TLabel : notnull => averager.Average(counts, Metric.Precision);

    /// <summary>The average recall, TP / (TP + FN).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="counts">A confusion matrix or a selection of its classes.</param>
    /// <returns>The average, in [0, 1]; a class's recall is 0/0 when it never occurs.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> Recall<TLabel>(this IAverager averager, IClassParts<TLabel, BinaryCounts> counts)
        where TLabel : notnull => averager.Average(counts, Metric.Recall);

    /// <summary>The average specificity, TN / (TN + FP).</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="counts">A confusion matrix or a selection of its classes.</param>
    /// <returns>The average, in [0, 1]; a class's specificity is 0/0 when every sample is of it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> Specificity<TLabel>(this IAverager averager, IClassParts<TLabel, BinaryCounts> counts)
        where TLabel : notnull => averager.Average(counts, Metric.Specificity);

    /// <summary>The average area under the ROC of one operating point, (1 + TPR − FPR) / 2: all that hard labels allow. For how well scores rank, average scores.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="counts">A confusion matrix or a selection of its classes.</param>
    /// <returns>The average, in [0, 1], under the name <c>AUC (one operating point)</c>; NaN when a class never occurs, unless it is skipped.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> Auc<TLabel>(this IAverager averager, IClassParts<TLabel, BinaryCounts> counts)
        where TLabel : notnull => averager.Average(counts, Metric.AucOfOneOperatingPoint);

    /// <summary>The average area under the ROC curves, one class against the rest, exact, ties counted half.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="scores">Scored samples or a selection of their classes.</param>
    /// <returns>
    /// The average, in [0, 1]. NaN when a class has no positive sample, unless it is skipped; the micro average, being of the pool, needs only one sample
    /// and two classes.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> Auc<TLabel>(this IAverager averager, IClassParts<TLabel, ScoredClass> scores)
        where TLabel : notnull => averager.Average(scores, Metric.RocAuc);

    /// <summary>The average of the classes' average precision (the step sum of precision over recall), one class against the rest.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="averager">The averager.</param>
    /// <param name="scores">Scored samples or a selection of their classes.</param>
    /// <returns>The average, in [0, 1]; NaN when a class has no positive sample, unless it is skipped.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    public static AveragedScore<TLabel> AveragePrecision<TLabel>(this IAverager averager, IClassParts<TLabel, ScoredClass> scores)
        where TLabel : notnull => averager.Average(scores, Metric.AveragePrecision);
}

namespace MulticlassMetrics;

/// <summary>Some classes of scored samples, to average over; samples of the other classes still count as negatives.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Made by <see cref="ClassScores{TLabel}.Select(ReadOnlySpan{TLabel})"/>, whose type shows an example. Immutable.</remarks>
public sealed class ScoreSelection<TLabel> : IClassParts<TLabel, ScoredClass>
    where TLabel : notnull
{
    private readonly ScoredClass[] _perClass;

    internal ScoreSelection(ClassScores<TLabel> scores, TLabel[] labels)
    {
        if (labels.Length == 0) throw new ArgumentException("No class is named.", nameof(labels));
        Scores = scores;
        Classes = new ClassList<TLabel>(labels, scores.Classes.Comparer, isDeclared: true);
        _perClass = Array.ConvertAll(labels, label => scores[label]);
    }

    /// <summary>What the classes are chosen from.</summary>
    public ClassScores<TLabel> Scores { get; }

    /// <inheritdoc/>
    public ClassList<TLabel> Classes { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<ScoredClass> PerClass => _perClass;

    /// <summary>One class against the rest.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">The class is not among the chosen ones.</exception>
    public ScoredClass this[TLabel label] => _perClass[Classes.Require(label)];

    /// <summary>How many classes of how many, and which.</summary>
    public override string ToString() => FormattableString.Invariant($"{Classes.Count} of {Scores.ClassCount} classes: {Classes}");

    /// <summary>The counts of the chosen classes pooled at every distinct score: the curve behind the micro averages.</summary>
    /// <returns>The curve of samples × chosen classes entries.</returns>
    public ThresholdCurve MicroCurve() => ScoredClass.Pool(PerClass).Curve;

    /// <summary>The mean of the chosen classes' ROC curves at every false positive rate: the curve behind the macro average of <see cref="Metric.RocAuc"/>.</summary>
    /// <param name="absent">
    /// What to do with a class that has no positive or no negative sample, hence no curve: throw (the default), or skip, which averages the others.
    /// </param>
    /// <returns>
    /// The curve from (0, 0) to (1, 1), straight between its points, which stand wherever the curve of some class turns: where classes step up there are two,
    /// the means of their lower and of their upper ends, so that <see cref="PlotCurve.TrapezoidArea"/> is the mean of the classes' areas. (To read
    /// each class at its upper end alone, as is often done, gives too large an area.) It has no thresholds.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="absent"/> is neither <see cref="UndefinedPolicy.Throw"/> nor <see cref="UndefinedPolicy.Skip"/>.</exception>
    /// <exception cref="UndefinedMetricException">A class has no curve and was not to be skipped, or none has one.</exception>
    public PlotCurve MacroRoc(UndefinedPolicy absent = UndefinedPolicy.Throw) => MacroRocOfClasses.Of(this, absent);
}

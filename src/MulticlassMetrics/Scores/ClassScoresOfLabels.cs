using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How high each sample scored for each class.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Made by <see cref="ClassScores.From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/> and its
/// siblings; <see cref="ClassScores"/> shows an example. Equality is by reference. Immutable as long as borrowed memory is not written to; safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// var scores = ClassScores.From(["a", "b", "c"], new[,] { { 0.6, 0.3, 0.1 }, { 0.5, 0.4, 0.1 }, { 0.4, 0.5, 0.1 } }, ["a", "b", "c"]);
/// scores.Curve("b").Roc().TrapezoidArea();    // 0.5
/// scores.MicroCurve().Roc().TrapezoidArea();  // 0.583
/// scores.MacroRoc().TrapezoidArea();          // 0.667
/// Averager.Macro.Auc(scores);                 // 0.667
/// scores.Select("a", "c").MacroRoc()[1].Y;    // 0.5
/// </code>
/// </example>
public sealed class ClassScores<TLabel> : ClassScores, IClassParts<TLabel, ScoredClass>
    where TLabel : notnull
{
    internal ClassScores(ClassList<TLabel> classes, ScoreTable table, long dropped)
        : base(table, dropped)
    {
        Classes = classes;
        Truth = new RowTruth<TLabel>(classes, table.Actual);
    }

    /// <summary>The class of each column.</summary>
    public ClassList<TLabel> Classes { get; }

    internal override RowTruth Truth { get; }

    /// <summary>One class against the rest.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public ScoredClass this[TLabel label] => PerClass[Classes.Require(label)];

    /// <summary>The score of one sample for one class.</summary>
    /// <param name="row">The sample, from 0.</param>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public double this[int row, TLabel label]
    {
        get
        {
            if ((uint)row >= (uint)RowCount) throw new ArgumentOutOfRangeException(nameof(row), row, $"There are {RowCount} rows.");
            return Table[row, Classes.Require(label)];
        }
    }

    /// <summary>The counts of one class at every distinct score.</summary>
    /// <param name="label">The class.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public ThresholdCurve Curve(TLabel label) => this[label].Curve;

    /// <summary>The counts of all classes pooled at every distinct score: the curve behind the micro averages.</summary>
    /// <returns>The curve of samples × classes entries.</returns>
    public ThresholdCurve MicroCurve() => ScoredClass.Pool(PerClass).Curve;

    /// <summary>The mean of the classes' ROC curves at every false positive rate: the curve behind the macro average of <see cref="Metric.RocAuc"/>.</summary>
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

    /// <summary>Chooses the classes to average over; samples of the other classes still count as negatives.</summary>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <returns>These classes.</returns>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public ScoreSelection<TLabel> Select(params ReadOnlySpan<TLabel> labels) => new(this, labels.ToArray());

    /// <summary>The same for an array, and for compilers before C# 13, which know of no other list of arguments.</summary>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <returns>These classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public ScoreSelection<TLabel> Select(params TLabel[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new ScoreSelection<TLabel>(this, [.. labels]);
    }

    /// <summary>Chooses the classes to average over; samples of the other classes still count as negatives.</summary>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <returns>These classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public ScoreSelection<TLabel> Select(IEnumerable<TLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new ScoreSelection<TLabel>(this, [.. labels]);
    }

    /// <summary>The numbers of samples and of classes, and the classes.</summary>
    public override string ToString() => FormattableString.Invariant($"{RowCount} samples x {ClassCount} classes: {Classes}");
}

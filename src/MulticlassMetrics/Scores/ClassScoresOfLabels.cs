using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How high each sample scored for each class.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Made by <see cref="ClassScores.From{TLabel}(IReadOnlyList{TLabel}, double[], IReadOnlyList{TLabel}, double[], UndeclaredLabels, IEqualityComparer{TLabel})"/> and its
/// siblings; <see cref="ClassScores"/> shows an example. Equality is by reference. Immutable as long as borrowed memory is not written to; safe to read from any thread.
/// </remarks>
public sealed class ClassScores<TLabel> : ClassScores, IClassParts<TLabel, ScoredClass>
    where TLabel : notnull
{
    internal ClassScores(ClassList<TLabel> classes, ScoreTable table, long dropped)
        : base(table, dropped) => Classes = classes;

    /// <summary>The class of each column.</summary>
    public ClassList<TLabel> Classes { get; }

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

    /// <summary>Chooses the classes to average over; samples of the other classes still count as negatives.</summary>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <returns>These classes.</returns>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public ScoreSelection<TLabel> Select(params ReadOnlySpan<TLabel> labels) => new(this, labels.ToArray());
}

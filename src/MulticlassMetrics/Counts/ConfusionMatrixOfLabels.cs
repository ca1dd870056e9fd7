using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>How often each actual class was predicted as each class.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Rows are actual classes, columns predicted ones. Two matrices are equal when their classes are equal and stand in the same order, and every
/// cell has the same weights and number of samples. Made by <see cref="ConfusionMatrix.FromLabels{TLabel}(TLabel[], TLabel[], double[], LabelOptions{TLabel})"/>
/// and its siblings. Immutable, hence safe to read from any thread.
/// </remarks>
/// <example>
/// <code>
/// var fold1 = ConfusionMatrix.FromLabels(["cat", "dog"], ["cat", "cat"]);
/// var fold2 = ConfusionMatrix.FromLabels(["owl", "dog"], ["owl", "dog"]);
/// var all = fold1 + fold2;
/// all.ClassCount;                                 // 3
/// all["dog"].Recall;                              // 0.5
/// Averager.Macro.F1(all.Select("cat", "dog"));    // 0.667
/// </code>
/// </example>
[DebuggerDisplay("{DebuggerText,nq}")]
[DebuggerTypeProxy(typeof(ConfusionMatrix<>.DebugView))]
public sealed class ConfusionMatrix<TLabel> : ConfusionMatrix, IClassParts<TLabel, BinaryCounts>, IEquatable<ConfusionMatrix<TLabel>>,
    IAdditionOperators<ConfusionMatrix<TLabel>, ConfusionMatrix<TLabel>, ConfusionMatrix<TLabel>>
    where TLabel : notnull
{
    internal ConfusionMatrix(ClassList<TLabel> classes, CellTable cells, long dropped)
        : base(cells, dropped) => Classes = classes;

    /// <summary>The classes, in the order of rows and columns.</summary>
    public ClassList<TLabel> Classes { get; }

    /// <inheritdoc/>
    public override bool HasOrderedClasses => Classes.IsOrdered;

    /// <summary>The occupied cells, row by row in the order of the classes; those that are zero are not among them.</summary>
    public IEnumerable<ConfusionCell<TLabel>> Cells
    {
        get
        {
            for (int r = 0; r < ClassCount; r++)
            {
                for (int at = Table.RowStart[r]; at < Table.RowStart[r + 1]; at++) yield return Cell(r, at);
            }
        }
    }

    private string DebuggerText => FormattableString.Invariant($"{SampleCount} samples, {ClassCount} classes, accuracy {Accuracy:0.000}");

    /// <summary>The counts of one class against the rest.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public BinaryCounts this[TLabel label] => PerClass[Classes.Require(label)];

    /// <summary>The weight (without weights, the number) of samples of one class that were predicted as another, or as the same.</summary>
    /// <param name="actual">What the samples are: the row.</param>
    /// <param name="predicted">What they were predicted as: the column.</param>
    /// <exception cref="ArgumentNullException">A label is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public double this[TLabel actual, TLabel predicted]
    {
        get
        {
            int at = Table.Find(Classes.Require(actual), Classes.Require(predicted));
            return at < 0 ? 0 : Table.Weights[at];
        }
    }

    /// <summary>Joins two matrices, as of folds or shards, matching classes by label.</summary>
    /// <param name="left">The first matrix.</param>
    /// <param name="right">The second matrix.</param>
    /// <returns>
    /// The matrix of all samples. Classes found in the data stay in their order, so that the sum equals the matrix of the joined input (exactly where
    /// weights are whole numbers, to rounding where they are fractions); declared classes keep the first matrix's order, and classes that only the second knows follow.
    /// </returns>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The matrices compare labels differently.</exception>
    public static ConfusionMatrix<TLabel> operator +(ConfusionMatrix<TLabel> left, ConfusionMatrix<TLabel> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return MatrixAddition.Add(left, right);
    }

    /// <summary>Chooses the classes to average over; samples of the other classes still count as negatives, and as false positives and negatives.</summary>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <returns>The counts of these classes.</returns>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public ClassSelection<TLabel> Select(params ReadOnlySpan<TLabel> labels) => new(this, labels.ToArray());

    /// <summary>The same for an array, and for compilers before C# 13, which know of no other list of arguments.</summary>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <returns>These classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public ClassSelection<TLabel> Select(params TLabel[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new ClassSelection<TLabel>(this, [.. labels]);
    }

    /// <summary>Chooses the classes to average over; samples of the other classes still count as negatives, and as false positives and negatives.</summary>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <returns>The counts of these classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    /// <exception cref="ArgumentException">No class is named, one is named twice, or one is null.</exception>
    public ClassSelection<TLabel> Select(IEnumerable<TLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new ClassSelection<TLabel>(this, [.. labels]);
    }

    /// <summary>The same counts with the classes in another order, which then means something: statistics that weigh a disagreement by its distance have a value.</summary>
    /// <param name="classes">The classes of the matrix, in the order wanted; others among them get an empty row and column.</param>
    /// <returns>The matrix, with these as its declared classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> is null.</exception>
    /// <exception cref="ArgumentException">A class of the matrix is not among them, one is named twice, or one is null.</exception>
    public ConfusionMatrix<TLabel> InOrder(IEnumerable<TLabel> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return MatrixAddition.Reorder(this, [.. classes]);
    }

    /// <summary>The cells off the diagonal that weigh most.</summary>
    /// <param name="count">How many to return at most.</param>
    /// <returns>The mistakes, heaviest first; of equal ones, those of earlier classes first. Fewer than asked for when there are fewer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ImmutableArray<ConfusionCell<TLabel>> MostConfused(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var heaviest = new PriorityQueue<(int Row, int At), (double Weight, int At)>(Comparer<(double Weight, int At)>.Create(
            (a, b) => a.Weight != b.Weight ? a.Weight.CompareTo(b.Weight) : b.At.CompareTo(a.At)));
        for (int r = 0; r < ClassCount && count > 0; r++)
        {
            for (int at = Table.RowStart[r]; at < Table.RowStart[r + 1]; at++)
            {
                if (Table.Columns[at] == r) continue;
                if (heaviest.Count < count) heaviest.Enqueue((r, at), (Table.Weights[at], at));
                else heaviest.EnqueueDequeue((r, at), (Table.Weights[at], at));
            }
        }

        var cells = new ConfusionCell<TLabel>[heaviest.Count];
        for (int i = cells.Length - 1; i >= 0; i--)
        {
            (int row, int at) = heaviest.Dequeue();
            cells[i] = Cell(row, at);
        }

        return ImmutableArray.Create(cells);
    }

    /// <inheritdoc/>
    public bool Equals(ConfusionMatrix<TLabel>? other) =>
        ReferenceEquals(this, other) || (other is not null && Classes.Equals(other.Classes) && Table.SameCells(other.Table));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConfusionMatrix<TLabel>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Classes, Table.Count, TotalWeight, Hits);

    /// <summary>A table with labelled axes; above 20 classes, the size, the accuracy and the most confused pairs.</summary>
    public override string ToString() => MatrixText.Write(this);

    private ConfusionCell<TLabel> Cell(int row, int at) => new(Classes[row], Classes[Table.Columns[at]], Table.Weights[at], Table.SquaredWeights[at], Table.Samples[at]);

    internal sealed class DebugView(ConfusionMatrix<TLabel> matrix)
    {
        public Dictionary<TLabel, BinaryCounts> Counts
        {
            get
            {
                var counts = new Dictionary<TLabel, BinaryCounts>(matrix.Classes.Comparer);
                foreach (TLabel label in matrix.Classes) counts.Add(label, matrix[label]);
                return counts;
            }
        }

        public ConfusionCell<TLabel>[] Cells => [.. matrix.Cells];

        public ImmutableArray<ConfusionCell<TLabel>> MostConfused => matrix.MostConfused(10);
    }
}

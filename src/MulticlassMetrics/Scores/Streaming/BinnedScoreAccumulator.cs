using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Counts scores into bins, batch by batch and shard by shard, in memory that does not grow with their number; results carry a bound on what that costs.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// <para>
/// Each class has its own bins, at most <see cref="BinsPerClass"/>. A bin is all scores that agree in their leading bits (sign, exponent, then digits): as many bits as keep
/// the number of occupied bins within the limit. No range of scores needs to be known, and as long as a class has no more distinct scores than bins, nothing is lost.
/// Which bins there are depends on the scores that occurred alone, so the result is the same whatever the order of the rows and however they were split: in all bits without
/// weights and with whole ones, to rounding with others.
/// </para>
/// <para>Memory is some 100 bytes a bin, and for a moment twice that when bins become coarser. Not safe for use from several threads at once: give each thread its own and merge them.</para>
/// </remarks>
/// <example>
/// <code>
/// var accumulator = new BinnedScoreAccumulator&lt;string&gt;(["cat", "dog"], binsPerClass: 2);
/// accumulator.Add(["cat", "cat", "dog"], [0.9, 0.1, 0.6, 0.4, 0.7, 0.3]);
/// BinnedScores&lt;string&gt; scores = accumulator.ToScores();
///
/// scores["cat"].BinCount;               // 2
/// BinnedAverage&lt;string&gt; auc = Averager.Macro.Auc(scores);
/// auc.Value;                            // 0.75  exact: 0.5
/// auc.ErrorBound;                       // 0.25
/// </code>
/// </example>
public sealed class BinnedScoreAccumulator<TLabel>
    where TLabel : notnull
{
    private readonly ScoreBatches<TLabel> _batches;
    private readonly ScoreBins[] _bins;
    private long _rows;
    private bool _wholeWeights = true;

    /// <summary>Makes an empty accumulator.</summary>
    /// <param name="classes">The class of each score column.</param>
    /// <param name="binsPerClass">The largest number of bins of a class, at least 2. Twice as many make errors about half as large.</param>
    /// <param name="undeclared">What to do with a sample whose label is not among the classes.</param>
    /// <param name="comparer">Decides when two labels are the same; null for the default, which is ordinal for strings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no classes, or one is null or named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="binsPerClass"/> is less than 2, or <paramref name="undeclared"/> is not a value of its enumeration.</exception>
    public BinnedScoreAccumulator(
        IReadOnlyList<TLabel> classes, int binsPerClass = 1 << 14, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
        : this(new ScoreBatches<TLabel>(classes, undeclared, comparer), binsPerClass)
    {
    }

    private BinnedScoreAccumulator(ScoreBatches<TLabel> batches, int binsPerClass)
    {
        if (binsPerClass < 2) throw new ArgumentOutOfRangeException(nameof(binsPerClass), binsPerClass, "A class needs at least 2 bins.");
        _batches = batches;
        BinsPerClass = binsPerClass;
        _bins = new ScoreBins[Classes.Count];
        for (int c = 0; c < _bins.Length; c++) _bins[c] = new ScoreBins(binsPerClass);
    }

    /// <summary>The class of each score column.</summary>
    public ClassList<TLabel> Classes => _batches.Classes;

    /// <summary>The largest number of bins of a class.</summary>
    public int BinsPerClass { get; }

    /// <summary>The number of samples counted so far, without those of weight zero and without dropped ones.</summary>
    public long SampleCount { get; private set; }

    /// <summary>How many rows were left out for a label outside the classes.</summary>
    public long DroppedSamples { get; private set; }

    /// <summary>Counts a batch of samples.</summary>
    /// <param name="actual">What each sample is.</param>
    /// <param name="scores">The scores, row by row: all classes of the first sample, then all of the second, and so on.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; empty for one each.</param>
    /// <exception cref="ArgumentException">
    /// The number of scores is not samples × classes; a label is null, or not among the classes; a score is NaN; there are not as many weights as samples;
    /// a weight is negative, NaN or infinite. The message names the position in the batch. The accumulator is then as it was before the call.
    /// </exception>
    public void Add(ReadOnlySpan<TLabel> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights = default) => Count(actual, scores, weights);

    /// <inheritdoc cref="Add(ReadOnlySpan{TLabel}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public void Add(ReadOnlySpan<TLabel> actual, ReadOnlySpan<float> scores, ReadOnlySpan<double> weights = default) => Count(actual, scores, weights);

    /// <summary>Counts all samples of another accumulator, as of another thread, shard or machine, which stays as it is.</summary>
    /// <param name="other">The other accumulator.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The numbers of bins, the classes or their order differ, or undeclared labels are treated or labels compared differently. The message names the difference,
    /// and this accumulator is as it was.
    /// </exception>
    public void Merge(BinnedScoreAccumulator<TLabel> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (BinsPerClass != other.BinsPerClass) throw new ArgumentException($"This accumulator has up to {BinsPerClass} bins a class, and the other {other.BinsPerClass}.", nameof(other));
        _batches.CheckSame(other._batches);
        for (int c = 0; c < _bins.Length; c++) _bins[c].Merge(other._bins[c]);
        _rows += other._rows;
        _wholeWeights &= other._wholeWeights;
        SampleCount += other.SampleCount;
        DroppedSamples += other.DroppedSamples;
    }

    /// <summary>The bins so far, to measure; more can be added afterwards.</summary>
    /// <returns>The binned scores.</returns>
    /// <exception cref="ArgumentException">There are no samples, all of them were dropped, all weights are zero, or their sum is infinite.</exception>
    public BinnedScores<TLabel> ToScores()
    {
        if (_rows == 0) throw Throw.NoSamples("actual");
        if (SampleCount == 0) throw DroppedSamples == _rows ? Throw.AllDropped("actual") : Throw.WeightsVanish();

        var perClass = new BinnedClass[_bins.Length];
        double weight = 0;
        for (int c = 0; c < perClass.Length; c++)
        {
            var curve = new BinnedCurve(_bins[c].Ascending(), _bins[c].Shift, _wholeWeights, SampleCount);
            weight = curve.PositiveWeight + curve.NegativeWeight;
            if (!double.IsFinite(weight * (perClass.Length + 1.0))) throw Throw.WeightsOverflow();
            perClass[c] = new BinnedClass(curve);
        }

        return new BinnedScores<TLabel>(Classes, perClass, SampleCount, weight, DroppedSamples);
    }

    /// <summary>Saves the state: classes, options and bins, so that it can be loaded, added to and merged elsewhere.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="format">As bytes or as JSON.</param>
    /// <param name="labels">How labels are saved; null for strings, integers, enumerations, bool and char.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a value of its enumeration.</exception>
    /// <exception cref="ArgumentException">Labels of this type need a format.</exception>
    /// <exception cref="FormatException">A label has no text that could be read back.</exception>
    public void Save(Stream stream, StateFormat format = StateFormat.Binary, LabelFormat<TLabel>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        LabelText<TLabel> text = LabelFormat<TLabel>.Of(labels);
        var state = new BinState
        {
            Classes = SavedClasses.Write(Classes, text, Classes.Comparer),
            DropUndeclared = _batches.Drops,
            OwnComparer = _batches.HasOwnComparer,
            BinsPerClass = BinsPerClass,
            Rows = _rows,
            Dropped = DroppedSamples,
            Samples = SampleCount,
            WholeWeights = _wholeWeights,
            Shifts = Array.ConvertAll(_bins, bins => bins.Shift),
            Bins = Array.ConvertAll(_bins, bins => bins.Ascending()),
        };
        StateFile.Save(state, stream, format);
    }

    /// <summary>Loads what <see cref="Save"/> saved, in either format.</summary>
    /// <param name="stream">Where from. Bytes are read to the end of the state and no further; JSON to the end of the stream.</param>
    /// <param name="labels">How labels were saved; null for strings, integers, enumerations, bool and char.</param>
    /// <param name="comparer">The comparer of the accumulator that was saved, where it had one.</param>
    /// <returns>An accumulator in the same state.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException">Labels of this type need a format.</exception>
    /// <exception cref="InvalidDataException">The state is corrupt, cut short, of a newer version or of something else; a class is no label of this type; or the comparer is another one.</exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The stream does not tell the type of the labels; the caller has to, where the type stands.")]
    public static BinnedScoreAccumulator<TLabel> Load(Stream stream, LabelFormat<TLabel>? labels = null, IEqualityComparer<TLabel>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        LabelText<TLabel> text = LabelFormat<TLabel>.Of(labels);
        BinState state = StateFile.Load<BinState>(stream);
        var accumulator = new BinnedScoreAccumulator<TLabel>(SavedClasses.Batches(state.Classes, text, comparer, state.OwnComparer, state.DropUndeclared), state.BinsPerClass)
        {
            _rows = state.Rows,
            _wholeWeights = state.WholeWeights,
            SampleCount = state.Samples,
            DroppedSamples = state.Dropped,
        };
        for (int c = 0; c < state.Bins.Length; c++) accumulator._bins[c].Restore(state.Bins[c], state.Shifts[c]);
        return accumulator;
    }

    private void Count<T>(ReadOnlySpan<TLabel> actual, ReadOnlySpan<T> scores, ReadOnlySpan<double> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] columns = _batches.Bind(actual, scores, weights);
        _rows += columns.Length;
        for (int row = 0; row < columns.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            if (columns[row] == ScoreTable.Excluded) DroppedSamples++;
            if (columns[row] == ScoreTable.Excluded || weight == 0) continue;
            _wholeWeights &= weight == Math.Floor(weight);
            SampleCount++;
            ReadOnlySpan<T> line = scores.Slice(row * _bins.Length, _bins.Length);
            for (int c = 0; c < _bins.Length; c++) _bins[c].Add(double.CreateTruncating(line[c]), c == columns[row], weight);
        }
    }
}

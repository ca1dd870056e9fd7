using System.Diagnostics.CodeAnalysis;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Gathers scores batch by batch and shard by shard, and keeps them all: everything computed from them is exact.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Memory is that of the scores; where that is too much, <see cref="BinnedScoreAccumulator{TLabel}"/> bounds it and states the error. Scores stay float as long as
/// all are float. Without weights, areas under curves have the same bits whatever the order of the rows and however they were split. Not safe for
/// use from several threads at once: give each thread its own and merge them.
/// </remarks>
/// <example>
/// <code>
/// var accumulator = new ScoreAccumulator&lt;string&gt;(["cat", "dog"]);
/// accumulator.Add(["cat", "dog"], [0.8, 0.2, 0.6, 0.4]);
/// accumulator.Add(["cat", "dog"], [0.5, 0.5, 0.1, 0.9]);
/// Averager.Macro.Auc(accumulator.ToScores());   // 0.75
/// </code>
/// </example>
public sealed class ScoreAccumulator<TLabel>
    where TLabel : notnull
{
    private readonly ScoreBatches<TLabel> _batches;
    private readonly GrowingArray<int> _columns;
    private GrowingArray<double>? _weights;
    private GrowingArray<float>? _singles;
    private GrowingArray<double>? _doubles;

    /// <summary>Makes an empty accumulator.</summary>
    /// <param name="classes">The class of each score column.</param>
    /// <param name="undeclared">What to do with a sample whose label is not among the classes.</param>
    /// <param name="comparer">Decides when two labels are the same; null for the default, which is ordinal for strings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no classes, or one is null or named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="undeclared"/> is not a value of its enumeration.</exception>
    public ScoreAccumulator(IReadOnlyList<TLabel> classes, UndeclaredLabels undeclared = UndeclaredLabels.Throw, IEqualityComparer<TLabel>? comparer = null)
    {
        _batches = new ScoreBatches<TLabel>(classes, undeclared, comparer);
        _columns = new GrowingArray<int>();
    }

    private ScoreAccumulator(ScoreBatches<TLabel> batches, ScoreState state)
    {
        _batches = batches;
        _columns = new GrowingArray<int>(state.Actual.ToArray());
        _weights = state.Weights is { } weights ? new GrowingArray<double>(weights.ToArray()) : null;
        _singles = state.Singles is { } singles ? new GrowingArray<float>(singles.ToArray()) : null;
        _doubles = state.Doubles.Length > 0 ? new GrowingArray<double>(state.Doubles.ToArray()) : null;
    }

    /// <summary>The number of rows so far, those that count nowhere included.</summary>
    public int RowCount => _columns.Count;

    /// <summary>The class of each score column.</summary>
    public ClassList<TLabel> Classes => _batches.Classes;

    /// <summary>Adds a batch of samples; the scores are copied.</summary>
    /// <param name="actual">What each sample is.</param>
    /// <param name="scores">The scores, row by row: all classes of the first sample, then all of the second, and so on.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; empty for one each.</param>
    /// <exception cref="ArgumentException">
    /// The number of scores is not samples × classes; a label is null, or not among the classes; a score is NaN; there are not as many weights as samples;
    /// a weight is negative, NaN or infinite. The message names the position in the batch. The accumulator is then as it was before the call.
    /// </exception>
    /// <exception cref="InvalidOperationException">There would be more scores than an array holds, some two thousand million.</exception>
    public void Add(ReadOnlySpan<TLabel> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights = default)
    {
        int[] columns = _batches.Bind(actual, scores, weights);
        CheckRoom(columns.Length);
        if (columns.Length == 0) return;
        Widen();
        (_doubles ??= new GrowingArray<double>()).Add(scores);
        AddRows(columns, weights);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{TLabel}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public void Add(ReadOnlySpan<TLabel> actual, ReadOnlySpan<float> scores, ReadOnlySpan<double> weights = default)
    {
        int[] columns = _batches.Bind(actual, scores, weights);
        CheckRoom(columns.Length);
        if (columns.Length == 0) return;
        AddSingles(scores);
        AddRows(columns, weights);
    }

    /// <summary>Adds all samples of another accumulator, as of another shard, behind those of this one; the other stays as it is.</summary>
    /// <param name="other">The other accumulator.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The classes or their order differ, or undeclared labels are treated or labels compared differently. The message names the difference, and this accumulator is as it was.
    /// </exception>
    /// <exception cref="InvalidOperationException">There would be more scores than an array holds.</exception>
    public void Merge(ScoreAccumulator<TLabel> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _batches.CheckSame(other._batches);
        CheckRoom(other.RowCount);
        if (other._singles is not null)
        {
            AddSingles(other._singles.Span);
        }
        else if (other._doubles is not null)
        {
            Widen();
            (_doubles ??= new GrowingArray<double>()).Add(other._doubles.Span);
        }

        AddRows(other._columns.Span, other._weights is null ? default : other._weights.Span);
    }

    /// <summary>The scores so far; more can be added afterwards, which changes nothing in what was handed out.</summary>
    /// <returns>The scores, of which none is copied.</returns>
    /// <exception cref="ArgumentException">There are no samples, all of them were dropped, all weights are zero, or their sum is infinite.</exception>
    public ClassScores<TLabel> ToScores()
    {
        int[] columns = _columns.Span.ToArray();
        double[]? weights = _weights?.Span.ToArray();
        int dropped = columns.AsSpan().Count(ScoreTable.Excluded);
        if (columns.Length == 0) throw Throw.NoSamples("actual");
        if (dropped == columns.Length) throw Throw.AllDropped("actual");
        return _singles is not null
            ? ScoreBinding.Join(Classes, _singles.Memory, columns, weights, dropped)
            : ScoreBinding.Join(Classes, _doubles!.Memory, columns, weights, dropped);
    }

    /// <summary>Saves the state: classes, labels, weights and scores, so that it can be loaded, added to and merged elsewhere.</summary>
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
        var state = new ScoreState
        {
            Classes = SavedClasses.Write(Classes, text, Classes.Comparer),
            DropUndeclared = _batches.Drops,
            OwnComparer = _batches.HasOwnComparer,
            Actual = _columns.Memory,
            Weights = _weights?.Memory,
            Singles = _singles?.Memory,
            Doubles = _doubles?.Memory ?? default,
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
    public static ScoreAccumulator<TLabel> Load(Stream stream, LabelFormat<TLabel>? labels = null, IEqualityComparer<TLabel>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        LabelText<TLabel> text = LabelFormat<TLabel>.Of(labels);
        ScoreState state = StateFile.Load<ScoreState>(stream);
        return new ScoreAccumulator<TLabel>(SavedClasses.Batches(state.Classes, text, comparer, state.OwnComparer, state.DropUndeclared), state);
    }

    private void AddRows(ReadOnlySpan<int> columns, ReadOnlySpan<double> weights)
    {
        if (!weights.IsEmpty || _weights is not null)
        {
            if (_weights is null)
            {
                _weights = new GrowingArray<double>();
                _weights.Extend(_columns.Count).Fill(1);
            }

            if (weights.IsEmpty) _weights.Extend(columns.Length).Fill(1);
            else _weights.Add(weights);
        }

        _columns.Add(columns);
    }

    private void AddSingles(ReadOnlySpan<float> scores)
    {
        if (_doubles is null)
        {
            (_singles ??= new GrowingArray<float>()).Add(scores);
            return;
        }

        Span<double> wide = _doubles.Extend(scores.Length);
        for (int i = 0; i < wide.Length; i++) wide[i] = scores[i];
    }

    // Exact: every float is a double.
    private void Widen()
    {
        if (_singles is null) return;
        GrowingArray<float> singles = _singles;
        _singles = null;
        _doubles = new GrowingArray<double>();
        AddSingles(singles.Span);
    }

    private void CheckRoom(int rows)
    {
        if (((long)RowCount + rows) * Classes.Count <= Array.MaxLength) return;
        throw new InvalidOperationException(
            $"{(long)RowCount + rows} rows of {Classes.Count} scores are more than an array holds; a {nameof(BinnedScoreAccumulator<TLabel>)} takes any number of them.");
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Counts samples one at a time or batch by batch, for data that does not fit in memory; its own memory is in the order of the distinct (actual, predicted) pairs.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// Builders of shards merge. Without weights, and with weights that are whole numbers, the matrix has the same bits whatever the order of the samples
/// and however they were split into batches and shards; with other weights their sums may differ in the last digit. Not safe for use from several threads at
/// once: give each thread its own and merge them.
/// </remarks>
/// <example>
/// <code>
/// var builder = new ConfusionMatrixBuilder&lt;string&gt;();
/// builder.Add("cat", "cat");
/// builder.Add(["dog", "dog"], ["cat", "dog"]);
///
/// var shard = new ConfusionMatrixBuilder&lt;string&gt;();
/// shard.Add("owl", "dog");
/// builder.Merge(shard);
/// builder.ToMatrix().Accuracy;   // 0.5
/// </code>
/// </example>
public sealed class ConfusionMatrixBuilder<TLabel>
    where TLabel : notnull
{
    private readonly LabelCounter<TLabel> _counter;

    /// <summary>Makes an empty builder.</summary>
    /// <param name="options">Classes, comparer and the treatment of undeclared labels; null for classes found in the data.</param>
    /// <exception cref="ArgumentException">The declared classes are empty, contain null, or name a class twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="LabelOptions{TLabel}.Undeclared"/> is not a value of its enumeration.</exception>
    public ConfusionMatrixBuilder(LabelOptions<TLabel>? options = null)
        : this(new LabelCounter<TLabel>(options))
    {
    }

    private ConfusionMatrixBuilder(LabelCounter<TLabel> counter) => _counter = counter;

    /// <summary>The number of samples counted so far, without those of weight zero and without dropped ones.</summary>
    public long SampleCount => _counter.SampleCount;

    /// <summary>Counts one sample.</summary>
    /// <param name="actual">What the sample is.</param>
    /// <param name="predicted">What it was predicted as.</param>
    /// <param name="weight">How much it counts; finite and not negative. A sample of weight zero makes its classes known and counts nowhere.</param>
    /// <exception cref="ArgumentException">
    /// A label is null or not among the declared classes, or the weight is negative, NaN or infinite. The builder is then as it was before the call.
    /// </exception>
    public void Add(TLabel actual, TLabel predicted, double weight = 1) => _counter.Add(actual, predicted, weight);

    /// <summary>Counts a batch of samples.</summary>
    /// <param name="actual">What each sample is.</param>
    /// <param name="predicted">What each sample was predicted as, in the same order.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; null for one each.</param>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> or <paramref name="predicted"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The lengths differ; a label is null, or not among the declared classes; a weight is negative, NaN or infinite. The message names the position in the
    /// batch. The builder is then as it was before the call.
    /// </exception>
    [OverloadResolutionPriority(1)] // As for ConfusionMatrix.FromLabels.
    public void Add(TLabel[] actual, TLabel[] predicted, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);
        if (weights is { Length: 0 } && actual.Length > 0) throw Throw.DifferentLengths(nameof(actual), actual.Length, nameof(weights), 0);
        _counter.Add(actual, predicted, weights);
    }

    /// <summary>Counts a batch of samples.</summary>
    /// <param name="actual">What each sample is.</param>
    /// <param name="predicted">What each sample was predicted as, in the same order.</param>
    /// <param name="weights">How much each sample counts, finite and not negative; empty for one each.</param>
    /// <exception cref="ArgumentException">As for arrays.</exception>
    public void Add(ReadOnlySpan<TLabel> actual, ReadOnlySpan<TLabel> predicted, ReadOnlySpan<double> weights = default) => _counter.Add(actual, predicted, weights);

    /// <summary>Counts all samples of another builder, as of another thread, shard or machine, which stays as it is.</summary>
    /// <param name="other">The other builder. Classes found in the data are joined; declared ones must be the same.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The builders do not count alike: one declares its classes and the other does not, the declared classes or their order differ, or undeclared labels are
    /// treated or labels compared differently. The message names the difference, and this builder is as it was. (Matrices of different declared classes can be added.)
    /// </exception>
    public void Merge(ConfusionMatrixBuilder<TLabel> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _counter.Merge(other._counter);
    }

    /// <summary>Saves the state: classes, options and counts, so that it can be loaded, added to and merged elsewhere.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="format">As bytes or as JSON.</param>
    /// <param name="labels">How labels are saved; null for strings, integers, enumerations, bool and char.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a value of its enumeration.</exception>
    /// <exception cref="ArgumentException">Labels of this type need a format; or the weights add up to more than a number can hold.</exception>
    /// <exception cref="FormatException">A label has no text that could be read back.</exception>
    /// <remarks>Without weights and with whole ones, the same samples give the same bytes, in whatever order and batches they came. A comparer is not saved.</remarks>
    /// <example>
    /// <code>
    /// var shard = new ConfusionMatrixBuilder&lt;string&gt;();
    /// shard.Add(["cat", "dog"], ["cat", "cat"]);
    /// var file = new MemoryStream();
    /// shard.Save(file, StateFormat.Json);
    ///
    /// file.Position = 0;
    /// var all = new ConfusionMatrixBuilder&lt;string&gt;();
    /// all.Merge(ConfusionMatrixBuilder&lt;string&gt;.Load(file));
    /// all.ToMatrix().Accuracy;   // 0.5
    /// </code>
    /// </example>
    public void Save(Stream stream, StateFormat format = StateFormat.Binary, LabelFormat<TLabel>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        StateFile.Save(_counter.ToState(LabelFormat<TLabel>.Of(labels)), stream, format);
    }

    /// <summary>Loads what <see cref="Save"/> saved, in either format.</summary>
    /// <param name="stream">Where from. Bytes are read to the end of the state and no further; JSON to the end of the stream.</param>
    /// <param name="labels">How labels were saved; null for strings, integers, enumerations, bool and char.</param>
    /// <param name="comparer">The comparer of the builder that was saved, where it had one.</param>
    /// <returns>A builder in the same state.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException">Labels of this type need a format.</exception>
    /// <exception cref="InvalidDataException">The state is corrupt, cut short, of a newer version or of something else; a class is no label of this type; or the comparer is another one.</exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The stream does not tell the type of the labels; the caller has to, where the type stands.")]
    public static ConfusionMatrixBuilder<TLabel> Load(Stream stream, LabelFormat<TLabel>? labels = null, IEqualityComparer<TLabel>? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        LabelText<TLabel> text = LabelFormat<TLabel>.Of(labels);
        return new ConfusionMatrixBuilder<TLabel>(LabelCounter<TLabel>.FromState(StateFile.Load<CountState>(stream), text, comparer));
    }

    /// <summary>Makes the matrix of the samples so far; more can be added afterwards.</summary>
    /// <returns>The confusion matrix.</returns>
    /// <exception cref="ArgumentException">There are no samples, all of them were dropped, or all weights are zero.</exception>
    public ConfusionMatrix<TLabel> ToMatrix() => _counter.ToMatrix();
}

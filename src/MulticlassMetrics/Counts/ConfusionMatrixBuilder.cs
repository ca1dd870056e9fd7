using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>Counts samples one at a time, for data that does not fit in memory; its own memory is in the order of the distinct (actual, predicted) pairs.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>Not safe for use from several threads at once: give each thread its own and add the matrices.</remarks>
/// <example>
/// <code>
/// var builder = new ConfusionMatrixBuilder&lt;string&gt;();
/// builder.Add("cat", "cat");
/// builder.Add("dog", "cat");
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
    public ConfusionMatrixBuilder(LabelOptions<TLabel>? options = null) => _counter = new LabelCounter<TLabel>(options);

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

    /// <summary>Makes the matrix of the samples so far; more can be added afterwards.</summary>
    /// <returns>The confusion matrix.</returns>
    /// <exception cref="ArgumentException">There are no samples, all of them were dropped, or all weights are zero.</exception>
    public ConfusionMatrix<TLabel> ToMatrix() => _counter.ToMatrix();
}

using System.Globalization;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>One occupied cell of a confusion matrix.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <param name="Actual">What the samples are.</param>
/// <param name="Predicted">What they were predicted as.</param>
/// <param name="Weight">The sum of their weights; their number where each weighs one.</param>
/// <param name="SquaredWeight">The sum of the squares of their weights, which errors under sampling weights need.</param>
/// <param name="Samples">Their number.</param>
/// <remarks>See <see cref="ConfusionMatrix{TLabel}.Cells"/>.</remarks>
public readonly record struct ConfusionCell<TLabel>(TLabel Actual, TLabel Predicted, double Weight, double SquaredWeight, double Samples)
    where TLabel : notnull
{
    /// <summary>The cell as text, such as <c>cat predicted as dog: 3</c>, culture-invariant.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{MatrixText.Label(Actual)} predicted as {MatrixText.Label(Predicted)}: {Weight}");
}

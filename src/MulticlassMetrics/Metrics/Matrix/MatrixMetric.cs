using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A statistic of the whole confusion matrix, such as Cohen's kappa, that knows how it changes with each cell.</summary>
/// <remarks>
/// Ready ones are static members of <see cref="Metric"/>; <see cref="MatrixStatistics"/> has the same as methods of a matrix. With the share p_ij of
/// weight in row i (actual) and column j (predicted), π_i and ρ_j are the shares of row and column. Every statistic stays the same when all weights are
/// multiplied by one number. Time and memory are linear in the classes and the occupied cells, unless said otherwise. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var matrix = ConfusionMatrix.FromLabels([1, 1, 2, 3, 3], [1, 2, 2, 3, 2]);
/// Metric.CohenKappa.Measure(matrix);                        // 0.444
/// Metric.MatrixMetricByName("kappa").Measure(matrix);       // 0.444
/// Metric.CohenKappa.Gradient(matrix).Length;                // 5 one a cell that is not zero
/// </code>
/// </example>
public abstract class MatrixMetric : IMetric<ConfusionMatrix>
{
    private protected MatrixMetric(string name, string definition, MetricRange range, MetricDirection direction)
    {
        Name = name;
        Definition = definition;
        Range = range;
        Direction = direction;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The formula, such as <c>(po - pe) / (1 - pe)</c>.</summary>
    public string Definition { get; }

    /// <inheritdoc/>
    public MetricRange Range { get; }

    /// <inheritdoc/>
    public MetricDirection Direction { get; }

    /// <summary>Computes the statistic.</summary>
    /// <param name="part">The confusion matrix.</param>
    /// <returns>The value; NaN where it is undefined, for the reason that <see cref="ExplainUndefined"/> gives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public double Measure(ConfusionMatrix part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var shares = new MatrixShares(part);
        return WhyUndefined(shares) is null ? ValueOf(shares) : double.NaN;
    }

    /// <summary>How fast the statistic changes with the weight of each cell.</summary>
    /// <param name="matrix">Where to take the derivative.</param>
    /// <returns>
    /// The partial derivative by the weight of each occupied cell, in the order of <see cref="ConfusionMatrix{TLabel}.Cells"/>. Times the weights they sum
    /// to zero. Where several classes or cells tie for a largest one, the mean of their derivatives. Zero where a convention fixes the value, as for a
    /// Matthews correlation with a constant prediction. NaN where the statistic is undefined, infinite or not differentiable.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public double[] Gradient(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var shares = new MatrixShares(matrix);
        double value = WhyUndefined(shares) is null ? ValueOf(shares) : double.NaN;
        if (!double.IsFinite(value))
        {
            double[] none = new double[matrix.Table.Count];
            Array.Fill(none, double.NaN);
            return none;
        }

        var slopes = new CellSlopes(shares);
        AddSlopes(shares, value, slopes);
        return slopes.ToGradient();
    }

    /// <summary>Says why a matrix has no value.</summary>
    /// <param name="part">A matrix for which <see cref="Measure"/> gives NaN.</param>
    /// <returns>A short reason for a person, such as <c>0/0: one class holds every sample</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public string ExplainUndefined(ConfusionMatrix part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return WhyUndefined(new MatrixShares(part)) ?? $"{Name} has a value here";
    }

    /// <summary>The name and the formula.</summary>
    public override string ToString() => $"{Name} = {Definition}";

    /// <summary>Why there is no value, decided on counts; null where there is one.</summary>
    private protected abstract string? WhyUndefined(MatrixShares shares);

    /// <summary>The value where there is one.</summary>
    private protected abstract double ValueOf(MatrixShares shares);

    /// <summary>Adds the slopes where there is a finite value.</summary>
    private protected abstract void AddSlopes(MatrixShares shares, double value, CellSlopes slopes);
}

using MulticlassMetrics.Kernels;

namespace MulticlassMetrics;

/// <summary>A number that judges all scores of a test set together: one-vs-one AUC, log loss, Brier score, calibration error.</summary>
/// <remarks>Ready ones are on <see cref="Metric"/>; each also stands as a method of the scores (<see cref="ScoreStatistics"/>), which shows an example. Immutable.</remarks>
public sealed class ScoresMetric : IMetric<ClassScores>
{
    private readonly Func<ClassScores, double> _value;
    private readonly Func<ClassScores, string?> _undefined;

    private readonly Func<ClassScores, double, double[]>? _derivatives;

    internal ScoresMetric(
        string name, string definition, MetricRange range, MetricDirection direction, Func<ClassScores, double> value, Func<ClassScores, string?> undefined,
        RowLoss? rowLoss = null, Func<ClassScores, double, double[]>? derivatives = null)
    {
        Name = name;
        Definition = definition;
        Range = range;
        Direction = direction;
        RowLoss = rowLoss;
        _derivatives = derivatives;
        _value = value;
        _undefined = undefined;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The formula, in a line.</summary>
    public string Definition { get; }

    /// <inheritdoc/>
    public MetricDirection Direction { get; }

    /// <inheritdoc/>
    public MetricRange Range { get; }

    /// <summary>False: without what it needs there is no value, and any number would be an invention.</summary>
    public bool CanBeSubstituted => false;

    /// <summary>Whether it is a share of the samples, each of which counts as 0 or 1, so that it has the intervals of a proportion.</summary>
    internal bool IsShare { get; init; }

    /// <summary>What one row contributes, where the metric is the weighted mean over rows; else null.</summary>
    internal RowLoss? RowLoss { get; }

    /// <summary>Whether it has derivatives by the weights of the rows.</summary>
    internal bool IsSmooth => RowLoss is not null || _derivatives is not null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public double Measure(ClassScores part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return _undefined(part) is null ? _value(part) : double.NaN;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public string ExplainUndefined(ClassScores part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return _undefined(part) ?? "undefined for these scores";
    }

    /// <summary>The name and what it is.</summary>
    public override string ToString() => $"{Name} = {Definition}";

    /// <summary>The value of a metric that is smooth, and its derivatives by the weight of each row; all NaN where it is undefined.</summary>
    internal (double Value, double[] Derivatives) Differentiate(ClassScores scores)
    {
        double[] rows = RowLoss is null ? [] : new double[scores.RowCount];
        double value = RowLoss is null ? Measure(scores) : _undefined(scores) is null ? RowMean.Of(scores.Table, RowLoss, rows) : double.NaN;
        if (double.IsNaN(value))
        {
            rows = new double[scores.RowCount];
            Array.Fill(rows, double.NaN);
            return (value, rows);
        }

        if (RowLoss is null) return (value, _derivatives!(scores, value));
        double total = scores.TotalWeight;
        for (int row = 0; row < rows.Length; row++) rows[row] = scores.Table.Actual[row] == ScoreTable.Excluded ? 0 : (rows[row] - value) / total;
        return (value, rows);
    }
}

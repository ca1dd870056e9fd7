namespace MulticlassMetrics;

/// <summary>An average over classes of binned scores, and between which two values the exact one lies.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <remarks>
/// The bounds are the averages of the classes' lower and of their upper bounds (for micro, those of the pool), so they hold for every averager whose average does not fall when a
/// class's value rises, as all of this library are. They are of the binning alone and are no confidence interval. Immutable. See
/// <see cref="BinnedScoreAccumulator{TLabel}"/> for an example.
/// </remarks>
public sealed class BinnedAverage<TLabel>
    where TLabel : notnull
{
    private readonly BinnedValue _value;

    internal BinnedAverage(AveragedScore<TLabel> score, double low, double high)
    {
        Score = score;
        _value = new BinnedValue(score.Value, low, high);
    }

    /// <summary>The average with what it was made of, under a name that says <c>binned</c>.</summary>
    public AveragedScore<TLabel> Score { get; }

    /// <summary>The average; NaN where it is undefined.</summary>
    public double Value => _value.Value;

    /// <summary>The exact average is not below.</summary>
    public double Low => _value.Low;

    /// <summary>The exact average is not above.</summary>
    public double High => _value.High;

    /// <summary>By how much the exact average can be away from <see cref="Value"/>; 0 when binning lost nothing.</summary>
    public double ErrorBound => _value.ErrorBound;

    /// <summary>What it is, its value and its bound, such as <c>ROC AUC (binned) (macro, 3 classes) = 0.873, binned, off by at most 0.0004</c>.</summary>
    public override string ToString() => double.IsNaN(Value) ? Score.ToString() : $"{Score}, {BinnedValue.Bound(ErrorBound)}";
}

namespace MulticlassMetrics;

/// <summary>What a requirement of a gate is about: one <see cref="Measure"/>, or a metric of each class (<see cref="ClassMeasures"/>).</summary>
/// <remarks>Immutable. <see cref="Gate"/> shows an example.</remarks>
public abstract class GateSubject
{
    private protected GateSubject(string name, MetricDirection direction, MetricRange range)
    {
        Name = name;
        Direction = direction;
        Range = range;
    }

    /// <summary>What is measured, such as <c>F1 (macro)</c> or <c>recall of fraud</c>.</summary>
    public string Name { get; }

    /// <summary>Whether more is better.</summary>
    public MetricDirection Direction { get; }

    /// <summary>The smallest and the largest value there can be.</summary>
    public MetricRange Range { get; }

    /// <summary>Requires a value of at least a threshold.</summary>
    /// <param name="threshold">The threshold, which is enough by itself.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is NaN, infinite or outside <see cref="Range"/>.</exception>
    public GateRequirement AtLeast(double threshold) => Within(new GateTarget(Threshold(threshold, nameof(threshold)), double.PositiveInfinity));

    /// <summary>Requires a value of at most a threshold.</summary>
    /// <param name="threshold">The threshold, which is not too much by itself.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is NaN, infinite or outside <see cref="Range"/>.</exception>
    public GateRequirement AtMost(double threshold) => Within(new GateTarget(double.NegativeInfinity, Threshold(threshold, nameof(threshold))));

    /// <summary>Requires a value within a range, both ends included.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is NaN, infinite or outside <see cref="Range"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="low"/> is above <paramref name="high"/>.</exception>
    public GateRequirement Within(double low, double high)
    {
        var target = new GateTarget(Threshold(low, nameof(low)), Threshold(high, nameof(high)));
        return low <= high ? Within(target) : throw new ArgumentException(FormattableString.Invariant($"The range runs from {low} to {high}, hence holds nothing."), nameof(low));
    }

    /// <summary>Requires that the model is not worse than a baseline on the same rows by more than a margin.</summary>
    /// <param name="margin">The loss that would still be acceptable, in units of the value.</param>
    /// <returns>The requirement; the baseline is given to <see cref="Gate.Evaluate"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is negative, NaN, infinite or wider than <see cref="Range"/>.</exception>
    /// <exception cref="InvalidOperationException">The metric is neither better nor worse when it is higher.</exception>
    public GateRequirement NotWorseThanBaseline(double margin)
    {
        if (!(margin >= 0 && double.IsFinite(margin)))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, FormattableString.Invariant($"A margin must be a finite number that is not negative; it is {margin}."));
        }

        if (margin > Range.Maximum - Range.Minimum)
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, FormattableString.Invariant($"{Name} lies in {Range}; by a margin of {margin} no model could be worse."));
        }

        if (Direction == MetricDirection.Neither) throw new InvalidOperationException($"'{Name}' is neither better nor worse when it is higher.");
        return new GateRequirement(new BaselineRule(this, margin));
    }

    internal abstract IEnumerable<Measure> MeasuresOn<TLabel>(Evaluation<TLabel> evaluation)
        where TLabel : notnull;

    /// <summary>Whether it is several measures, which are judged together.</summary>
    internal virtual bool IsFamily => false;

    private GateRequirement Within(GateTarget target) => new(new MeasureRule(this, target));

    private double Threshold(double threshold, string name) => threshold >= Range.Minimum && threshold <= Range.Maximum && double.IsFinite(threshold)
        ? threshold
        : throw new ArgumentOutOfRangeException(name, threshold, FormattableString.Invariant($"{Name} lies in {Range}; {threshold} is no threshold for it."));
}

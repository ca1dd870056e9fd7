namespace MulticlassMetrics;

/// <summary>A metric that measures many classes faster than one after the other.</summary>
/// <typeparam name="TPart">What it is computed from.</typeparam>
internal interface IMeasuresTogether<in TPart>
{
    /// <summary>Whether it makes no difference when a class is measured and by which thread: no code of the caller's is called.</summary>
    bool CanWait { get; }

    /// <summary>Measures every class, with the very values that <see cref="IMetric{TPart}.Measure"/> gives.</summary>
    /// <param name="parts">One part a class.</param>
    /// <param name="values">Takes their values.</param>
    void MeasureEach(TPart[] parts, Span<double> values);
}

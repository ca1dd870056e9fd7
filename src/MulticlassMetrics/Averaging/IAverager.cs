namespace MulticlassMetrics;

/// <summary>A way to turn one metric of many classes into one number.</summary>
/// <remarks>
/// Implementations see the parts of the classes by position and never their labels. Ready ones are on <see cref="Averager"/>, which shows an
/// example; <c>F1</c>, <c>Precision</c>, <c>Recall</c>, <c>Auc</c> and the general <c>Average</c> of a matrix are extension members of
/// <see cref="AveragerExtensions"/>.
/// </remarks>
public interface IAverager
{
    /// <summary>The name to print, such as <c>macro</c>.</summary>
    string Name { get; }

    /// <summary>Averages a metric over classes.</summary>
    /// <typeparam name="TPart">What each class contributes.</typeparam>
    /// <param name="perClass">One part a class.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The average with what it was made of, by position.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no classes.</exception>
    /// <exception cref="UndefinedMetricException">A value is undefined and the averager was told to throw.</exception>
    AveragedParts Average<TPart>(ReadOnlySpan<TPart> perClass, IMetric<TPart> metric)
        where TPart : IPoolable<TPart>;

    /// <summary>Makes the averager for given classes, for those whose behaviour depends on which class stands where.</summary>
    /// <typeparam name="TLabel">The type of the labels.</typeparam>
    /// <param name="classes">The classes, in the order of the parts to come.</param>
    /// <returns>This averager, unless the implementation knows classes by label.</returns>
    /// <exception cref="ArgumentException">The averager does not fit these classes; the message says how.</exception>
    IAverager BindTo<TLabel>(ClassList<TLabel> classes)
        where TLabel : notnull => this;
}

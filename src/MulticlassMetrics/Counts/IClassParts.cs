namespace MulticlassMetrics;

/// <summary>Something with one part a class that can be averaged: a confusion matrix, or a selection of its classes.</summary>
/// <typeparam name="TLabel">The type of the labels.</typeparam>
/// <typeparam name="TPart">What each class contributes.</typeparam>
/// <remarks>Every averager takes it: see <see cref="Averager"/> for an example.</remarks>
public interface IClassParts<TLabel, TPart>
    where TLabel : notnull
    where TPart : IPoolable<TPart>
{
    /// <summary>The classes, in the order of <see cref="PerClass"/>.</summary>
    ClassList<TLabel> Classes { get; }

    /// <summary>One part a class, in the order of <see cref="Classes"/>.</summary>
    ReadOnlySpan<TPart> PerClass { get; }
}

namespace MulticlassMetrics.Kernels;

/// <summary>What is saved of something that accumulates: named fields in a fixed order, whatever they are written as.</summary>
internal interface IState<TSelf>
    where TSelf : IState<TSelf>
{
    static abstract StateKind Kind { get; }

    void Write(StateWriter writer);

    /// <exception cref="InvalidDataException">The fields are no such state.</exception>
    static abstract TSelf Read(StateReader reader);
}

namespace MulticlassMetrics.Kernels;

/// <summary>Writes the fields of a state.</summary>
internal abstract class StateWriter
{
    /// <summary>A whole number from 0 to 2^53, which JSON numbers hold everywhere.</summary>
    public abstract void Whole(string name, long value);

    public abstract void Flag(string name, bool value);

    public abstract void Texts(string name, ReadOnlySpan<string> values);

    /// <summary>Whole numbers from -1 up.</summary>
    public abstract void Wholes(string name, ReadOnlySpan<int> values);

    public abstract void Numbers(string name, ReadOnlySpan<double> values);

    public abstract void Numbers(string name, ReadOnlySpan<float> values);
}

namespace MulticlassMetrics.Kernels;

/// <summary>Reads the fields of a state in the order in which they were written. What is not as it must be throws <see cref="InvalidDataException"/>.</summary>
internal abstract class StateReader
{
    public abstract long Whole(string name);

    public abstract bool Flag(string name);

    public abstract string[] Texts(string name);

    public abstract int[] Wholes(string name);

    public abstract double[] Numbers(string name);

    public abstract float[] Singles(string name);

    /// <summary>Grows an array up to the length it was declared to have, so that a length that is not true takes no memory.</summary>
    protected static void Grow<T>(ref T[] values, int filled, int length)
    {
        if (filled == values.Length) Array.Resize(ref values, (int)Math.Min(length, Math.Max(1024, 2L * filled)));
    }
}

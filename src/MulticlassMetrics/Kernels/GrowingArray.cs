namespace MulticlassMetrics.Kernels;

/// <summary>An array that grows by doubling. What was handed out stays as it is: values are only ever added behind.</summary>
internal sealed class GrowingArray<T>
    where T : unmanaged
{
    private T[] _values;

    public GrowingArray() => _values = [];

    /// <summary>Takes an array over.</summary>
    public GrowingArray(T[] values)
    {
        _values = values;
        Count = values.Length;
    }

    public int Count { get; private set; }

    public ReadOnlyMemory<T> Memory => _values.AsMemory(0, Count);

    public ReadOnlySpan<T> Span => _values.AsSpan(0, Count);

    public void Add(ReadOnlySpan<T> values) => values.CopyTo(Extend(values.Length));

    /// <summary>Makes room for more values, which the caller fills.</summary>
    public Span<T> Extend(int count)
    {
        int needed = checked(Count + count);
        if (needed > _values.Length) Array.Resize(ref _values, (int)Math.Clamp(2L * _values.Length, needed, Array.MaxLength));
        Count = needed;
        return _values.AsSpan(needed - count, count);
    }
}

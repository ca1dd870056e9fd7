namespace MulticlassMetrics.Kernels;

/// <summary>A running sum: with the rounding carried, or plain where nothing is rounded.</summary>
internal interface IRunningSum
{
    double Value { get; }

    void Add(double term);
}

/// <summary>A sum of whole numbers up to 2^53, which is exact as it is.</summary>
internal struct WholeSum : IRunningSum
{
    public double Value { get; private set; }

    public void Add(double term) => Value += term;
}

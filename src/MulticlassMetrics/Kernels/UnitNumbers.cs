using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>One number a unit, stored or computed when it is wanted. They must not change.</summary>
/// <param name="length">How many there are.</param>
internal abstract class UnitNumbers(int length)
{
    public int Length { get; } = length;

    /// <summary>Adds successive numbers times a factor.</summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="into">What they are added to.</param>
    public abstract void AddTo(int from, double factor, Span<double> into);
}

/// <summary>The numbers of an array.</summary>
/// <param name="values">The array.</param>
internal sealed class StoredNumbers(double[] values) : UnitNumbers(values.Length)
{
    public double[] Values { get; } = values;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddTo(int from, double factor, Span<double> into)
    {
        ReadOnlySpan<double> values = Values.AsSpan(from, into.Length);
        for (int i = 0; i < into.Length; i++) into[i] += factor * values[i];
    }
}

/// <summary>One number for the rows of a class, and one for all others.</summary>
/// <param name="actual">The class of each row.</param>
/// <param name="column">The class.</param>
/// <param name="ofClass">The number of its rows.</param>
/// <param name="ofOthers">The number of all others.</param>
internal sealed class ClassNumbers(int[] actual, int column, double ofClass, double ofOthers) : UnitNumbers(actual.Length)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddTo(int from, double factor, Span<double> into)
    {
        ReadOnlySpan<int> classes = actual.AsSpan(from, into.Length);
        double here = factor * ofClass, elsewhere = factor * ofOthers;
        for (int i = 0; i < into.Length; i++) into[i] += classes[i] == column ? here : elsewhere;
    }
}

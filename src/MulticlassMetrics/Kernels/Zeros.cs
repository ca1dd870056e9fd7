using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Arrays to add up in.</summary>
/// <remarks>
/// Memory that is fresh and read before it is written is first mapped to one page of zeros that all share; at the write every processor must be told to forget
/// that. Where a number is added to each row this takes longer than the numbers do.
/// </remarks>
internal static class Zeros
{
    // Smaller ones are cleared as they are allocated.
    private const int LeastBytes = 1 << 16;

    /// <summary>Zeros that have been written.</summary>
    /// <param name="length">How many.</param>
    public static T[] Of<T>(int length)
        where T : unmanaged
    {
        if ((long)length * Unsafe.SizeOf<T>() < LeastBytes) return new T[length];
        T[] zeros = GC.AllocateUninitializedArray<T>(length);
        Workers.ForTiles(length, 1, threads: -1, (from, count) => zeros.AsSpan(from, count).Clear());
        return zeros;
    }
}

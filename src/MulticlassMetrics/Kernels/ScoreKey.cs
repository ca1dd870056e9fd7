using System.Numerics;
using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Scores as whole numbers in the same order, for sorting by digits and for looking up by the leading ones.</summary>
internal static class ScoreKey
{
    /// <summary>The key of a number: greater for a greater one. Of -0.0 it is one less than of 0.0, which must be made equal before by adding zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Of<T>(T score)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            long wide = Unsafe.BitCast<T, long>(score);
            return wide ^ (long)((ulong)(wide >> 63) >> 1);
        }

        int bits = Unsafe.BitCast<T, int>(score);
        return bits ^ (int)((uint)(bits >> 31) >> 1);
    }
}

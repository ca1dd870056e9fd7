using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>The number of a key.</summary>
    public static T ScoreOf<T>(long key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(double)
            ? Unsafe.BitCast<long, T>(key ^ (long)((ulong)(key >> 63) >> 1))
            : Unsafe.BitCast<int, T>((int)key ^ (int)((uint)((int)key >> 31) >> 1));

    /// <summary>In which of some ranges of keys scores lie, all of one width that is a power of two.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="smallest">Where the first range starts; what is below is in it.</param>
    /// <param name="largest">A key of the last; what is above is in it.</param>
    /// <param name="bits">The binary logarithm of the width.</param>
    /// <param name="ranges">Takes the number of each score's range.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FindRanges<T>(ReadOnlySpan<T> scores, long smallest, long largest, int bits, Span<long> ranges)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ranges = ranges[..scores.Length];
        int done = 0;
        if (typeof(T) == typeof(double) && Vector.IsHardwareAccelerated)
        {
            ref double score = ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(scores));
            ref long range = ref MemoryMarshal.GetReference(ranges);
            Vector<long> low = new(smallest), high = new(largest);
            for (; done <= scores.Length - Vector<long>.Count; done += Vector<long>.Count)
            {
                Vector<long> wide = (Vector.LoadUnsafe(ref score, (nuint)done) + Vector<double>.Zero).As<double, long>();
                Vector<long> key = wide ^ ((wide >> 63) >>> 1);
                ((Vector.Min(Vector.Max(key, low), high) - low) >>> bits).StoreUnsafe(ref range, (nuint)done);
            }
        }

        for (; done < scores.Length; done++)
        {
            ranges[done] = (long)((ulong)(Math.Min(Math.Max(Of(scores[done] + T.Zero), smallest), largest) - smallest) >> bits);
        }
    }
}

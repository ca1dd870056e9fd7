using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Counts scores by comparing each with one.</summary>
internal static class ScoreCounts
{
    /// <summary>How many scores are below a bound.</summary>
    /// <param name="scores">The scores, none NaN.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="equal">How many equal it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Below<T>(ReadOnlySpan<T> scores, T bound, out int equal)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int below = 0, upTo = 0, done = 0;
        if (Vector.IsHardwareAccelerated && scores.Length >= Vector<T>.Count)
        {
            done = scores.Length - (scores.Length % Vector<T>.Count);
            ref T score = ref MemoryMarshal.GetReference(scores);
            var bounds = new Vector<T>(bound);
            if (typeof(T) == typeof(double))
            {
                Vector<long> low = default, high = default;
                for (int i = 0; i < done; i += Vector<T>.Count)
                {
                    Vector<T> lane = Vector.LoadUnsafe(ref score, (nuint)i);
                    low -= Vector.LessThan(lane, bounds).As<T, long>();
                    high -= Vector.LessThanOrEqual(lane, bounds).As<T, long>();
                }

                (below, upTo) = ((int)Vector.Sum(low), (int)Vector.Sum(high));
            }
            else
            {
                Vector<int> low = default, high = default;
                for (int i = 0; i < done; i += Vector<T>.Count)
                {
                    Vector<T> lane = Vector.LoadUnsafe(ref score, (nuint)i);
                    low -= Vector.LessThan(lane, bounds).As<T, int>();
                    high -= Vector.LessThanOrEqual(lane, bounds).As<T, int>();
                }

                (below, upTo) = (Vector.Sum(low), Vector.Sum(high));
            }
        }

        foreach (T score in scores[done..])
        {
            below += score < bound ? 1 : 0;
            upTo += score <= bound ? 1 : 0;
        }

        equal = upTo - below;
        return below;
    }
}

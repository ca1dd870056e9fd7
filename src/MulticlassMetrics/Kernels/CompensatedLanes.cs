using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MulticlassMetrics.Kernels;

/// <summary>Sums of many products, the rounding carried, four at a time on every machine, so that the bits do not depend on it.</summary>
internal static class CompensatedLanes
{
    /// <summary>The sum of the products of two spans of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CompensatedSum OfProducts(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Vector256<double> sum = default, error = default;
        ref double a = ref MemoryMarshal.GetReference(first), b = ref MemoryMarshal.GetReference(second);
        int done = 0;
        for (; done <= first.Length - Vector256<double>.Count; done += Vector256<double>.Count)
        {
            // What the sum loses, whichever of the two is larger (Knuth 1969).
            Vector256<double> term = Vector256.LoadUnsafe(ref a, (nuint)done) * Vector256.LoadUnsafe(ref b, (nuint)done), next = sum + term, taken = next - sum;
            error += sum - (next - taken) + (term - taken);
            sum = next;
        }

        CompensatedSum all = default;
        for (int lane = 0; lane < Vector256<double>.Count; lane++) all.Add(new CompensatedSum(sum[lane], double.IsFinite(sum[lane]) ? error[lane] : 0));
        for (; done < first.Length; done++) all.Add(first[done] * second[done]);
        return all;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Ranks the entries of one part: brings them into ever smaller parts until few positives are left, with which each negative is compared.</summary>
/// <remarks>Negatives are never sorted: where none of the positives of the smallest part needs to know of them, they are counted alone.</remarks>
internal ref struct PartRanks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many are compared with every negative of their part sooner than they could be told apart.
    private const int Few = 8;

    private const int MostDigitBits = 11;
    private const int LeastDigitBits = 4;

    // Where the next distinct score goes.
    private readonly Span<T> _distinct;
    private readonly Span<double> _positives;
    private readonly Span<double> _tied;
    private readonly Span<double> _gaps;

    public PartRanks(Span<T> distinct, Span<double> positives, Span<double> tied, Span<double> gaps)
    {
        _distinct = distinct;
        _positives = positives;
        _tied = tied;
        _gaps = gaps;
    }

    /// <summary>How many distinct scores of positives were found.</summary>
    public int Count { get; private set; }

    /// <summary>How many negatives stand above all of them.</summary>
    public int Above { get; private set; }

    /// <summary>Ranks entries that stand above all so far.</summary>
    /// <param name="entries">Their scores, negatives first; what becomes of them is left open.</param>
    /// <param name="negatives">How many negatives there are.</param>
    /// <param name="spare">Room for as many scores.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Span<T> entries, int negatives, Span<T> spare)
    {
        Span<T> positives = entries[negatives..];
        if (positives.Length <= Few)
        {
            AddFew(entries[..negatives], positives);
            return;
        }

        (long smallest, long largest) = Extremes(positives);
        if (smallest == largest)
        {
            AddEqual(entries[..negatives], positives);
            return;
        }

        int bits = 64 - BitOperations.LeadingZeroCount((ulong)(largest - smallest));
        int shift = Math.Max(0, bits - Math.Clamp(BitOperations.Log2((uint)positives.Length) - 1, LeastDigitBits, MostDigitBits));
        int digits = (int)((ulong)(largest - smallest) >> shift) + 1;
        Span<int> ends = stackalloc int[2 * digits];
        ends.Clear();
        CountDigits(entries[..negatives], smallest, largest, shift, ends);
        CountDigits(positives, smallest, largest, shift, ends[1..]);
        int sum = 0;
        foreach (ref int end in ends) (end, sum) = (sum, sum + end);
        Distribute(entries[..negatives], smallest, largest, shift, ends, spare);
        Distribute(positives, smallest, largest, shift, ends[1..], spare);
        for (int digit = 0, start = 0; digit < digits; digit++)
        {
            int middle = ends[2 * digit], end = ends[(2 * digit) + 1];
            if (middle == end) Above += end - start;
            else if (end - middle <= Few) AddFew(spare[start..middle], spare[middle..end]);
            else Add(spare[start..end], middle - start, entries[start..end]);
            start = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Smallest, long Largest) Extremes(ReadOnlySpan<T> scores)
    {
        long smallest = long.MaxValue, largest = long.MinValue;
        foreach (T score in scores)
        {
            long key = ScoreKey.Of(score);
            smallest = Math.Min(smallest, key);
            largest = Math.Max(largest, key);
        }

        return (smallest, largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountDigits(ReadOnlySpan<T> scores, long smallest, long largest, int shift, Span<int> counts)
    {
        ref int count = ref MemoryMarshal.GetReference(counts);
        foreach (T score in scores)
        {
            long offset = Math.Min(Math.Max(ScoreKey.Of(score), smallest), largest) - smallest;
            Unsafe.Add(ref count, (nint)(2 * ((ulong)offset >> shift)))++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute(ReadOnlySpan<T> scores, long smallest, long largest, int shift, Span<int> places, Span<T> into)
    {
        ref int next = ref MemoryMarshal.GetReference(places);
        foreach (T score in scores)
        {
            long offset = Math.Min(Math.Max(ScoreKey.Of(score), smallest), largest) - smallest;
            into[Unsafe.Add(ref next, (nint)(2 * ((ulong)offset >> shift)))++] = score;
        }
    }

    private void AddFew(ReadOnlySpan<T> negatives, Span<T> positives)
    {
        for (int i = 1; i < positives.Length; i++)
        {
            T score = positives[i];
            int at = i;
            for (; at > 0 && positives[at - 1] > score; at--) positives[at] = positives[at - 1];
            positives[at] = score;
        }

        int before = 0;
        for (int i = 0; i < positives.Length;)
        {
            int end = i + 1;
            while (end < positives.Length && positives[end] == positives[i]) end++;
            Add(negatives, positives[i], end - i, ref before);
            i = end;
        }

        Above += negatives.Length - before;
    }

    private void AddEqual(ReadOnlySpan<T> negatives, ReadOnlySpan<T> positives)
    {
        int before = 0;
        Add(negatives, positives[0], positives.Length, ref before);
        Above += negatives.Length - before;
    }

    // Of the negatives some were counted before, which are below.
    private void Add(ReadOnlySpan<T> negatives, T score, int positives, ref int before)
    {
        int tied = 0;
        int below = negatives.IsEmpty ? 0 : ScoreCounts.Below(negatives, score, out tied);
        _distinct[Count] = score;
        _positives[Count] = positives;
        _tied[Count] = tied;
        _gaps[Count] = Above + below - before;
        Count++;
        Above = 0;
        before = below + tied;
    }
}

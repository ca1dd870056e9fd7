using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Sorts scores by the digits of their keys: few by comparison, many in three passes over the leading 33 bits, very many in parts that fit a cache.</summary>
/// <remarks>The digits are those of the distance from the smallest key, shifted to the top, so that scores that lie close together are told apart as well as others.</remarks>
internal static class ScoreSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int Passes = 3;
    private const int LeastByDigits = 2048;
    private const int MostInCache = 1 << 16;
    private const int BlockSize = 1 << 17;

    /// <summary>Sorts scores ascending; none is NaN or -0.0.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors.</param>
    public static void Sort<T>(T[] scores, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (scores.Length < LeastByDigits)
        {
            Array.Sort(scores);
            return;
        }

        T[] spare = ArrayPool<T>.Shared.Rent(scores.Length);
        Sort(scores, spare, 0, scores.Length, threads);
        ArrayPool<T>.Shared.Return(spare);
    }

    /// <summary>Sorts the first scores of an array ascending, and with each what belongs to it; none is NaN or -0.0. In which order ties come does not depend on threads.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="items">What belongs to each.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="threads">The largest number of threads; -1 for as many as there are processors.</param>
    public static void Sort<T>(T[] scores, int[] items, int count, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] spare = ArrayPool<T>.Shared.Rent(count);
        int[] spareItems = ArrayPool<int>.Shared.Rent(count);
        if (count > BlockSize) SortInBlocks(scores, items, spare, spareItems, count, threads);
        else Sort(scores, items, spare, spareItems, 0, count);
        ArrayPool<T>.Shared.Return(spare);
        ArrayPool<int>.Shared.Return(spareItems);
    }

    private static void Sort<T>(T[] scores, int[] items, T[] spare, int[] spareItems, int from, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> part = scores.AsSpan(from, count);
        Span<int> partItems = items.AsSpan(from, count);
        if (count < LeastByDigits)
        {
            part.Sort(partItems);
            return;
        }

        var scale = Scale.Of<T>(part);
        if (scale.Bits == 0) return;
        int[] next = CountFirstDigits<T>(part, scale);
        Distribute(part, partItems, spare.AsSpan(from, count), spareItems.AsSpan(from, count), scale, next);
        for (int digit = 0; digit < Digits; digit++)
        {
            int start = digit == 0 ? 0 : next[digit - 1];
            SortDigit(scores, items, spare, spareItems, from + start, next[digit] - start);
        }
    }

    private static void SortDigit<T>(T[] scores, int[] items, T[] spare, int[] spareItems, int from, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (count == 0) return;
        spare.AsSpan(from, count).CopyTo(scores.AsSpan(from));
        spareItems.AsSpan(from, count).CopyTo(items.AsSpan(from));
        if (count > 1) Sort(scores, items, spare, spareItems, from, count);
    }

    // By the first digit in blocks on several threads, then each digit's part by itself; equal digits stay in the order in which they came.
    private static void SortInBlocks<T>(T[] scores, int[] items, T[] spare, int[] spareItems, int count, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int blocks = (count + BlockSize - 1) / BlockSize;
        var scales = new Scale[blocks];
        Workers.For(blocks, count, threads, () => 0, (block, _) => scales[block] = Scale.Of<T>(Block(scores, block)));
        var scale = Scale.Join(scales);
        int[][] next = new int[blocks][];
        Workers.For(blocks, count, threads, () => 0, (block, _) => next[block] = CountFirstDigits<T>(Block(scores, block), scale));
        int[] ends = new int[Digits];
        for (int digit = 0, sum = 0; digit < Digits; digit++)
        {
            for (int block = 0; block < blocks; block++)
            {
                int here = (digit == Digits - 1 ? Block(scores, block).Length : next[block][digit + 1]) - next[block][digit];
                next[block][digit] = sum;
                sum += here;
            }

            ends[digit] = sum;
        }

        Workers.For(blocks, count, threads, () => 0, (block, _) => Distribute(Block(scores, block), Block(items, block), spare, spareItems, scale, next[block]));
        Workers.For(Digits, count, threads, () => 0, (digit, _) =>
        {
            int start = digit == 0 ? 0 : ends[digit - 1];
            SortDigit(scores, items, spare, spareItems, start, ends[digit] - start);
        });

        Span<TItem> Block<TItem>(TItem[] all, int block) => all.AsSpan(block * BlockSize, Math.Min(BlockSize, count - (block * BlockSize)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute<T>(Span<T> scores, Span<int> items, Span<T> into, Span<int> itemsInto, Scale scale, int[] next)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < scores.Length; i++)
        {
            int at = next[scale.Digit(scores[i], Passes - 1)]++;
            into[at] = scores[i];
            itemsInto[at] = items[i];
        }
    }

    // The result is where the scores of each first digit start.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] CountFirstDigits<T>(ReadOnlySpan<T> scores, Scale scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] next = new int[Digits];
        foreach (T score in scores) next[scale.Digit(score, Passes - 1)]++;
        for (int digit = 0, sum = 0; digit < Digits; digit++) (next[digit], sum) = (sum, sum + next[digit]);
        return next;
    }

    private static void Sort<T>(T[] scores, T[] spare, int from, int count, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> part = scores.AsSpan(from, count);
        if (count < LeastByDigits)
        {
            part.Sort();
            return;
        }

        var scale = Scale.Of<T>(part);
        if (scale.Bits == 0) return;
        if (count <= MostInCache)
        {
            ByDigits(part, spare.AsSpan(from, count), scale);
            return;
        }

        int[] ends = Distribute(part, spare.AsSpan(from, count), scale);
        Workers.For(Digits, count, threads, () => 0, (digit, _) =>
        {
            int start = digit == 0 ? 0 : ends[digit - 1];
            if (ends[digit] - start > 1) Sort(scores, spare, from + start, ends[digit] - start, threads: 1);
        });
    }

    // By the first digit alone; the result is where the part of each digit ends.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Distribute<T>(Span<T> scores, Span<T> spare, Scale scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] next = CountFirstDigits<T>(scores, scale);
        foreach (T score in scores) spare[next[scale.Digit(score, Passes - 1)]++] = score;
        spare.CopyTo(scores);
        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByDigits<T>(Span<T> scores, Span<T> spare, Scale scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> counts = stackalloc int[Passes * Digits];
        counts.Clear();
        foreach (T score in scores)
        {
            for (int pass = 0; pass < Passes; pass++) counts[(pass * Digits) + scale.Digit(score, pass)]++;
        }

        Span<T> source = scores, target = spare;
        for (int pass = 0; pass < Passes; pass++)
        {
            Span<int> next = counts.Slice(pass * Digits, Digits);
            if (next[scale.Digit(source[0], pass)] == source.Length) continue;
            for (int digit = 0, sum = 0; digit < Digits; digit++) (next[digit], sum) = (sum, sum + next[digit]);
            foreach (T score in source) target[next[scale.Digit(score, pass)]++] = score;
            Span<T> swap = source;
            source = target;
            target = swap;
        }

        if (source != scores) source.CopyTo(scores);
        if (scale.Bits > Passes * DigitBits) SortEqualDigits(scores, scale);
    }

    // What no pass looked at: scores that are equal in all digits so far, which are few unless scores are very uneven.
    private static void SortEqualDigits<T>(Span<T> scores, Scale scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] >= scores[i - 1]) continue;
            ulong digits = scale.Leading(scores[i]);
            int start = i - 1, end = i + 1;
            while (start > 0 && scale.Leading(scores[start - 1]) == digits) start--;
            while (end < scores.Length && scale.Leading(scores[end]) == digits) end++;
            scores[start..end].Sort();
            i = end;
        }
    }

    private readonly record struct Scale(long Smallest, long Largest)
    {
        public int Bits { get; } = 64 - BitOperations.LeadingZeroCount((ulong)(Largest - Smallest));

        public static Scale Join(ReadOnlySpan<Scale> parts)
        {
            Scale all = parts[0];
            foreach (Scale part in parts) all = new Scale(Math.Min(all.Smallest, part.Smallest), Math.Max(all.Largest, part.Largest));
            return all;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static Scale Of<T>(ReadOnlySpan<T> scores)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            long smallest = long.MaxValue, largest = long.MinValue;
            foreach (T score in scores)
            {
                long key = ScoreKey.Of(score);
                smallest = Math.Min(smallest, key);
                largest = Math.Max(largest, key);
            }

            return new Scale(smallest, largest);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Digit<T>(T score, int pass)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => (int)(Shifted(score) >> (64 - ((Passes - pass) * DigitBits))) & (Digits - 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Leading<T>(T score)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Shifted(score) >> (64 - (Passes * DigitBits));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private ulong Shifted<T>(T score)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => (ulong)(ScoreKey.Of(score) - Smallest) << (64 - Bits);
    }
}

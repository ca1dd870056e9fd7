using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Cells of a bucket of rows with their counts, each in 64 bits: the row within the bucket, the column, the count. Sorting them sorts by row and column.</summary>
/// <param name="columnBits">How many bits a column takes.</param>
/// <param name="rowBits">How many bits a row within its bucket takes.</param>
internal readonly struct PackedCells(int columnBits, int rowBits)
{
    public const int CountBits = 31;

    private const ulong CountMask = (1UL << CountBits) - 1;
    private const int MostDigitBits = 11;

    /// <summary>What a thread reuses from bucket to bucket.</summary>
    internal sealed class Scratch
    {
        public ulong[] Cells { get; set; } = [];

        public int[] Places { get; } = new int[1 << MostDigitBits];
    }

    /// <summary>The first row of a bucket.</summary>
    public int FirstRow(int bucket) => bucket << rowBits;

    /// <summary>How many cells of a run each bucket will get.</summary>
    public int[] CountBuckets(CellRun run, int[]? places, int buckets)
    {
        int[] counts = new int[buckets];
        int shift = rowBits;
        foreach (ulong cell in run.Cells.AsSpan(0, run.Length))
        {
            int row = (int)(cell >> 32);
            counts[(places is null ? row : places[row]) >> shift]++;
        }

        return counts;
    }

    /// <summary>Deals the cells of a run into buckets.</summary>
    /// <param name="run">The cells.</param>
    /// <param name="places">The places of rows and columns; null where they are the places.</param>
    /// <param name="next">Where the next cell of each bucket goes; moves on.</param>
    /// <param name="to">All buckets.</param>
    public void Deal(CellRun run, int[]? places, int[] next, ulong[] to)
    {
        int shift = rowBits, columns = columnBits;
        uint mask = (1U << rowBits) - 1;
        for (int i = 0; i < run.Length; i++)
        {
            int row = (int)(run.Cells[i] >> 32), column = (int)(uint)run.Cells[i];
            if (places is not null) (row, column) = (places[row], places[column]);
            ulong count = run.Counts is null ? 1 : (uint)run.Counts[i];
            to[next[row >> shift]++] = ((((ulong)((uint)row & mask) << columns) | (uint)column) << CountBits) | count;
        }
    }

    /// <summary>Sorts a bucket by cells, by one digit of them after the other from the last.</summary>
    public void Sort(Span<ulong> bucket, Scratch scratch)
    {
        int bits = rowBits + columnBits, passes = (bits + MostDigitBits - 1) / MostDigitBits, digitBits = (bits + passes - 1) / passes;
        if (scratch.Cells.Length < bucket.Length) scratch.Cells = GC.AllocateUninitializedArray<ulong>(Math.Max(bucket.Length, 2 * scratch.Cells.Length));
        Span<ulong> from = bucket, to = scratch.Cells.AsSpan(0, bucket.Length);
        Span<int> places = scratch.Places.AsSpan(0, 1 << digitBits);
        for (int pass = 0; pass < passes; pass++)
        {
            SortByDigit(from, to, places, CountBits + pass * digitBits);
            Span<ulong> sorted = to;
            to = from;
            from = sorted;
        }

        if (passes % 2 != 0) from.CopyTo(bucket);
    }

    /// <summary>Adds up equal neighbours of a sorted bucket and moves the sums to its start.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="rowCounts">Gets the number of different cells in each row of the bucket.</param>
    /// <returns>The number of different cells.</returns>
    public int Merge(Span<ulong> bucket, Span<int> rowCounts)
    {
        int kept = -1, rowShift = columnBits + CountBits;
        ulong last = ulong.MaxValue;
        foreach (ulong cell in bucket)
        {
            if (cell >> CountBits == last)
            {
                bucket[kept] += cell & CountMask;
                continue;
            }

            last = cell >> CountBits;
            bucket[++kept] = cell;
            rowCounts[(int)(cell >> rowShift)]++;
        }

        return kept + 1;
    }

    /// <summary>Takes cells apart.</summary>
    public void Unpack(ReadOnlySpan<ulong> cells, Span<int> columns, Span<double> counts)
    {
        uint mask = (uint)((1UL << columnBits) - 1);
        for (int i = 0; i < cells.Length; i++)
        {
            columns[i] = (int)((uint)(cells[i] >> CountBits) & mask);
            counts[i] = (int)(cells[i] & CountMask);
        }
    }

    private static void SortByDigit(ReadOnlySpan<ulong> from, Span<ulong> to, Span<int> places, int shift)
    {
        places.Clear();
        ref int place = ref MemoryMarshal.GetReference(places);
        nuint mask = (nuint)places.Length - 1;
        foreach (ulong cell in from) Unsafe.Add(ref place, (nuint)(cell >> shift) & mask)++;
        int sum = 0;
        foreach (ref int start in places) (start, sum) = (sum, sum + start);
        foreach (ulong cell in from) to[Unsafe.Add(ref place, (nuint)(cell >> shift) & mask)++] = cell;
    }
}

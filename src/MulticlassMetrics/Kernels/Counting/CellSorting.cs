using System.Buffers;
using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>
/// Makes a table of cells in any order: they are dealt into buckets of neighbouring rows, each so small that it stays in a processor's
/// cache, and sorted there digit by digit. Linear in cells and classes, however many there are; buckets are sorted side by side.
/// </summary>
internal static class CellSorting
{
    private const int CellsPerBucket = 4096;
    private const int MostBucketBits = 10;

    /// <param name="classes">The number of rows and of columns.</param>
    /// <param name="runs">The cells, each run with the places of its rows and columns in the table; null where they are the places. The counts add up to less than 2^31.</param>
    /// <param name="threads">The number of threads; 0 for as many as pay.</param>
    public static CellTable Sort(int classes, (CellRun Run, int[]? Places)[] runs, int threads = 0)
    {
        int total = 0;
        foreach ((CellRun run, _) in runs) total += run.Length;

        // A bucket's number tells the upper bits of the row, so that the rest of the cell and its count go together into 64 bits.
        int bits = BitOperations.Log2((uint)Math.Max(1, classes - 1)) + 1;
        int bucketBits = Math.Min(BitOperations.Log2((uint)Math.Max(1, total / CellsPerBucket)), MostBucketBits);
        bucketBits = Math.Min(bits, Math.Max(bucketBits, 2 * bits + PackedCells.CountBits - 64));
        var packing = new PackedCells(bits, bits - bucketBits);
        ulong[] cells = ArrayPool<ulong>.Shared.Rent(total);
        int[] bucketStart = Deal(packing, runs, cells, 1 << bucketBits, threads);
        CellTable table = Collect(packing, cells, bucketStart, classes, threads);
        ArrayPool<ulong>.Shared.Return(cells);
        return table;
    }

    // Where each bucket starts.
    private static int[] Deal(PackedCells packing, (CellRun Run, int[]? Places)[] runs, ulong[] cells, int buckets, int threads)
    {
        int[][] next = new int[runs.Length][];
        long work = cells.Length;
        ForEach(runs.Length, work, threads, r => next[r] = packing.CountBuckets(runs[r].Run, runs[r].Places, buckets));

        int[] bucketStart = new int[buckets + 1];
        int sum = 0;
        for (int b = 0; b < buckets; b++)
        {
            bucketStart[b] = sum;
            foreach (int[] of in next) (of[b], sum) = (sum, sum + of[b]);
        }

        bucketStart[buckets] = sum;
        ForEach(runs.Length, work, threads, r => packing.Deal(runs[r].Run, runs[r].Places, next[r], cells));
        return bucketStart;
    }

    private static CellTable Collect(PackedCells packing, ulong[] cells, int[] bucketStart, int classes, int threads)
    {
        int buckets = bucketStart.Length - 1;
        int[] rowStart = new int[classes + 1], cellStart = new int[buckets + 1];
        Workers.For(buckets, cells.Length, threads == 0 ? -1 : threads, () => new PackedCells.Scratch(), (b, scratch) =>
        {
            Span<ulong> bucket = cells.AsSpan(bucketStart[b], bucketStart[b + 1] - bucketStart[b]);
            packing.Sort(bucket, scratch);
            cellStart[b + 1] = packing.Merge(bucket, rowStart.AsSpan(Math.Min(rowStart.Length, 1 + packing.FirstRow(b))));
        });

        for (int b = 0; b < buckets; b++) cellStart[b + 1] += cellStart[b];
        for (int c = 0; c < classes; c++) rowStart[c + 1] += rowStart[c];
        int[] columns = GC.AllocateUninitializedArray<int>(cellStart[buckets]);
        double[] weights = GC.AllocateUninitializedArray<double>(cellStart[buckets]);
        ForEach(buckets, columns.Length, threads, b =>
        {
            int start = cellStart[b], length = cellStart[b + 1] - start;
            packing.Unpack(cells.AsSpan(bucketStart[b], length), columns.AsSpan(start, length), weights.AsSpan(start, length));
        });
        return new CellTable(classes, rowStart, columns, weights, weights, weights);
    }

    private static void ForEach(int pieces, long cost, int threads, Action<int> work) => Workers.For(pieces, cost, threads == 0 ? -1 : threads, () => 0, (piece, _) => work(piece));
}

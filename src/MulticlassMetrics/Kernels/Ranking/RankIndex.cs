using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Finds where scores stand among some distinct ones. A slot is a place: 2k below the k-th of them and above the one before, 2k + 1 at it.</summary>
internal abstract class RankIndex
{
    /// <summary>How many rows are looked up at a time: their scores and slots stay in the nearest cache.</summary>
    public const int Tile = 512;

    /// <summary>The number of distinct scores; there is one slot more than twice as many.</summary>
    public abstract int Count { get; }

    /// <summary>The number of slots.</summary>
    public int Slots => (2 * Count) + 1;

    /// <summary>Finds the slots of the scores of one column in successive rows.</summary>
    public abstract void Locate(ScoreTable table, int column, int firstRow, Span<int> slots);
}

/// <summary>The index over scores of one type.</summary>
/// <remarks>
/// Instead of halving the whole, a look-up starts at a bucket: the range of keys is cut into cells of equal width, and each cell into as many buckets as scores
/// stand in it, so that a bucket holds one or two however uneven the scores are on the large scale. What is uneven within a cell is halved.
/// </remarks>
internal sealed class RankIndex<T> : RankIndex
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostCells = 1 << 12;

    // Ascending, and behind them NaN, which is neither above nor equal to anything.
    private readonly T[] _distinct;

    // How many of them stand in the buckets before each; last, all.
    private readonly int[] _starts;
    private readonly Cell[] _cells;

    private readonly long _smallest;
    private readonly long _largest;
    private readonly int _cellBits;

    /// <summary>Makes the index.</summary>
    /// <param name="distinct">The scores, ascending, and NaN behind the last.</param>
    public RankIndex(T[] distinct)
    {
        _distinct = distinct;
        Count = distinct.Length - 1;
        if (Count > 0)
        {
            _smallest = ScoreKey.Of(distinct[0]);
            _largest = ScoreKey.Of(distinct[Count - 1]);
        }

        int bits = 64 - BitOperations.LeadingZeroCount((ulong)(_largest - _smallest));
        _cellBits = Math.Clamp(bits - Math.Clamp(BitOperations.Log2((uint)Count | 1) - 2, 0, BitOperations.Log2(MostCells)), 0, 62);
        _cells = new Cell[(int)((ulong)(_largest - _smallest) >> _cellBits) + 1];
        _starts = Fill();
    }

    public override int Count { get; }

    /// <summary>The index over some scores, which are sorted, none NaN, and how often each occurs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RankIndex<T> Of(ReadOnlySpan<T> sorted, out int[] ends)
    {
        int count = sorted.IsEmpty ? 0 : 1;
        for (int i = 1; i < sorted.Length; i++) count += sorted[i] != sorted[i - 1] ? 1 : 0;
        var distinct = new T[count + 1];
        ends = new int[count];
        for (int i = 0, k = 0; k < count; k++)
        {
            T score = distinct[k] = sorted[i];
            do i++;
            while (i < sorted.Length && sorted[i] == score);
            ends[k] = i;
        }

        distinct[count] = T.NaN;
        return new RankIndex<T>(distinct);
    }

    public override void Locate(ScoreTable table, int column, int firstRow, Span<int> slots)
    {
        Span<T> scores = stackalloc T[Tile];
        for (int done = 0; done < slots.Length; done += Tile)
        {
            Span<int> part = slots.Slice(done, Math.Min(Tile, slots.Length - done));
            table.Gather(column, firstRow + done, scores[..part.Length]);
            Locate(scores[..part.Length], part);
        }
    }

    /// <summary>Finds the slots of scores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Locate(ReadOnlySpan<T> scores, Span<int> slots)
    {
        ref T distinct = ref MemoryMarshal.GetArrayDataReference(_distinct);
        ref int starts = ref MemoryMarshal.GetArrayDataReference(_starts);
        ref Cell cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        long smallest = _smallest, largest = _largest;
        int cellBits = _cellBits;
        long inCell = (1L << cellBits) - 1;
        for (int i = 0; i < scores.Length; i++)
        {
            // Zeros of either sign are equal, and so must their keys be.
            T score = scores[i] + T.Zero;
            long offset = Math.Min(Math.Max(ScoreKey.Of(score), smallest), largest) - smallest;
            Cell cell = Unsafe.Add(ref cells, (nint)((ulong)offset >> cellBits));
            int bucket = cell.FirstBucket + (int)((offset & inCell) >> cell.BucketBits);
            int low = Unsafe.Add(ref starts, bucket);

            // Most buckets are done after two steps, which never go past the NaN at the end.
            low += Unsafe.Add(ref distinct, low) < score ? 1 : 0;
            low += Unsafe.Add(ref distinct, low) < score ? 1 : 0;
            if (Unsafe.Add(ref distinct, low) < score) low = Search(low + 1, Unsafe.Add(ref starts, bucket + 1), score);
            slots[i] = (2 * low) + (Unsafe.Add(ref distinct, low) == score ? 1 : 0);
        }
    }

    private int Search(int low, int end, T score)
    {
        while (low < end)
        {
            int middle = (low + end) >>> 1;
            if (_distinct[middle] < score) low = middle + 1;
            else end = middle;
        }

        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Fill()
    {
        foreach (T score in _distinct.AsSpan(0, Count)) _cells[(ulong)(ScoreKey.Of(score) - _smallest) >> _cellBits].FirstBucket++;
        int buckets = 0;
        foreach (ref Cell cell in _cells.AsSpan())
        {
            int bits = Math.Min(_cellBits, cell.FirstBucket == 0 ? 0 : BitOperations.Log2((uint)cell.FirstBucket) + 1);
            cell = new Cell { FirstBucket = buckets, BucketBits = _cellBits - bits };
            buckets += 1 << bits;
        }

        int[] starts = new int[buckets + 1];
        int before = 0, next = 0;
        for (int k = 0; k < Count; k++)
        {
            long offset = ScoreKey.Of(_distinct[k]) - _smallest;
            Cell cell = _cells[(ulong)offset >> _cellBits];
            int bucket = cell.FirstBucket + (int)((offset & ((1L << _cellBits) - 1)) >> cell.BucketBits);
            for (; next <= bucket; next++) starts[next] = before;
            before++;
        }

        starts.AsSpan(next).Fill(Count);
        return starts;
    }

    private struct Cell
    {
        public int FirstBucket;
        public int BucketBits;
    }
}
